"""The charts of Overview."""

from __future__ import annotations

from functools import partial

from analysis import charts, queries
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import any_of, chart, dated, unfinished
from analysis.catalogue.marks import event_marks, shift_marks
from analysis.catalogue.view import View
from analysis.export import Chart


def _volume_and_tone(view: View) -> Chart:
    summary, words = dated(view), view.words
    frame = queries.over_time(view.con, view.filters, view.options.grain)
    shifts = shift_marks(queries.shifts(view.con, view.filters), words)
    marks = (*event_marks(view, frame), *shifts)
    return chart(
        view,
        "volume_and_tone",
        partial(charts.volume_and_tone, marks=marks, **unfinished(view, frame)),
        frame,
        title=words["overview.over_time"],
        n=summary.n - summary.undated,
        note=words["app.interval"],
    )


def _topic_share(view: View) -> Chart:
    summary = any_of(view)
    return chart(
        view,
        "topic_share",
        charts.topic_share,
        queries.topic_share(view.con, view.filters),
        title=view.words["overview.topic_share"],
        n=summary.n,
    )


def _weekdays(view: View) -> Chart:
    summary, words = dated(view), view.words
    return chart(
        view,
        "weekdays",
        charts.weekdays,
        queries.weekdays(view.con, view.filters, int(words["weekdays.first"])),
        title=words["weekdays.title"],
        n=summary.n - summary.undated,
        note=words["weekdays.note"],
    )


ENTRIES = (
    Entry(
        name="volume_and_tone",
        page="overview",
        title="overview.over_time",
        build=_volume_and_tone,
        takes=("grain", "events"),
    ),
    Entry(
        name="topic_share",
        page="overview",
        title="overview.topic_share",
        build=_topic_share,
    ),
    Entry(
        name="weekdays",
        page="overview",
        title="weekdays.title",
        build=_weekdays,
    ),
)
