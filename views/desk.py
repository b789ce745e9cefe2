"""What every page works with: the articles, the filters read from the URL, and the words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb
import streamlit as st

from analysis.filters import Filters
from views import url_state
from views.locale import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One run of the dashboard, as its frame hands it to the page."""

    con: duckdb.DuckDBPyConnection
    reading: url_state.Reading
    words: Words
    topics: dict[str, str]
    first: dt.date | None
    last: dt.date | None
    total: int

    @property
    def filters(self) -> Filters:
        """The filters of this view."""
        return self.reading.filters

    def option(self, name: str) -> str:
        """How the page is to show it: one of `url_state.OPTIONS`."""
        return self.reading.options[name]


def place(desk: Desk) -> None:
    """Lay the desk out for the page that runs next."""
    st.session_state["desk"] = desk


def current() -> Desk:
    """The desk of this run."""
    desk: Desk = st.session_state["desk"]
    return desk
