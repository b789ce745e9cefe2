"""Sides over time: how much each wrote and in what tone, with events, below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.filters import Filters
from analysis.queries import Overview
from views import events, page, picks
from views.desk import Desk


def show(
    desk: Desk,
    charts: Sequence[str],
    sides: Mapping[str, Filters],
    *,
    options: Sequence[str],
    summary: Overview,
) -> None:
    """Draw charts of sides over time with their options and events, or say that nothing has a
    date; a click opens the articles of a side."""
    with st.container(horizontal=True):
        for option in (*options, "events"):
            page.option(desk, option)
    first, view = page.over_time(desk, charts[0], events.view(desk))
    if first is None:
        return
    pick = picks.period_of(page.grain(first), sides)
    page.chart(desk, first, summary=summary, pick=pick)
    for name in charts[1:]:
        if chart := page.made(desk, name, view):
            page.chart(desk, chart, summary=summary, pick=pick)
    events.show(desk, view, first)
