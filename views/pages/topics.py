"""Topics: how much each is covered, with what tone, and together with what else."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from analysis import charts, queries
from analysis.queries import Overview
from views import events, page, picks
from views.desk import Desk, current


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → charts with their numbers and downloads."""
    summary = page.begin(desk, "topics")
    if summary is None:
        return
    _over_time(desk, summary)
    page.chart(
        desk,
        "topic_tone",
        charts.topic_tone,
        queries.topic_tone(desk.con, desk.filters),
        title=desk.words["topics.tone"],
        summary=summary,
        n=summary.n,
        pick=picks.topic_and_class,
    )
    _together(desk, summary)


def _over_time(desk: Desk, summary: Overview) -> None:
    if summary.first is None:
        st.info(desk.words["overview.all_undated"])
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "measure")
        page.option(desk, "events")
    measure: Literal["n", "share"] = "share" if desk.option("measure") == "share" else "n"
    frame = page.over_time(desk, queries.topics_over_time)
    marks = events.marks(desk, *page.span(frame))
    figure = partial(charts.topics_over_time, marks=marks, measure=measure)
    page.chart(
        desk,
        "topics_over_time",
        partial(figure, **page.periods(desk, frame)),
        frame,
        title=desk.words["topics.over_time"],
        summary=summary,
        n=summary.n - summary.undated,
        pick=picks.period_and_topic(frame.attrs["grain"]),
    )
    events.show(desk, marks)


def _together(desk: Desk, summary: Overview) -> None:
    if len(desk.topics) < 2:
        st.info(desk.words["topics.single"])
        return
    page.chart(
        desk,
        "cooccurrence",
        charts.cooccurrence,
        queries.cooccurrence(desk.con, desk.filters),
        title=desk.words["topics.together"],
        summary=summary,
        n=summary.n,
        pick=picks.pair,
    )


main(current())
