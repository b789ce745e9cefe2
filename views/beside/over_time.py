"""Sides over time: how much each wrote and in what tone, with events, below each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from analysis import charts, queries
from analysis.charts import Mark
from analysis.filters import Filters
from analysis.queries import Overview
from views import events, page, picks
from views.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Sets of articles by key, their ``names``, what shares are ``whole`` of, what the column of
    their names is called, and the sentence that says what is shown."""

    filters: Mapping[str, Filters]
    names: Mapping[str, str]
    whole: Filters
    column: str
    sentence: str
    summary: Overview
    shares: bool = False
    note: str = ""


Course = Literal["volume", "tone"]
"""What is drawn over time: how much each side wrote, or in what tone."""


def show(desk: Desk, sides: Sides, *, courses: Sequence[Course] = ("volume", "tone")) -> None:
    """Draw the charts asked for with their events, or say that nothing has a date."""
    frame = _chosen(desk, sides)
    if frame.empty:
        st.info(desk.words["overview.all_undated"])
        return
    marks = events.marks(desk, *page.span(frame))
    for course in courses:
        DRAW[course](desk, sides, frame, marks)
    events.show(desk, marks)


def _chosen(desk: Desk, sides: Sides) -> pd.DataFrame:
    """The table in the grain that the reader chose."""
    with st.container(horizontal=True):
        page.option(desk, "grain")
        if sides.shares:
            page.option(desk, "measure")
        page.option(desk, "events")
    return page.over_time(
        desk,
        lambda con, _, grain: queries.sides_over_time(con, sides.filters, grain, whole=sides.whole),
    )


def _volume(desk: Desk, sides: Sides, frame: pd.DataFrame, marks: tuple[Mark, ...]) -> None:
    words = desk.words
    share = sides.shares and desk.option("measure") == "share"
    measure: Literal["n", "share"] = "share" if share else "n"
    columns = ["period", "group", "n", *(["share"] if sides.shares else []), "partial"]
    grain = frame.attrs["grain"]
    page.chart(
        desk,
        "volume_beside",
        lambda _, **how: charts.volume_beside(
            frame, groups=sides.names, measure=measure, grain=grain, marks=marks, **how
        ),
        _table(frame, sides, columns),
        title=words["beside.share" if share else "beside.volume"],
        summary=sides.summary,
        n=int(frame["n"].sum()),
        note=_note(words["beside.volume_note"], sides),
        pick=picks.period_of(grain, sides.filters),
        sentence=sides.sentence,
    )


def _tone(desk: Desk, sides: Sides, frame: pd.DataFrame, marks: tuple[Mark, ...]) -> None:
    words = desk.words
    if not frame["scored"].any():
        st.info(words["beside.no_tone"])
        return
    columns = ["period", "group", "n", "scored", "tone", "low", "high", "partial"]
    grain = frame.attrs["grain"]
    page.chart(
        desk,
        "tone_beside",
        lambda _, **how: charts.tone_beside(
            frame, groups=sides.names, grain=grain, marks=marks, **how
        ),
        _table(frame, sides, columns),
        title=words["beside.tone"],
        summary=sides.summary,
        n=int(frame["scored"].sum()),
        note=_note(words["beside.tone_note"], sides),
        pick=picks.period_of(grain, sides.filters),
        sentence=sides.sentence,
    )


DRAW: Mapping[Course, Callable[[Desk, Sides, pd.DataFrame, tuple[Mark, ...]], None]] = {
    "volume": _volume,
    "tone": _tone,
}


def _note(note: str, sides: Sides) -> str:
    return f"{note}. {sides.note}" if sides.note else note


def _table(frame: pd.DataFrame, sides: Sides, columns: list[str]) -> pd.DataFrame:
    """The numbers, the sides by their keys: the words have a name for each."""
    return frame[columns].rename(columns={"group": sides.column})
