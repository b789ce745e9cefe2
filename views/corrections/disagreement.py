"""How often analysts and machine differ, by language, topic or outlet."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from analysis.catalogue.corrections import split_of
from analysis.queries import Overview
from views import page, picks
from views.desk import Desk


def show(desk: Desk, summary: Overview) -> None:
    """Draw how much was reviewed, what the figures mean, and the shares that differ; a line where
    nothing was reviewed yet."""
    by = split_of(desk.view)
    if queries.disagreement(desk.con, desk.filters, by).empty:
        st.info(desk.words["corrections.nothing_reviewed"])
        return
    st.markdown(desk.words["corrections.meaning"])
    page.option(desk, "split")
    if chart := page.made(desk, "disagreement"):
        page.chart(desk, chart, summary=summary, pick=picks.BY[by])
