"""The articles the dashboard shows: those of the store if there is one, else the two seeds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import streamlit as st

from analysis import analyse, queries
from analysis.filters import Filters
from analysis.packs.own_files import usable_in
from analysis.packs.watched import SHIPPED, Watched
from analysis.sources import read_articles
from analysis.store import is_store, open_store, sample_connection
from analysis.tone import DEFAULT, backends

DEFAULT_STORE = Path("store")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"

KEPT_CONNECTIONS = 3
"""Connections kept open, one for each of the three backends: each holds the scores in memory, 25 MB
for 100,000 articles. A run that began before an ingest ends on its own all the same."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection of this run's own with the scores by ``backend``, and whether it shows the
    samples. ``backends`` are those whose scores could be shown, with how many articles each
    scored, the usual one first; ``watched`` are the topics watched now."""

    con: duckdb.DuckDBPyConnection
    sample: bool
    backend: str
    backends: Mapping[str, int]
    watched: Watched = SHIPPED


def folder() -> Path:
    """Where the store is, or will be made: what ``$STORE`` names, by default ``./store``."""
    return Path(os.environ.get("STORE") or DEFAULT_STORE)


def store_folder() -> Path | None:
    """The folder of the store that is shown; ``None`` where samples stand in for one."""
    return folder() if is_store(folder()) else None


def open_articles(backend: str | None = None) -> Opened:
    """The articles to show; newly ingested ones are there at the next run.

    ``$STORE`` names the store, by default ``./store``; the seeds stand in only where none
    is named. ``backend`` is whose scores are wanted; the usual ones are shown where there are
    none by it. Raises StoreError where the store named cannot be opened.
    """
    if not os.environ.get("STORE") and not folder().exists():
        return _sample(backend)
    store = open_store(folder())
    version, there = store.version(), store.backends() or (DEFAULT,)
    shown = backend if backend and backend in there else there[0]
    counts = _counts(folder(), version)
    con = _connect(folder(), version, shown).cursor()
    backends = {name: counts.get(name, 0) for name in there}
    watched, _ = usable_in(folder())
    return Opened(con, sample=False, backend=shown, backends=backends, watched=watched)


def _sample(backend: str | None) -> Opened:
    """The seeds, scored by any backend there is."""
    shown = backend if backend and backend in backends() else DEFAULT
    con = _seeds(shown).cursor()
    n = queries.overview(con, Filters()).n
    return Opened(con, sample=True, backend=shown, backends=dict.fromkeys(backends(), n))


@st.cache_resource(max_entries=KEPT_CONNECTIONS, show_spinner=False)
def _connect(folder: Path, version: str, backend: str) -> duckdb.DuckDBPyConnection:
    """``version`` is only a cache key: what was ingested since needs a new connection."""
    store = open_store(folder)
    return store.connect(backend if backend in store.backends() else None)


@st.cache_data(max_entries=KEPT_CONNECTIONS, show_spinner=False)
def _counts(folder: Path, version: str) -> Mapping[str, int]:
    """How many articles each backend scored; ``version`` is only a cache key here too."""
    return open_store(folder).counts()


@st.cache_resource(show_spinner=False)
def _seeds(backend: str) -> duckdb.DuckDBPyConnection:
    articles = list(read_articles([SEEDS]))
    return sample_connection(articles, analyse(articles, backend=backend))
