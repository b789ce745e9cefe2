"""The topics' coverage over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.captions import Caption, Frame, compose, heading
from analysis.charts.looks import (
    DASHES,
    SYMBOLS,
    Look,
    Theme,
    look,
    new_figure,
    topic_colours,
    topic_places,
)
from analysis.charts.periods import Period, periods, time_axis
from analysis.charts.wording import (
    Words,
    hover,
    label,
    name,
    number,
    percent,
    period_name,
)

_LEFT = 44
"""Screen pixels for the tick labels."""
_MANY = 60
"""From so many periods the markers are drawn small."""


def topics_over_time(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    measure: Literal["n", "share"] = "n",
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> go.Figure:
    """One line with markers a topic: its coverage as articles or as share of all.

    ``frame`` has ``period``, ``topic``, ``n``, ``share`` (0–1, missing where the period
    has no article), ``total``. A point's ``customdata`` is ``[first day, topic]``.
    """
    drawn = look(theme, width)
    days = frame["period"].drop_duplicates().sort_values()
    shown, grain = periods(days, grain=grain, since=since, until=until or caption.date)
    topics = list(dict.fromkeys(frame["topic"]))
    figure = new_figure(drawn)
    for topic in topics:
        rows = frame[frame["topic"] == topic].sort_values("period")
        figure.add_trace(_topic_line(rows, topic, topics, shown, grain, measure, drawn, words))
    figure.update_layout(
        xaxis=time_axis(shown, grain),
        yaxis={
            "rangemode": "tozero",
            "tickformat": ".0%" if measure == "share" else ",d",
        },
        hovermode="closest",
    )
    measured = words[
        "chart.share_of_articles" if measure == "share" else f"chart.articles_per_{grain}"
    ]
    heading(figure, measured, drawn, yref="paper", shift=-_LEFT)
    legend = tuple(trace.name for trace in figure.data)
    frame_room = Frame(height=340, left=_LEFT, below=44, above=26, legend=legend, flexible=True)
    return compose(figure, caption=caption, look=drawn, words=words, frame=frame_room)


def _topic_line(
    rows: pd.DataFrame,
    topic: str,
    topics: list[str],
    shown: Sequence[Period],
    grain: str,
    measure: str,
    look: Look,
    words: Words,
) -> go.Scatter:
    colour = topic_colours(topics, look.palette)[topic]
    place = topic_places(topics, look.palette)[topic]
    title = name("topic", topic, words)
    return go.Scatter(
        x=[period.middle for period in shown],
        y=rows[measure],
        mode="lines+markers",
        connectgaps=False,
        name=label(title, 30),
        line={
            "color": colour,
            "width": look.px(2),
            "dash": DASHES[place % len(DASHES)],
        },
        marker={
            "color": colour,
            "symbol": SYMBOLS[place % len(SYMBOLS)],
            "size": look.px(5 if len(shown) > _MANY else 8),
            "line": {"color": look.palette.background, "width": look.px(1)},
        },
        hovertext=[
            _topic_hover(row, title, period, grain, words)
            for row, period in zip(rows.itertuples(), shown, strict=True)
        ],
        hoverinfo="text",
        customdata=[[period.start.isoformat(), topic] for period in shown],
    )


def _topic_hover(row: Any, title: str, period: Period, grain: str, words: Words) -> str:
    when = period_name(period.start, grain, words)
    if not row.total:
        return hover(title, when, words["chart.no_articles"])
    values = {
        "n": number(row.n, words),
        "total": number(row.total, words),
        "share": percent(row.share, words),
    }
    partial = words["chart.partial"] if period.partial else ""
    return hover(title, when, words["chart.hover.coverage"].format(**values), partial)
