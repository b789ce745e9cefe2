"""Sides over time, for pages that hold sides beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis import charts, queries
from analysis.catalogue.making import chart, nothing
from analysis.catalogue.marks import event_marks
from analysis.catalogue.view import View
from analysis.export import Chart
from analysis.filters import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Sets of articles by key, their ``names``, what shares are ``whole`` of, what the column of
    their names is called, and the sentence that says what is shown; ``shares`` may be drawn."""

    filters: Mapping[str, Filters]
    names: Mapping[str, str]
    whole: Filters
    column: str
    sentence: str
    shares: bool = False
    note: str = ""


def volume(view: View, name: str, course: Course) -> Chart:
    """How much each side wrote. Raises NothingToShow where no article has a date."""
    words, frame = view.words, _frame(view, course)
    measure = view.options.drawn if course.shares else "n"
    draw = partial(
        charts.volume_beside,
        groups=course.names,
        measure=measure,
        grain=frame.attrs["grain"],
        marks=event_marks(view, frame),
    )
    columns = ["period", "group", "n", *(["share"] if course.shares else []), "partial"]
    return chart(
        view,
        name,
        draw,
        frame,
        numbers=_numbers(frame, course, columns),
        kind="volume_beside",
        title=words["beside.share" if measure == "share" else "beside.volume"],
        n=int(frame["n"].sum()),
        note=_note(words["beside.volume_note"], course),
        sentence=course.sentence,
    )


def tone(view: View, name: str, course: Course) -> Chart:
    """The tone of each side. Raises NothingToShow where no dated article has one."""
    words, frame = view.words, _frame(view, course)
    if not frame["scored"].any():
        raise nothing("beside.no_tone")
    draw = partial(
        charts.tone_beside,
        groups=course.names,
        grain=frame.attrs["grain"],
        marks=event_marks(view, frame),
    )
    columns = ["period", "group", "n", "scored", "tone", "low", "high", "partial"]
    return chart(
        view,
        name,
        draw,
        frame,
        numbers=_numbers(frame, course, columns),
        kind="tone_beside",
        title=words["beside.tone"],
        n=int(frame["scored"].sum()),
        note=_note(words["beside.tone_note"], course),
        sentence=course.sentence,
    )


def _frame(view: View, course: Course) -> pd.DataFrame:
    frame = queries.sides_over_time(
        view.con, course.filters, view.options.grain, whole=course.whole
    )
    if frame.empty:
        raise nothing("overview.all_undated")
    return frame


def _note(note: str, course: Course) -> str:
    return f"{note}. {course.note}" if course.note else note


def _numbers(frame: pd.DataFrame, course: Course, columns: list[str]) -> pd.DataFrame:
    """The numbers, the sides by their keys: the words have a name for each."""
    return frame[columns].rename(columns={"group": course.column})
