"""Topics: how much each is covered, with what tone, and together with what else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

import streamlit as st

from analysis import charts, queries
from analysis.queries import Overview
from views import events, page, parts, picks
from views.desk import Desk, current
from views.topics_and_tone import vocabulary

PANELS = 12  # topics drawn, those with most scored articles; more panels no one compares
LINES = 8  # topics drawn in one plot, the most covered; more lines no one tells apart
CELLS = 12  # topics held against each other, the most covered; a phone shows so many columns


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → charts with their numbers and downloads."""
    summary = page.begin(desk, "topics")
    if summary is None:
        return
    for draw in DRAWN[parts.choose(desk, "topics")]:
        draw(desk, summary)


def _tone(desk: Desk, summary: Overview) -> None:
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
    topics = _most_covered(desk, LINES)
    drawn = frame[frame["topic"].isin(topics)]
    figure = partial(charts.topics_over_time, drawn, marks=marks, measure=measure)
    figure = partial(figure, **page.periods(desk, frame))
    page.chart(
        desk,
        "topics_over_time",
        lambda _, **how: figure(**how),
        frame,
        title=desk.words["topics.over_time"],
        summary=summary,
        n=summary.n - summary.undated,
        note=_left_out(desk, topics),
        pick=picks.period_and_topic(frame.attrs["grain"]),
    )
    events.show(desk, marks)


def _courses(desk: Desk, summary: Overview) -> None:
    """A panel for each topic; of many topics those with most scored articles."""
    words = desk.words
    if summary.first is None:
        st.info(words["overview.all_undated"])
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "events")
    frame = page.over_time(desk, queries.tone_courses)
    topics = list(frame["topic"].drop_duplicates())
    if not topics:
        st.info(words["topics.courses_none"])
        return
    drawn = frame[frame["topic"].isin(topics[:PANELS])]
    whole = queries.over_time(desk.con, desk.filters, frame.attrs["grain"])
    marks = events.marks(desk, *page.span(frame))
    figure = partial(charts.tone_courses, drawn, whole=whole, marks=marks)
    figure = partial(figure, **page.periods(desk, frame))
    notes = [words["topics.courses_note"]]
    if any(mark.label for mark in marks):
        notes.append(words["topics.courses_events"])
    if len(topics) > PANELS:
        notes.append(words("topics.courses_some", n=PANELS, total=len(topics)))
    page.chart(
        desk,
        "tone_courses",
        lambda _, **how: figure(**how),
        frame,
        title=words["topics.courses"],
        summary=summary,
        n=summary.n_scored,
        note=". ".join(notes),
        pick=picks.course(frame.attrs["grain"]),
    )
    events.show(desk, marks)


def _together(desk: Desk, summary: Overview) -> None:
    if len(desk.topics) < 2:
        st.info(desk.words["topics.single"])
        return
    frame, topics = queries.cooccurrence(desk.con, desk.filters), _most_covered(desk, CELLS)
    drawn = frame[frame["topic_a"].isin(topics) & frame["topic_b"].isin(topics)]
    page.chart(
        desk,
        "cooccurrence",
        lambda _, **how: charts.cooccurrence(drawn, **how),
        frame,
        title=desk.words["topics.together"],
        summary=summary,
        n=summary.n,
        note=_left_out(desk, topics),
        pick=picks.pair,
    )


def _words(desk: Desk, summary: Overview) -> None:
    if summary.first is None or not desk.topics:
        few = desk.words.number(queries.FEWEST_STORIES)
        st.info(desk.words("topics.vocabulary_few", n=few))
        return
    with st.container(horizontal=True):
        page.option(desk, "grain")
    vocabulary.show(desk, summary)


def _most_covered(desk: Desk, limit: int) -> list[str]:
    """So many topics at most, those that most of the articles shown discuss."""
    return list(queries.topic_share(desk.con, desk.filters)["topic"][:limit])


def _left_out(desk: Desk, topics: list[str]) -> str:
    """What a chart says of the topics that it does not draw; nothing where it draws all."""
    words, total = desk.words, len(desk.topics)
    some = words("topics.some", n=words.number(len(topics)), total=words.number(total))
    return some if len(topics) < total else ""


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Desk, Overview], None]]] = {
    "coverage": (_over_time, _together),
    "tone": (_tone, _courses),
    "words": (_words,),
}

main(current())
