"""In what tone each side wrote over time: a plot for each, below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Note, Trace, compose, heading
from analysis.charts.dots import FEW
from analysis.charts.looks import Theme, faded, look
from analysis.charts.marks import Mark, mark_lines, mark_notes, strip
from analysis.charts.periods import time_axis
from analysis.charts.sides_over_time.sides import LEFT, NAME_COLUMNS, Side, Sides
from analysis.charts.tone_axis import neutral_band, reach, tone_axis
from analysis.charts.wording import Words, hover, interval, label, number, shortened, signed

_PLOT, _HEAD = 84, 30
"""Screen pixels of one side's plot, and of the heading above it."""


def tone_beside(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    grain: str | None = None,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """A plot for each of ``groups`` (keys to names) below each other, on one scale of tone and
    one time axis: its tone with the 95 % band; six bands in one plot would hide each other.

    ``frame`` has ``period``, ``group``, ``n``, ``scored``, ``tone``, ``low``, ``high`` and
    ``partial``; periods without a scored article break the line, those of fewer than `FEW`, or
    cut short, are hollow.
    ``marks`` are events. ``customdata`` is ``[first day, group]``.
    """
    drawn = look(theme, width)
    sides = Sides.of(frame, groups, drawn, words, grain)
    return compose(
        [trace for side in sides.each for trace in (*_band(sides, side), _line(sides, side))],
        _layout(sides, frame, marks),
        notes=[*_headings(sides), *mark_notes(marks, sides.periods, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        frame=Frame(
            height=_PLOT * len(groups) + _HEAD * (len(groups) - 1),
            left=LEFT,
            below=44,
            above=26 + strip(marks),
        ),
        says=alternatives.sides_over_time(
            frame, groups, sides.shown, sides.grain, "tone", marks, words
        ),
    )


def _layout(sides: Sides, frame: pd.DataFrame, marks: Sequence[Mark]) -> dict[str, Any]:
    """One axis of time under all plots, and in each the scale of tone and the neutral band."""
    places, scale = range(len(sides.each)), _scale(frame)
    bands = [band for place in places for band in neutral_band(sides.look, yref=_axis(place))]
    axes = {
        _axis(place).replace("y", "yaxis"): scale | {"domain": _domain(place, len(places))}
        for place in places
    }
    return {
        "xaxis": time_axis(sides.periods, sides.grain, sides.words) | {"anchor": _axis(places[-1])},
        "hovermode": "closest",
        **axes,
        "shapes": [*bands, *mark_lines(marks, sides.periods, sides.look)],
    }


def _line(sides: Sides, side: Side) -> Trace:
    return sides.line(
        side,
        side.rows["tone"].tolist(),
        said=lambda row: _hover(row, side, sides),
        hollow=((side.rows["scored"] < FEW) | side.rows["partial"]).tolist(),
        width=1.6,
        yaxis=_axis(side.place),
        showlegend=False,
    )


def _band(sides: Sides, side: Side) -> Iterator[Trace]:
    """A side's intervals as one shape, with a part for each unbroken run of periods."""
    known = side.rows["low"].notna() & side.rows["high"].notna()
    x: list[str | None] = []
    y: list[float | None] = []
    for _, run in side.rows[known].groupby((~known).cumsum()[known]):
        at = sides.at(run)
        x += [*at, *reversed(at), None]
        y += [*run["high"], *reversed(list(run["low"])), None]
    if x:
        yield {
            "type": "scatter",
            "x": x[:-1],
            "y": y[:-1],
            "yaxis": _axis(side.place),
            "fill": "toself",
            "fillcolor": faded(sides.colour(side), 0.16),
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
            "showlegend": False,
        }


def _headings(sides: Sides) -> Iterator[Note]:
    """Each side's name and its number of scored articles over its plot."""
    for side in sides.each:
        scored = number(int(side.rows["scored"].sum()), sides.words)
        counted = sides.words["chart.n_scored"].format(n=scored)
        name = shortened(side.name, NAME_COLUMNS)
        over = heading(name, sides.look, yref=f"{_axis(side.place)} domain", shift=-LEFT, up=4)
        note = f'<span style="font-weight:400">{label(counted, NAME_COLUMNS)}</span>'
        yield over | {
            "text": f"{over['text']}  {note}",
            "bgcolor": sides.look.palette.background,  # no line of an event in a name
        }


def _scale(frame: pd.DataFrame) -> dict[str, Any]:
    """The scale of all plots: it holds every mean, and the intervals of those of many articles;
    those of few may reach over it, or they alone would set it."""
    many = frame["scored"] >= FEW
    held = frame.assign(low=frame["low"].where(many), high=frame["high"].where(many))
    half = reach(held)
    return tone_axis(held) | {"tickmode": "array", "tickvals": [-half, 0, half]}


def _axis(place: int) -> str:
    """What plotly calls the axis of a plot, counted from the top."""
    return "y" if place == 0 else f"y{place + 1}"


def _domain(place: int, count: int) -> list[float]:
    """Where a plot stands, from the top down, as parts of the whole height from the bottom up."""
    whole = _PLOT * count + _HEAD * (count - 1)
    top = 1 - place * (_PLOT + _HEAD) / whole
    return [max(0.0, top - _PLOT / whole), top]


def _hover(row: Any, side: Side, sides: Sides) -> str:
    words = sides.words
    counts = words["chart.hover.volume"].format(
        n=number(row.n, words), scored=number(row.scored, words)
    )
    tone = words["chart.hover.tone"].format(tone=signed(row.tone, words)) if row.scored else ""
    few = words["chart.hover.few"] if 0 < row.scored < FEW else ""
    ends = interval(row.low, row.high, words)
    return hover(side.name, sides.when(row), counts, tone, ends, few, sides.partial(row))
