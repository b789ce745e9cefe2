"""The course of tone within each topic, one small panel a topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.bands import band, lone_whiskers
from analysis.charts.captions import Caption, Frame, Note, Trace, compose
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW
from analysis.charts.looks import Look, Theme, look
from analysis.charts.marks import Mark, mark_lines
from analysis.charts.panels import Panels, axis_number, panels
from analysis.charts.periods import Period, periods, time_axis
from analysis.charts.tone_axis import SIGN_SYMBOLS, neutral_band, sign_of, tone_axis
from analysis.charts.wording import Words, hover, interval, name, number, period_name, signed

_HEIGHT = 120
"""Screen pixels of a panel's plot: wide enough for a course, low enough to see many at once."""
_LEFT = 40
"""Screen pixels for the tick labels of tone."""
_TICKS = 4
"""Dates written under a panel at most: a phone's panel, 160 px wide, holds no more."""
_LARGE, _SMALL = 8, 5
"""Screen pixels of a marker, and of one that rests on few articles."""
_MANY = 40
"""From so many periods all markers of a panel are drawn small."""


_STEP = 0.25
"""Between two ticks of tone; twice as much where the scale reaches beyond ±0.5."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all panels share; ``scale`` is the axis of tone."""

    shown: Sequence[Period]
    grain: str
    scale: dict[str, Any]
    look: Look
    words: Words

    @property
    def half(self) -> float:
        """The half-width of the tone scale."""
        return float(self.scale["range"][1])


def tone_courses(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    whole: pd.DataFrame | None = None,
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """A panel for each topic with its mean tone over time and the 95 % band, on shared axes.

    ``frame`` has ``period``, ``topic``, ``n``, ``scored``, ``tone``, ``low``, ``high``, with a row
    for every topic and period; ``whole`` has ``period`` and ``tone`` of all articles, drawn in
    every panel as a grey line. Points of fewer than ``FEW`` scored articles are small and pale,
    those of periods only partly within ``since`` … ``until`` hollow. The scale holds every mean
    and the intervals of what is not pale. Of ``marks`` those with a label are lines through each
    panel; their labels stand on a larger chart. A point's ``customdata`` is
    ``[first day, topic]``; that of a panel's ground is ``[topic]``.
    """
    drawn = look(theme, width)
    topics = list(dict.fromkeys(map(str, frame["topic"])))
    days = frame["period"].drop_duplicates().sort_values()
    shown, grain = periods(days, grain=grain, since=since, until=until or caption.date)
    setting = _Drawing(shown, grain, _scale(frame), drawn, words)
    grid = panels([name("topic", topic, words) for topic in topics], drawn, height=_HEIGHT)
    by_topic = {topic: _course(frame, topic) for topic in topics}
    legend = list(_legend(frame, whole, setting))
    return compose(
        [*_traces(by_topic, whole, setting), *legend],
        _layout(grid, list(mark_lines(marks, shown, drawn)), setting),
        notes=_heads(grid, by_topic, setting),
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.tone_courses(frame, shown, grain, words),
        frame=_frame(grid, legend),
    )


def _scale(frame: pd.DataFrame) -> dict[str, Any]:
    """The tone axis for what is not pale, with the few ticks that a low panel holds."""
    few = frame["scored"] < FEW
    axis = tone_axis(frame.assign(low=frame["low"].mask(few), high=frame["high"].mask(few)))
    step = _STEP if axis["range"][1] < 3 * _STEP else 2 * _STEP
    return axis | {"dtick": step, "fixedrange": True}


def _frame(grid: Panels, legend: Sequence[Any]) -> Frame:
    names = tuple(trace["name"] for trace in legend)
    return Frame(height=grid.pixels, left=_LEFT, below=44, above=0, legend=names)


def _course(frame: pd.DataFrame, topic: str) -> pd.DataFrame:
    return frame[frame["topic"] == topic].sort_values("period")


def _layout(grid: Panels, lines: Sequence[dict[str, Any]], setting: _Drawing) -> dict[str, Any]:
    """The axes of all panels, and what stands behind and over their courses."""
    dates = _dates(setting.shown, setting.grain, setting.words)
    layout: dict[str, Any] = {"hovermode": "closest", "barmode": "overlay", "shapes": []}
    for place in range(grid.count):
        layout |= grid.axes(place, dates, setting.scale)
        layout["shapes"] += [*_bands(place, setting.look), *_marks(place, lines)]
    return layout


def _heads(grid: Panels, by_topic: Mapping[str, pd.DataFrame], setting: _Drawing) -> list[Note]:
    """Over each panel its topic and the number of articles scored."""
    words = setting.words
    notes = []
    for place, (topic, rows) in enumerate(by_topic.items()):
        scored = words["chart.n_scored"].format(n=number(rows["scored"].sum(), words))
        notes.append(grid.heading(place, name("topic", topic, words), scored, setting.look))
    return notes


def _traces(
    by_topic: Mapping[str, pd.DataFrame], whole: pd.DataFrame | None, setting: _Drawing
) -> Iterator[Trace]:
    for place, (topic, rows) in enumerate(by_topic.items()):
        yield from _panel(rows, whole, topic, place, setting)


def _dates(shown: Sequence[Period], grain: str, words: Words) -> dict[str, Any]:
    """A time axis with few ticks, chosen by plotly for the width there is."""
    axis = time_axis(shown, grain, words, every=False)
    return axis | {"nticks": _TICKS, "fixedrange": True}


def _marks(place: int, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The lines of the marks, each from foot to head of one panel."""
    at = axis_number(place)
    for line in lines:
        yield line | {"xref": f"x{at}", "yref": f"y{at} domain"}


def _bands(place: int, look: Look) -> Iterator[dict[str, Any]]:
    """The neutral band and zero of one panel."""
    at = axis_number(place)
    for shape in neutral_band(look, yref=f"y{at}"):
        yield shape | {"xref": f"x{at} domain"}


def _panel(
    rows: pd.DataFrame, whole: pd.DataFrame | None, topic: str, place: int, setting: _Drawing
) -> Iterator[Any]:
    at = axis_number(place)
    axes: dict[str, Any] = {"xaxis": f"x{at}", "yaxis": f"y{at}", "showlegend": False}
    yield _ground(rows, topic, setting) | axes
    yield from band(rows, setting.shown, setting.look, setting.words, **axes)
    if whole is not None:
        yield _whole(whole, setting) | axes
    yield _line(rows, topic, setting) | axes


def _ground(rows: pd.DataFrame, topic: str, setting: _Drawing) -> dict[str, Any]:
    """What can be clicked everywhere in a panel: its topic."""
    first, last = setting.shown[0], setting.shown[-1]
    words = setting.words
    counted = words["chart.hover.volume"].format(
        n=number(rows["n"].sum(), words), scored=number(rows["scored"].sum(), words)
    )
    length = sum(period.milliseconds for period in setting.shown)
    return {
        "type": "bar",
        "x": [first.middle + (last.middle - first.middle) / 2],
        "width": [length],
        "base": [-setting.half],
        "y": [2 * setting.half],
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "hovertext": [hover(name("topic", topic, words), counted)],
        "hoverinfo": "text",
        "customdata": [[topic]],
    }


def _whole(whole: pd.DataFrame, setting: _Drawing) -> dict[str, Any]:
    """The tone of all articles, for comparison."""
    return {
        "type": "scatter",
        "x": [period.at for period in setting.shown],
        "y": whole.sort_values("period")["tone"].tolist(),
        "mode": "lines",
        "line": {"color": setting.look.palette.axis, "width": setting.look.px(1.2), "dash": "dot"},
        "hoverinfo": "skip",
    }


def _line(rows: pd.DataFrame, topic: str, setting: _Drawing) -> dict[str, Any]:
    look, shown = setting.look, setting.shown
    dense = len(shown) > _MANY
    signs = [sign_of(tone) for tone in rows["tone"]]
    few = [n < FEW for n in rows["scored"]]
    symbols = [
        SIGN_SYMBOLS[sign] + ("-open" if period.partial else "")
        for sign, period in zip(signs, shown, strict=True)
    ]
    title = name("topic", topic, setting.words)
    hovers = [
        _hover(row, title, period, setting)
        for row, period in zip(rows.itertuples(), shown, strict=True)
    ]
    return {
        "type": "scatter",
        "x": [period.at for period in shown],
        "y": rows["tone"].tolist(),
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": look.palette.ink, "width": look.px(1.4)},
        "marker": {
            "color": [
                _pale(look.palette.tone[sign], look) if scant else look.palette.tone[sign]
                for sign, scant in zip(signs, few, strict=True)
            ],
            "symbol": symbols,
            "size": [look.px(_SMALL if scant or dense else _LARGE) for scant in few],
            "line": {"color": look.palette.background, "width": look.px(1)},
        },
        "error_y": lone_whiskers(rows, look),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[period.start.isoformat(), topic] for period in shown],
    }


def _hover(row: Any, title: str, period: Period, setting: _Drawing) -> str:
    words = setting.words
    when = period_name(period.start, setting.grain, words)
    if not row.n:
        return hover(title, when, words["chart.no_articles"])
    counted = words["chart.hover.volume"].format(
        n=number(row.n, words), scored=number(row.scored, words)
    )
    tone = words["chart.hover.tone"].format(tone=signed(row.tone, words)) if row.scored else ""
    few = words["chart.hover.few"] if 0 < row.scored < FEW else ""
    partial = words["chart.partial"] if period.partial else ""
    return hover(title, when, counted, tone, interval(row.low, row.high, words), few, partial)


def _legend(frame: pd.DataFrame, whole: pd.DataFrame | None, setting: _Drawing) -> Iterator[Trace]:
    """What the signs mean, for those that are there; drawn nowhere but in the legend."""
    words, look = setting.words, setting.look
    ink = look.palette.ink
    dot = {"color": ink, "size": look.px(_LARGE)}
    if frame["low"].notna().any():
        square = {"color": look.palette.band, "symbol": "square", "size": look.px(12)}
        yield _sign(words["chart.interval_name"], marker=square | {"opacity": 0.2})
    if whole is not None:
        line = {"color": look.palette.axis, "width": look.px(1.2), "dash": "dot"}
        yield _sign(words["chart.all_articles"], mode="lines", line=line)
    if ((frame["scored"] > 0) & (frame["scored"] < FEW)).any():
        small = {"color": _pale(ink, look), "size": look.px(_SMALL)}
        called = words["chart.fewer"].format(n=number(FEW, words))
        yield _sign(called, marker=small)
    if any(period.partial for period in setting.shown):
        yield _sign(words["chart.partial"], marker=dot | {"symbol": "circle-open"})


def _pale(colour: str, look: Look) -> str:
    return pale(colour, look.palette.background)


def _sign(called: str, *, mode: str = "markers", **looks: Any) -> Trace:
    seen = {"mode": mode, "name": called, "hoverinfo": "skip"}
    return {"type": "scatter", "x": [None], "y": [None], **seen, **looks}
