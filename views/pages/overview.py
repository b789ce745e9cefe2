"""Overview: how many articles, what tone, what changed, and on which topics."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis import charts, queries
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
    page.chart(
        desk,
        "topic_share",
        charts.topic_share,
        queries.topic_share(desk.con, desk.filters),
        title=desk.words["overview.topic_share"],
        summary=summary,
        n=summary.n,
        pick=picks.topic,
    )
    _weekdays(desk, summary)


def _weekdays(desk: Desk, summary: Overview) -> None:
    if summary.first is None:
        return  # said above
    words = desk.words
    page.chart(
        desk,
        "weekdays",
        charts.weekdays,
        queries.weekdays(desk.con, desk.filters, int(words["weekdays.first"])),
        title=words["weekdays.title"],
        summary=summary,
        n=summary.n - summary.undated,
        note=words["weekdays.note"],
    )


def _over_time(desk: Desk, summary: Overview) -> None:
    if summary.first is None:
        st.info(desk.words["overview.all_undated"])
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "events")
    frame = page.over_time(desk, queries.over_time)
    found = queries.shifts(desk.con, desk.filters)
    happened = events.marks(desk, *page.span(frame))
    marks = (*happened, *shifts.marks(desk, found))
    page.chart(
        desk,
        "volume_and_tone",
        partial(charts.volume_and_tone, marks=marks, **page.periods(desk, frame)),
        frame,
        title=desk.words["overview.over_time"],
        summary=summary,
        n=summary.n - summary.undated,
        note=desk.words["app.interval"],
        pick=picks.period(frame.attrs["grain"]),
    )
    events.show(desk, happened)
    shifts.show(desk, found)


main(current())
