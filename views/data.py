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
from analysis.sources import read_articles
from analysis.store import open_store, sample_connection
from analysis.tone import DEFAULT, backends

DEFAULT_STORE = Path("store")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"

KEPT_CONNECTIONS = 2
"""Versions of a store kept open: sessions that began before an ingest finish on the old one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection of this run's own with the scores by ``backend``, and whether it shows the
    samples. ``backends`` are those whose scores could be shown, with how many articles each
    scored, the usual one first."""

    con: duckdb.DuckDBPyConnection
    sample: bool
    backend: str
    backends: Mapping[str, int]


def folder() -> Path:
    """Where the store is, or will be made: what ``$STORE`` names, by default ``./store``."""
    return Path(os.environ.get("STORE") or DEFAULT_STORE)


def open_articles(backend: str | None = None) -> Opened:
    """The articles to show; newly ingested ones are there at the next run.

    ``$STORE`` names the store, by default ``./store``; the seeds stand in only where none
    is named. ``backend`` is whose scores are wanted; the usual ones are shown where there are
    none by it. Raises StoreError where the store named cannot be opened.
    """
    if not os.environ.get("STORE") and not folder().exists():
        return _sample(backend)
    con = _connect(folder(), open_store(folder()).version()).cursor()
    usual, n = _scorer(con)
    return Opened(con, sample=False, backend=usual, backends={usual: n})


def _sample(backend: str | None) -> Opened:
    """The seeds, scored by any backend there is."""
    shown = backend if backend in backends() else DEFAULT
    con = _seeds(shown).cursor()
    return Opened(con, sample=True, backend=shown, backends=dict.fromkeys(backends(), _n(con)))


@st.cache_resource(max_entries=KEPT_CONNECTIONS, show_spinner=False)
def _connect(folder: Path, version: str) -> duckdb.DuckDBPyConnection:
    """``version`` is only a cache key: what was ingested since needs a new connection."""
    return open_store(folder).connect()


@st.cache_resource(show_spinner=False)
def _seeds(backend: str) -> duckdb.DuckDBPyConnection:
    articles = list(read_articles([SEEDS]))
    return sample_connection(articles, analyse(articles, backend=backend))


def _n(con: duckdb.DuckDBPyConnection) -> int:
    return queries.overview(con, Filters()).n


def _scorer(con: duckdb.DuckDBPyConnection) -> tuple[str, int]:
    """What scored most of a store, the default where it is empty, and how many articles it has."""
    found = queries.scorers(con, Filters())
    return (found[0].backend if found else DEFAULT), _n(con)
