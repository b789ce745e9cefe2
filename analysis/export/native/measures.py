"""Axes, series and names that several charts share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.charts.contrast import pale
from analysis.charts.dots import FEW
from analysis.charts.looks import Palette, palette
from analysis.charts.mirrored import written
from analysis.charts.periods import Period, periods
from analysis.charts.tone_axis import reach, sign_of, tone_axis
from analysis.charts.wording import isolated, name
from analysis.export.native.model import COUNT, TONE, WHOLE_SHARE, Axis, Plot, Series, numbers
from analysis.locale import Words

PRINT: Palette = palette("print")
"""The colours of files: those of a printed picture."""
_UNFINISHED = "*"
"""What stands after the name of a period not complete, with a note under the chart."""


def count_axis(title: str = "") -> Axis:
    """The axis of counts of articles."""
    return Axis(title=title, form=COUNT)


def share_axis(title: str = "", *, whole: bool = False) -> Axis:
    """The axis of shares, of all from end to end where ``whole``."""
    return Axis(title=title, form=WHOLE_SHARE, high=1 if whole else None)


def tone_scale(frame: pd.DataFrame, title: str = "", *, counts: str = "scored") -> Axis:
    """The axis of tone, symmetric about zero: it holds the frame's means and the intervals of
    those of many articles, as their number is in column ``counts``."""
    few = frame[counts] < FEW
    held = frame.assign(low=frame["low"].mask(few), high=frame["high"].mask(few))
    half = reach(held)
    step = float(tone_axis(held)["dtick"])
    return Axis(title=title, form=TONE, low=-half, high=half, step=step, signed=True)


def with_interval(
    rows: pd.DataFrame,
    *,
    called: str,
    colour: str,
    value: str = "tone",
    points: Mapping[int, str] | None = None,
    hollow: frozenset[int] = frozenset(),
) -> Series:
    """The values of a column as a series with the intervals from ``low`` to ``high``, where any of
    them has one."""
    known = (rows["low"].notna() & rows["high"].notna()).any()
    return Series(
        name=called,
        values=numbers(rows[value]),
        colour=colour,
        above=numbers(rows["high"] - rows[value]) if known else (),
        below=numbers(rows[value] - rows["low"]) if known else (),
        points=points or {},
        hollow=hollow,
    )


def tone_colours(rows: pd.DataFrame) -> dict[int, str]:
    """A colour for each mean by its sign, pale where it rests on few scored articles."""
    signs = [PRINT.tone[sign_of(tone)] for tone in rows["tone"]]
    few = list(rows["scored"] < FEW)
    return {
        place: pale(colour, PRINT.background) if scant else colour
        for place, (colour, scant) in enumerate(zip(signs, few, strict=True))
    }


def places(true: Iterable[Any]) -> frozenset[int]:
    """Where a row of truths is true."""
    return frozenset(place for place, there in enumerate(true) if there)


def named(kind: str, keys: Sequence[Any] | pd.Series[Any], words: Words) -> tuple[str, ...]:
    """The names of groups in the language of the words."""
    return tuple(name(kind, str(key), words) for key in keys)


def counted(called: str, count: str, words: Words) -> str:
    """A group's name, and in brackets what its values rest on."""
    return written(f"{isolated(called)} ({count})", words)


def period_names(
    column: pd.Series[Any],
    words: Words,
    *,
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> tuple[tuple[str, ...], str]:
    """Short names of a column's periods ("May 2017"), marked where not complete, and the periods'
    grain."""
    shown, unit = periods(column, grain=grain, since=since, until=until)
    names = (marked(short_name(each, unit, words), partial=each.partial) for each in shown)
    return tuple(names), unit


def short_name(period: Period, grain: str, words: Words) -> str:
    """A period's name as it stands on an axis."""
    start = period.start
    values = {
        "day": start.day,
        "month": words[f"months_short.{start.month}"],
        "quarter": (start.month + 2) // 3,
        "year": start.year,
    }
    return words[f"native.period.{grain}"].format(**values)


def marked(called: str, *, partial: bool) -> str:
    """A period's name, with a sign where the period is not complete."""
    return f"{called}{_UNFINISHED}" if partial else called


def unfinished(categories: Sequence[str]) -> frozenset[int]:
    """Which periods are marked as not complete, by their names."""
    return places(each.endswith(_UNFINISHED) for each in categories)


def notes_of(categories: Sequence[str], words: Words, *, whiskers: bool = False) -> tuple[str, ...]:
    """What the sign after a period's name means, where one has it; and that intervals, of which
    the caption speaks as a band, are ``whiskers``."""
    said = {
        f"{_UNFINISHED} {words['chart.partial']}": bool(unfinished(categories)),
        words["native.whiskers"]: whiskers,
    }
    return tuple(note for note, needed in said.items() if needed)


def over_periods(
    categories: tuple[str, ...],
    series: Sequence[Series],
    axis: Axis,
    words: Words,
    *,
    columns: bool = False,
    title: str = "",
    form: str = "",
) -> Plot:
    """Lines over periods, or ``columns``; ``form`` is how values are written, if not as on the
    axis."""
    return Plot(
        kind="column" if columns else "line",
        title=title,
        heading=words["native.period_heading"],
        categories=categories,
        series=tuple(series),
        axis=axis,
        form=form or axis.form,
        notes=notes_of(categories, words, whiskers=any(each.above for each in series)),
    )
