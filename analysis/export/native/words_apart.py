"""Native forms of the charts of words: a small plot of bars for each period or set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.beside import group_colour
from analysis.charts.periods import periods
from analysis.charts.wording import number
from analysis.export.native.measures import PRINT, counted, marked, notes_of, short_name
from analysis.export.native.model import SHARE, Axis, Native, Plot, Series, numbers
from analysis.export.native.over_time import PANELS_ACROSS
from analysis.locale import Words


def vocabulary(frame: pd.DataFrame, *, words: Words, grain: str | None = None, **_: Any) -> Native:
    """A plot for each period: the share of its stories that hold each word that marks it."""
    days = frame["period"].drop_duplicates().sort_values()
    shown, unit = periods(days, grain=grain or "month", since=None, until=None)
    axis = _axis(frame)
    plots = []
    for day, period in zip(days, shown, strict=True):
        rows = frame[frame["period"] == day]
        called = marked(short_name(period, unit, words), partial=bool(rows["partial"].iloc[0]))
        plots.append(_panel(rows, called, PRINT.volume, axis, words))
    return Native(plots, across=PANELS_ACROSS)


def contrast_words(
    frame: pd.DataFrame, *, groups: Mapping[str, str], words: Words, **_: Any
) -> Native:
    """A plot for each of two sets: the share of its stories that hold each word that marks it."""
    axis = _axis(frame)
    plots = [
        _panel(frame[frame["group"] == key], called, group_colour(place, PRINT), axis, words)
        for place, (key, called) in enumerate(groups.items())
        if (frame["group"] == key).any()
    ]
    return Native(plots, across=2)


def _axis(frame: pd.DataFrame) -> Axis:
    """One axis for all panels, up to the largest share of any."""
    largest = frame["share"].max()
    return Axis(form=SHARE, high=None if pd.isna(largest) else float(largest))


def _panel(rows: pd.DataFrame, called: str, colour: str, axis: Axis, words: Words) -> Plot:
    """The words of one period or set; a row that says there are none where there are none."""
    stories = words["chart.n_stories"].format(n=number(rows["total"].iloc[0], words))
    missing, known = words["chart.no_words"], rows["share"].where(rows["word"].notna())
    shares = Series(name=words["native.share_of_stories"], values=numbers(known), colour=colour)
    return Plot(
        kind="bar",
        title=counted(called, stories, words),
        heading=words["column.word"],
        categories=tuple(missing if pd.isna(word) else str(word) for word in rows["word"]),
        series=(shares,),
        axis=axis,
        form=SHARE,
        labelled=True,
        notes=notes_of([called], words),
    )
