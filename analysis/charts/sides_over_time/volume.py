"""How much each side wrote over time: a line for each, in one plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Trace, compose, heading
from analysis.charts.looks import DASHES, Theme, count_axis, look
from analysis.charts.marks import Mark, mark_lines, mark_notes, strip
from analysis.charts.periods import time_axis
from analysis.charts.sides_over_time.sides import LEFT, NAME_COLUMNS, Side, Sides
from analysis.charts.wording import Words, hover, label, number, percent

Measure = Literal["n", "share"]


def volume_beside(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    measure: Measure = "n",
    grain: str | None = None,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """A line with markers for each of ``groups`` (keys to names): its articles by period, or
    their share of all.

    ``frame`` has ``period``, ``group``, ``n`` and ``share`` (0–1, missing in a period without
    any article) and ``partial``, whether the period is cut short, which makes a hollow marker; a
    group may lack periods. ``marks`` are events. ``customdata`` is ``[first day, group]``.
    """
    drawn = look(theme, width)
    sides = Sides.of(frame, groups, drawn, words, grain)
    measured = words[
        "chart.share_of_articles" if measure == "share" else f"chart.articles_per_{sides.grain}"
    ]
    return compose(
        [_line(sides, side, measure) for side in sides.each],
        _layout(sides, frame, measure, marks),
        notes=[
            heading(measured, drawn, shift=-LEFT),
            *mark_notes(marks, sides.periods, drawn, words),
        ],
        caption=caption,
        look=drawn,
        words=words,
        frame=Frame(
            height=300,
            left=LEFT,
            below=44,
            above=26 + strip(marks),
            legend=tuple(label(each, NAME_COLUMNS) for each in groups.values()),
            flexible=True,
        ),
        says=alternatives.sides_over_time(
            frame, groups, sides.shown, sides.grain, measure, marks, words
        ),
    )


def _layout(
    sides: Sides, frame: pd.DataFrame, measure: Measure, marks: Sequence[Mark]
) -> dict[str, Any]:
    percents = {"rangemode": "tozero", "ticksuffix": sides.words["locale.percent"].format(value="")}
    return {
        "xaxis": time_axis(sides.periods, sides.grain, sides.words),
        "yaxis": percents if measure == "share" else count_axis(frame["n"].max()),
        "hovermode": "closest",
        "shapes": mark_lines(marks, sides.periods, sides.look),
    }


def _line(sides: Sides, side: Side, measure: Measure) -> Trace:
    return sides.line(
        side,
        (side.rows[measure] * (100 if measure == "share" else 1)).tolist(),
        said=lambda row: _hover(row, side, sides),
        hollow=side.rows["partial"].tolist(),
        width=2,
        line={"dash": DASHES[side.place % len(DASHES)]},
    )


def _hover(row: Any, side: Side, sides: Sides) -> str:
    words = sides.words
    if not row.n:
        return hover(side.name, sides.when(row), words["chart.no_articles"])
    said = words["chart.hover.share"].format(
        n=number(row.n, words), share=percent(row.share, words)
    )
    return hover(side.name, sides.when(row), said, sides.partial(row))
