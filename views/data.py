"""The articles the dashboard shows: those of the store if there is one, else the two seeds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb
import streamlit as st

from analysis import analyse
from analysis.sources import read_articles
from analysis.store import open_store, sample_connection

DEFAULT_STORE = Path("store")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"

KEPT_CONNECTIONS = 2
"""Versions of a store kept open: sessions that began before an ingest finish on the old one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection of this run's own, and whether it shows the samples."""

    con: duckdb.DuckDBPyConnection
    sample: bool


def folder() -> Path:
    """Where the store is, or will be made: what ``$STORE`` names, by default ``./store``."""
    return Path(os.environ.get("STORE") or DEFAULT_STORE)


def open_articles() -> Opened:
    """The articles to show; newly ingested ones are there at the next run.

    ``$STORE`` names the store, by default ``./store``; the seeds stand in only where none
    is named. Raises StoreError where the one named cannot be opened.
    """
    if not os.environ.get("STORE") and not folder().exists():
        return Opened(_seeds().cursor(), sample=True)
    version = open_store(folder()).version()
    return Opened(_connect(folder(), version).cursor(), sample=False)


@st.cache_resource(max_entries=KEPT_CONNECTIONS, show_spinner=False)
def _connect(folder: Path, version: str) -> duckdb.DuckDBPyConnection:
    """``version`` is only a cache key: what was ingested since needs a new connection."""
    return open_store(folder).connect()


@st.cache_resource(show_spinner=False)
def _seeds() -> duckdb.DuckDBPyConnection:
    articles = list(read_articles([SEEDS]))
    return sample_connection(articles, analyse(articles))
