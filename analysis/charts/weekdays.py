"""The cycle of the week: how much is written on each of its days, and in what tone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.captions import Caption, Frame, Trace, compose, heading
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW, dots
from analysis.charts.looks import Look, Theme, look
from analysis.charts.tone_axis import SIGN_SYMBOLS, neutral_band, sign_of, tone_axis
from analysis.charts.wording import Words, hover, interval, number, signed

_VOLUME_ROW, _TONE_ROW = (0.62, 1.0), (0.0, 0.46)
"""The rows' places: volume above, tone below, room for a heading."""
_LEFT = 44
"""Screen pixels for the tick labels of both rows."""
_BAR = 0.7
"""A bar's part of its place."""


def weekdays(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """Bars of the articles on each day of the week above the mean tone with its 95 % interval.

    ``frame`` has ``weekday`` (1 is Monday), ``n``, ``days``, ``per_day``, ``scored``, ``tone``,
    ``low``, ``high``, in the order drawn. Means of fewer than ``FEW`` scored articles are pale and
    hollow. A point's ``customdata`` is ``[weekday]``.
    """
    drawn = look(theme, width)
    headings = [
        heading(words["weekdays.per_day"], drawn, yref="y domain", shift=-_LEFT),
        heading(words["chart.tone_index"], drawn, yref="y2 domain", shift=-_LEFT),
    ]
    tones = [_tones(frame, drawn, words, few=few) for few in (False, True)]
    return compose(
        [_bars(frame, drawn, words), *tones],
        _axes(frame, words) | {"shapes": neutral_band(drawn, yref="y2"), "hovermode": "closest"},
        notes=headings,
        caption=caption,
        look=drawn,
        words=words,
        says=" ".join(_says(frame, words)),
        frame=Frame(height=300, left=_LEFT, below=30, above=26, flexible=True),
    )


def _axes(frame: pd.DataFrame, words: Words) -> dict[str, dict[str, Any]]:
    days = {
        "tickvals": list(range(len(frame))),
        "ticktext": [words[f"weekdays.short.{day}"] for day in frame["weekday"]],
        "tickangle": 0,
        "range": [-0.5, len(frame) - 0.5],
        "showline": True,
        "fixedrange": True,
        "anchor": "y2",
    }
    return {
        "xaxis": days,
        "yaxis": {"rangemode": "tozero", "nticks": 4, "domain": _VOLUME_ROW, "fixedrange": True},
        "yaxis2": tone_axis(frame) | {"domain": _TONE_ROW, "anchor": "x", "fixedrange": True},
    }


def _bars(frame: pd.DataFrame, look: Look, words: Words) -> Trace:
    return {
        "type": "bar",
        "x": list(range(len(frame))),
        "y": frame["per_day"].tolist(),
        "width": _BAR,
        "marker": {"color": look.palette.volume},
        "hovertext": [_hover(row, words) for row in frame.itertuples()],
        "hoverinfo": "text",
        "customdata": [[day] for day in frame["weekday"].tolist()],
        "showlegend": False,
    }


def _tones(frame: pd.DataFrame, look: Look, words: Words, *, few: bool) -> Trace:
    """The means of few scored articles, pale and hollow, or all the others."""
    chosen = (frame["scored"] < FEW) == few
    rows = frame[chosen]
    signs = [sign_of(tone) for tone in rows["tone"]]
    colours = [look.palette.tone[sign] for sign in signs]
    return {
        "type": "scatter",
        "x": [place for place, there in enumerate(chosen) if there],
        "y": rows["tone"].tolist(),
        "yaxis": "y2",
        "mode": "markers",
        "marker": dots(colours, [SIGN_SYMBOLS[sign] for sign in signs], look, few=few),
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["tone"]).tolist(),
            "arrayminus": (rows["tone"] - rows["low"]).tolist(),
            "color": pale(look.palette.ink, look.palette.background),
            "thickness": look.px(1 if few else 2),
            "width": 0,
        },
        "hovertext": [_hover(row, words) for row in rows.itertuples()],
        "hoverinfo": "text",
        "customdata": [[day] for day in rows["weekday"].tolist()],
        "showlegend": False,
    }


def _hover(row: Any, words: Words) -> str:
    title = words[f"weekdays.{row.weekday}"]
    counted = words["chart.hover.volume"].format(
        n=number(row.n, words), scored=number(row.scored, words)
    )
    spread = words["weekdays.spread"].format(
        days=number(row.days, words), n=_written(row.per_day, words)
    )
    if not row.scored:
        return hover(title, counted, spread)
    tone = words["chart.hover.tone"].format(tone=signed(row.tone, words))
    few = words["chart.hover.few"] if row.scored < FEW else ""
    return hover(title, counted, spread, tone, interval(row.low, row.high, words), few)


def _says(frame: pd.DataFrame, words: Words) -> Iterator[str]:
    """Between which days volume and tone lie."""
    for column, key, write in (
        ("per_day", "weekdays.says_volume", _written),
        ("tone", "weekdays.says_tone", signed),
    ):
        known = frame.dropna(subset=[column])
        if known.empty:
            continue
        low, high = (known.loc[known[column].agg(end)] for end in ("idxmin", "idxmax"))
        yield words[key].format(
            least=words[f"weekdays.{low['weekday']:.0f}"],
            low=write(low[column], words),
            most=words[f"weekdays.{high['weekday']:.0f}"],
            high=write(high[column], words),
        )


def _written(value: float, words: Words) -> str:
    """Articles a day to one decimal, as many as tell small desks' days apart."""
    if math.isnan(value):
        return words["words.no_value"]
    whole, decimal = f"{value:,.1f}".split(".")
    return whole.replace(",", words["chart.thousands"]) + words["chart.decimal"] + decimal
