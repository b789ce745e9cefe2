"""Overview: how many articles, what tone, what changed, and on which topics."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from analysis.queries import Overview
from views import events, page, picks
from views.changes import cards, comparing, shifts
from views.desk import Desk, current


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → charts with their numbers and downloads."""
    summary = page.begin(desk, "overview")
    if summary is None:
        return
    cards.show(cards.cards(desk, summary, comparing.periods(desk)))
    _over_time(desk, summary)
    _drawn(desk, summary, "topic_share", picks.topic)
    if summary.first is not None:  # said above
        _drawn(desk, summary, "weekdays")


def _over_time(desk: Desk, summary: Overview) -> None:
    if summary.first is None:
        st.info(desk.words["overview.all_undated"])
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "events")
    chart, view = page.over_time(desk, "volume_and_tone", events.view(desk))
    if chart is None:
        return
    page.chart(desk, chart, summary=summary, pick=picks.period(page.grain(chart)))
    events.show(desk, view, chart)
    shifts.show(desk, queries.shifts(desk.con, desk.filters))


def _drawn(desk: Desk, summary: Overview, name: str, pick: picks.Pick | None = None) -> None:
    if chart := page.made(desk, name):
        page.chart(desk, chart, summary=summary, pick=pick)


main(current())
