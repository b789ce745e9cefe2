"""Sides over time: how much each wrote, in one plot, and in what tone, each in its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.beside import group_colour
from analysis.charts.captions import Caption, Frame, Note, compose, heading
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW
from analysis.charts.looks import DASHES, SYMBOLS, Look, Theme, count_axis, faded, look
from analysis.charts.marks import Mark, mark_lines, mark_notes, strip
from analysis.charts.periods import Period, periods, time_axis
from analysis.charts.tone_axis import neutral_band, reach, tone_axis
from analysis.charts.wording import (
    Words,
    hover,
    interval,
    label,
    number,
    percent,
    period_name,
    shortened,
    signed,
)

_LEFT = 44
"""Screen pixels for the tick labels."""
_NAME_COLUMNS = 34
"""Letters of a side's name: those of a phone's width beside its number of articles."""
_MANY = 60
"""From so many periods the markers are drawn small."""
_OUTLINE = 1.6
"""Screen pixels of a hollow marker's outline."""
_PLOT, _HEAD = 84, 30
"""Screen pixels of one side's plot of tone, and of the heading above it."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """What both charts are drawn of: the rows and periods of each group, and their signs."""

    frame: pd.DataFrame
    groups: Mapping[str, str]
    shown: Mapping[Any, Period]
    grain: str
    look: Look
    words: Words

    def each(self) -> Iterator[tuple[int, str, pd.DataFrame]]:
        """Place, key and rows of each group, those of the periods in their order."""
        for place, group in enumerate(self.groups):
            own = self.frame[self.frame["group"] == group]
            yield place, group, own.sort_values("period")

    def middles(self, rows: pd.DataFrame) -> list[dt.datetime]:
        """Where the periods of some rows are drawn."""
        return [self.shown[day].middle for day in rows["period"]]

    def keys(self, rows: pd.DataFrame) -> list[list[str]]:
        """What a click on each row's point gives."""
        return [
            [self.shown[row.period].start.isoformat(), str(row.group)] for row in rows.itertuples()
        ]

    def colour(self, place: int) -> str:
        """The colour of a group, as in `beside`."""
        return group_colour(place, self.look.palette)

    def size(self) -> int:
        """Pixels of a marker."""
        return self.look.px(5 if len(self.shown) > _MANY else 8)


def volume_beside(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    measure: Literal["n", "share"] = "n",
    grain: str | None = None,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """A line with markers for each of ``groups`` (keys to names): its articles by period, or
    their share of all.

    ``frame`` has ``period``, ``group``, ``n`` and ``share`` (0–1, missing in a period without
    any article) and ``partial``, whether the period is cut short, which makes a hollow marker; a
    group may lack periods. ``marks`` are events. ``customdata`` is ``[first day, group]``.
    """
    sides = _sides(frame, groups, look(theme, width), words, grain)
    drawn, share = sides.look, measure == "share"
    every = list(sides.shown.values())
    measured = words["chart.share_of_articles" if share else f"chart.articles_per_{sides.grain}"]
    return compose(
        [_volume_line(sides, *each, measure) for each in sides.each()],
        {
            "xaxis": time_axis(every, sides.grain, words),
            "yaxis": {"rangemode": "tozero", "ticksuffix": words["locale.percent"].format(value="")}
            if share
            else count_axis(frame["n"].max()),
            "hovermode": "closest",
            "shapes": mark_lines(marks, every, drawn),
        },
        notes=[heading(measured, drawn, shift=-_LEFT), *mark_notes(marks, every, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        frame=Frame(
            height=300,
            left=_LEFT,
            below=44,
            above=26 + strip(marks),
            legend=tuple(groups.values()),
            flexible=True,
        ),
        says=_says(sides, measure, marks),
    )


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
    sides = _sides(frame, groups, look(theme, width), words, grain)
    drawn, every = sides.look, list(sides.shown.values())
    layout: dict[str, Any] = {
        "xaxis": time_axis(every, sides.grain, words) | {"anchor": _axis(len(groups) - 1)},
        "hovermode": "closest",
    }
    bands: list[dict[str, Any]] = []
    for place in range(len(groups)):
        axis = _tone_scale(frame) | {"domain": _domain(place, len(groups))}
        layout[_axis(place).replace("y", "yaxis")] = axis
        bands += neutral_band(drawn, yref=_axis(place))
    layout["shapes"] = [*bands, *mark_lines(marks, every, drawn)]
    return compose(
        [trace for each in sides.each() for trace in _tone_traces(sides, *each)],
        layout,
        notes=[*_headings(sides), *mark_notes(marks, every, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        frame=Frame(
            height=_PLOT * len(groups) + _HEAD * (len(groups) - 1),
            left=_LEFT,
            below=44,
            above=26 + strip(marks),
        ),
        says=_says(sides, "tone", marks),
    )


def _sides(
    frame: pd.DataFrame,
    groups: Mapping[str, str],
    look: Look,
    words: Words,
    grain: str | None,
) -> _Sides:
    days = frame["period"].drop_duplicates().sort_values()
    shown, unit = periods(days, grain=grain, since=None, until=None)
    return _Sides(frame, groups, dict(zip(days, shown, strict=True)), unit, look, words)


def _says(sides: _Sides, measure: str, marks: Sequence[Mark]) -> str:
    return alternatives.sides_over_time(
        sides.frame, sides.groups, sides.shown, sides.grain, measure, marks, sides.words
    )


def _volume_line(
    sides: _Sides, place: int, group: str, rows: pd.DataFrame, measure: str
) -> go.Scatter:
    colour = sides.colour(place)
    return go.Scatter(
        x=sides.middles(rows),
        y=rows[measure] * (100 if measure == "share" else 1),
        mode="lines+markers",
        connectgaps=False,
        name=label(sides.groups[group], _NAME_COLUMNS),
        line={"color": colour, "width": sides.look.px(2), "dash": DASHES[place % len(DASHES)]},
        marker=_marker(sides, place, list(rows["partial"])),
        hovertext=[_volume_hover(row, sides) for row in rows.itertuples()],
        hoverinfo="text",
        customdata=sides.keys(rows),
    )


def _tone_traces(sides: _Sides, place: int, group: str, rows: pd.DataFrame) -> Iterator[go.Scatter]:
    """The band of a group and its line, both on the axis of its own plot."""
    yield from _band(sides, place, rows)
    colour = sides.colour(place)
    yield go.Scatter(
        x=sides.middles(rows),
        y=rows["tone"],
        yaxis=_axis(place),
        mode="lines+markers",
        connectgaps=False,
        name=label(sides.groups[group], _NAME_COLUMNS),
        line={"color": colour, "width": sides.look.px(1.6)},
        marker=_marker(sides, place, list((rows["scored"] < FEW) | rows["partial"])),
        hovertext=[_tone_hover(row, sides) for row in rows.itertuples()],
        hoverinfo="text",
        customdata=sides.keys(rows),
        showlegend=False,
    )


def _marker(sides: _Sides, place: int, hollow: list[bool]) -> dict[str, Any]:
    """The markers of a group's points; hollow ones are pale too, and hide the line in them."""
    colour, background = sides.colour(place), sides.look.palette.background
    edge = pale(colour, background)
    return {
        "color": [background if each else colour for each in hollow],
        "symbol": SYMBOLS[place],
        "size": sides.size(),
        "opacity": 1,  # plotly's own for symbols is less
        "line": {
            "color": [edge if each else background for each in hollow],
            "width": [sides.look.px(_OUTLINE if each else 1) for each in hollow],
        },
    }


def _band(sides: _Sides, place: int, rows: pd.DataFrame) -> Iterator[go.Scatter]:
    """The intervals of a group as one shape, with a part for each unbroken run of periods."""
    known = rows["low"].notna() & rows["high"].notna()
    x: list[dt.datetime | None] = []
    y: list[float | None] = []
    for _, run in rows[known].groupby((~known).cumsum()[known]):
        middles = sides.middles(run)
        x += [*middles, *reversed(middles), None]
        y += [*run["high"], *reversed(list(run["low"])), None]
    if x:
        yield go.Scatter(
            x=x[:-1],
            y=y[:-1],
            yaxis=_axis(place),
            fill="toself",
            fillcolor=faded(sides.colour(place), 0.16),
            line={"width": 0},
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
        )


def _headings(sides: _Sides) -> Iterator[Note]:
    """Each group's name and its number of scored articles over its plot."""
    for place, group, rows in sides.each():
        scored = number(int(rows["scored"].sum()), sides.words)
        counted = sides.words["chart.n_scored"].format(n=scored)
        name = shortened(sides.groups[group], _NAME_COLUMNS)
        over = heading(name, sides.look, yref=f"{_axis(place)} domain", shift=-_LEFT, up=4)
        note = f'<span style="font-weight:400">{label(counted, _NAME_COLUMNS)}</span>'
        yield over | {
            "text": f"{over['text']}  {note}",
            "bgcolor": sides.look.palette.background,  # no line of an event in a name
        }


def _tone_scale(frame: pd.DataFrame) -> dict[str, Any]:
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


def _volume_hover(row: Any, sides: _Sides) -> str:
    name, when, words = sides.groups[str(row.group)], _when(row, sides), sides.words
    if not row.n:
        return hover(name, when, words["chart.no_articles"])
    said = words["chart.hover.share"].format(
        n=number(row.n, words), share=percent(row.share, words)
    )
    return hover(name, when, said, _partial(row, sides))


def _tone_hover(row: Any, sides: _Sides) -> str:
    name, when, words = sides.groups[str(row.group)], _when(row, sides), sides.words
    counts = words["chart.hover.volume"].format(
        n=number(row.n, words), scored=number(row.scored, words)
    )
    tone = words["chart.hover.tone"].format(tone=signed(row.tone, words)) if row.scored else ""
    few = words["chart.hover.few"] if 0 < row.scored < FEW else ""
    ends = interval(row.low, row.high, words)
    return hover(name, when, counts, tone, ends, few, _partial(row, sides))


def _when(row: Any, sides: _Sides) -> str:
    return period_name(sides.shown[row.period].start, sides.grain, sides.words)


def _partial(row: Any, sides: _Sides) -> str:
    return sides.words["chart.partial"] if row.partial else ""
