"""The charts of Topics."""

from __future__ import annotations

from functools import partial

from analysis import charts, queries
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import (
    any_of,
    chart,
    dated,
    left_out,
    most_covered,
    nothing,
    unfinished,
)
from analysis.catalogue.marks import event_marks
from analysis.catalogue.view import View
from analysis.catalogue.vocabulary import vocabulary
from analysis.charts import Mark
from analysis.export import Chart
from analysis.locale import Words

PANELS = 12
"""Topics drawn, those with most scored articles; more panels no one compares."""

LINES = 8
"""Topics drawn in one plot, the most covered; more lines no one tells apart."""

CELLS = 12
"""Topics held against each other, the most covered; a phone shows so many columns."""


def _over_time(view: View) -> Chart:
    summary = dated(view)
    frame = queries.topics_over_time(view.con, view.filters, view.options.grain)
    topics = most_covered(view, LINES)
    draw = partial(
        charts.topics_over_time,
        marks=event_marks(view, frame),
        measure=view.options.drawn,
        **unfinished(view, frame),
    )
    return chart(
        view,
        "topics_over_time",
        draw,
        frame[frame["topic"].isin(topics)],
        numbers=frame,
        title=view.words["topics.over_time"],
        n=summary.n - summary.undated,
        note=left_out(view, topics),
    )


def _together(view: View) -> Chart:
    summary = any_of(view)
    if len(view.topics) < 2:
        raise nothing("topics.single")
    frame = queries.cooccurrence(view.con, view.filters)
    topics = most_covered(view, CELLS)
    return chart(
        view,
        "cooccurrence",
        charts.cooccurrence,
        frame[frame["topic_a"].isin(topics) & frame["topic_b"].isin(topics)],
        numbers=frame,
        title=view.words["topics.together"],
        n=summary.n,
        note=left_out(view, topics),
    )


def _tone(view: View) -> Chart:
    summary = any_of(view)
    return chart(
        view,
        "topic_tone",
        charts.topic_tone,
        queries.topic_tone(view.con, view.filters),
        title=view.words["topics.tone"],
        n=summary.n,
    )


def _courses(view: View) -> Chart:
    """A panel for each topic; of many topics those with most scored articles."""
    summary = dated(view)
    frame = queries.tone_courses(view.con, view.filters, view.options.grain)
    topics = list(frame["topic"].drop_duplicates())
    if not topics:
        raise nothing("topics.courses_none")
    whole = queries.over_time(view.con, view.filters, frame.attrs["grain"])
    marks = event_marks(view, frame)
    return chart(
        view,
        "tone_courses",
        partial(charts.tone_courses, whole=whole, marks=marks, **unfinished(view, frame)),
        frame[frame["topic"].isin(topics[:PANELS])],
        numbers=frame,
        title=view.words["topics.courses"],
        n=summary.n_scored,
        note=_courses_note(view.words, topics, marks),
    )


def _courses_note(words: Words, topics: list[str], marks: tuple[Mark, ...]) -> str:
    notes = [words["topics.courses_note"]]
    if any(mark.label for mark in marks):
        notes.append(words["topics.courses_events"])
    if len(topics) > PANELS:
        notes.append(words("topics.courses_some", n=PANELS, total=len(topics)))
    return ". ".join(notes)


ENTRIES = (
    Entry(
        name="topics_over_time",
        page="topics",
        title="topics.over_time",
        build=_over_time,
        takes=("grain", "measure", "events"),
    ),
    Entry(name="cooccurrence", page="topics", title="topics.together", build=_together),
    Entry(name="topic_tone", page="topics", title="topics.tone", build=_tone),
    Entry(
        name="tone_courses",
        page="topics",
        title="topics.courses",
        build=_courses,
        takes=("grain", "events"),
    ),
    Entry(
        name="vocabulary",
        page="topics",
        title="topics.vocabulary",
        build=vocabulary,
        takes=("grain", "vocabulary", "vocabulary_language"),
    ),
)
