"""Topics: how much each is covered, with what tone, and together with what else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis import queries
from analysis.queries import Overview
from analysis.trends import Grain
from views import events, page, parts, picks
from views.desk import Desk, current
from views.topics_and_tone import vocabulary


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → charts with their numbers and downloads."""
    summary = page.begin(desk, "topics")
    if summary is None:
        return
    for draw in DRAWN[parts.choose(desk, "topics")]:
        draw(desk, summary)


def _tone(desk: Desk, summary: Overview) -> None:
    if chart := page.made(desk, "topic_tone"):
        page.chart(desk, chart, summary=summary, pick=picks.topic_and_class)


def _together(desk: Desk, summary: Overview) -> None:
    if chart := page.made(desk, "cooccurrence"):
        page.chart(desk, chart, summary=summary, pick=picks.pair)


def _over_time(desk: Desk, summary: Overview) -> None:
    _in_time(desk, summary, "topics_over_time", ("grain", "measure"), picks.period_and_topic)


def _courses(desk: Desk, summary: Overview) -> None:
    _in_time(desk, summary, "tone_courses", ("grain",), picks.course)


def _in_time(
    desk: Desk,
    summary: Overview,
    name: str,
    options: Sequence[str],
    pick: Callable[[Grain], picks.Pick],
) -> None:
    """Draw a chart over time with its options and events."""
    if summary.first is None:
        st.info(desk.words["overview.all_undated"])
        return
    with st.container(horizontal=True):
        for option in (*options, "events"):
            page.option(desk, option)
    chart, view = page.over_time(desk, name, events.view(desk))
    if chart is None:
        return
    page.chart(desk, chart, summary=summary, pick=pick(page.grain(chart)))
    events.show(desk, view, chart)


def _words(desk: Desk, summary: Overview) -> None:
    if summary.first is None or not desk.topics:
        few = desk.words.number(queries.FEWEST_STORIES)
        st.info(desk.words("topics.vocabulary_few", n=few))
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
    vocabulary.show(desk, summary)


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Desk, Overview], None]]] = {
    "coverage": (_over_time, _together),
    "tone": (_tone, _courses),
    "words": (_words,),
}

main(current())
