"""Volume and tone over time: how much was written, and how it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.bands import band, lone_whiskers
from analysis.charts.captions import Caption, Frame, Note, Trace, compose, heading
from analysis.charts.looks import Look, Theme, count_axis, look
from analysis.charts.marks import Mark, mark_lines, mark_notes, strip
from analysis.charts.periods import Period, periods, time_axis
from analysis.charts.tone_axis import SIGN_SYMBOLS, neutral_band, sign_of, tone_axis
from analysis.charts.wording import Words, hover, interval, number, period_name, signed

_VOLUME_ROW, _TONE_ROW = (0.66, 1.0), (0.0, 0.54)
"""The rows' places: volume above in a third, tone below in a half, room for a heading."""
_LEFT = 44
"""Screen pixels for the tick labels of both rows."""
_BAR = 0.86
"""A bar's part of its period."""
_MANY = 60
"""From so many points a line's markers are drawn small."""


def volume_and_tone(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """Bars of the article count above the tone index with its 95 % band, on one time axis.

    ``frame`` has ``period`` (first day), ``n``, ``scored``, ``tone``, ``low``, ``high``
    with a row for every calendar period. Periods without an article are marked, those
    without a scored one break the line, and those only partly within ``since`` …
    ``until`` (default: up to ``caption.date``) are hatched and hollow. ``marks`` are events
    and shifts. A point's ``customdata`` is ``[first day]`` as an ISO date.
    """
    drawn = look(theme, width)
    shown, grain = periods(frame["period"], grain=grain, since=since, until=until or caption.date)
    traces = _traces(frame, shown, grain, drawn, words)
    shapes = [*neutral_band(drawn, yref="y2"), *mark_lines(marks, shown, drawn)]
    legend = tuple(trace["name"] for trace in traces if trace.get("showlegend", True))
    return compose(
        traces,
        {**_axes(frame, shown, grain, words), "hovermode": "closest", "shapes": shapes},
        notes=[*_headings(grain, drawn, words), *mark_notes(marks, shown, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.volume_and_tone(frame, shown, grain, marks, words),
        frame=Frame(
            height=400,
            left=_LEFT,
            below=44,
            above=26 + strip(marks),
            legend=legend,
            flexible=True,
        ),
    )


def _axes(
    frame: pd.DataFrame, shown: Sequence[Period], grain: str, words: Words
) -> dict[str, dict[str, Any]]:
    return {
        "xaxis": time_axis(shown, grain, words) | {"anchor": "y2"},
        "yaxis": count_axis(frame["n"].max()) | {"domain": _VOLUME_ROW, "nticks": 4},
        "yaxis2": tone_axis(frame) | {"domain": _TONE_ROW, "anchor": "x"},
    }


def _headings(grain: str, look: Look, words: Words) -> Iterator[Note]:
    """What each row measures, over it."""
    yield heading(words[f"chart.articles_per_{grain}"], look, yref="y domain", shift=-_LEFT)
    yield heading(words["chart.tone_index"], look, yref="y2 domain", shift=-_LEFT)


def _traces(
    frame: pd.DataFrame, shown: Sequence[Period], grain: str, look: Look, words: Words
) -> list[Trace]:
    hovers = [
        _volume_hover(row, period_name(period.start, grain, words), period, words)
        for row, period in zip(frame.itertuples(), shown, strict=True)
    ]
    return [
        _bars(frame, shown, hovers, look, words),
        *_partial_sign(shown, look, words),
        *_empty_marks(frame, shown, hovers, look, words),
        *band(frame, shown, look, words, yaxis="y2"),
        _tone_line(frame, shown, hovers, look, words),
    ]


def _volume_hover(row: Any, when: str, period: Period, words: Words) -> str:
    if not row.n:
        return hover(when, words["chart.no_articles"])
    return hover(
        when,
        words["chart.hover.volume"].format(
            n=number(row.n, words), scored=number(row.scored, words)
        ),
        words["chart.hover.tone"].format(tone=signed(row.tone, words)) if row.scored else "",
        interval(row.low, row.high, words),
        words["chart.partial"] if period.partial else "",
    )


def _bars(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    hovers: list[str],
    look: Look,
    words: Words,
) -> Trace:
    return {
        "type": "bar",
        "x": [period.at for period in shown],
        "y": frame["n"].tolist(),
        "width": [period.milliseconds * _BAR for period in shown],
        "name": words["chart.articles"],
        "marker": _bar_marker([period.partial for period in shown], look),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": _keys(shown),
        "showlegend": False,
    }


def _bar_marker(partial: list[bool], look: Look) -> dict[str, Any]:
    """Full bars are filled, those of periods not complete hatched."""
    return {
        "color": look.palette.volume,
        "line": {"width": [look.px(1) if part else 0 for part in partial]}
        | {"color": look.palette.volume},
        "pattern": {
            "shape": ["/" if part else "" for part in partial],
            "fillmode": "replace",
            "fgcolor": look.palette.volume,
            "size": look.px(6),
        },
    }


def _partial_sign(shown: Sequence[Period], look: Look, words: Words) -> Iterator[Trace]:
    """The hatching in the legend, where there is a period not complete."""
    if any(period.partial for period in shown):
        marker = _bar_marker([True], look)
        name = words["chart.partial"]
        yield {"type": "bar", "x": [None], "y": [None], "name": name, "marker": marker}


def _empty_marks(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    hovers: list[str],
    look: Look,
    words: Words,
) -> Iterator[Trace]:
    """A small cross on the base line where a period has no article at all."""
    places = [place for place, n in enumerate(frame["n"]) if not n]
    if not places:
        return
    yield {
        "type": "scatter",
        "x": [shown[place].at for place in places],
        "y": [0] * len(places),
        "mode": "markers",
        "name": words["chart.no_articles"],
        "marker": {
            "symbol": "x-thin",
            "size": look.px(6),
            "line": {"color": look.palette.muted, "width": look.px(1.2)},
        },
        "hovertext": [hovers[place] for place in places],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _tone_line(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    hovers: list[str],
    look: Look,
    words: Words,
) -> Trace:
    signs = [sign_of(tone) for tone in frame["tone"]]
    symbols = [
        SIGN_SYMBOLS[sign] + ("-open" if period.partial else "")
        for sign, period in zip(signs, shown, strict=True)
    ]
    size = look.px(6 if len(shown) > _MANY else 9)
    return {
        "type": "scatter",
        "x": [period.at for period in shown],
        "y": frame["tone"].tolist(),
        "yaxis": "y2",
        "mode": "lines+markers",
        "connectgaps": False,
        "name": words["chart.tone_index"],
        "line": {"color": look.palette.ink, "width": look.px(1.6)},
        "marker": {
            "color": [look.palette.tone[sign] for sign in signs],
            "symbol": symbols,
            "size": size,
            "line": {"color": look.palette.background, "width": look.px(1)},
        },
        "error_y": lone_whiskers(frame, look),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": _keys(shown),
        "showlegend": False,
    }


def _keys(shown: Sequence[Period]) -> list[list[str]]:
    return [[period.start.isoformat()] for period in shown]
