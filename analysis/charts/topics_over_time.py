"""The topics' coverage over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Trace, compose, heading
from analysis.charts.looks import (
    DASHES,
    SYMBOLS,
    Look,
    Theme,
    count_axis,
    look,
    topic_colours,
    topic_places,
)
from analysis.charts.marks import Mark, mark_lines, mark_notes, strip
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
_NAME_COLUMNS = 30
"""Letters of a name in a line of the legend."""
_WIDE, _STEP = 14, 0.05
"""Up to so many periods topics' points stand beside each other, by this part of a period."""
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
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """One line with markers a topic: its coverage as articles or as share of all.

    ``frame`` has ``period``, ``topic``, ``n``, ``share`` (0–1, missing where the period
    has no article), ``total``; ``marks`` are events. A point's ``customdata`` is
    ``[first day, topic]``.
    """
    drawn = look(theme, width)
    days = frame["period"].drop_duplicates().sort_values()
    shown, grain = periods(days, grain=grain, since=since, until=until or caption.date)
    traces = list(_traces(frame, shown, grain, measure, drawn, words))
    layout = {
        "xaxis": time_axis(shown, grain, words),
        "yaxis": _axis(frame, measure, words),
        "hovermode": "closest",
        "shapes": mark_lines(marks, shown, drawn),
    }
    shares = measure == "share"
    measured = words["chart.share_of_articles" if shares else f"chart.articles_per_{grain}"]
    return compose(
        traces,
        layout,
        notes=[heading(measured, drawn, shift=-_LEFT), *mark_notes(marks, shown, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.topics_over_time(frame, shown, grain, measure, marks, words),
        frame=Frame(
            height=340,
            left=_LEFT,
            below=44,
            above=26 + strip(marks),
            legend=tuple(trace["name"] for trace in traces),
            flexible=True,
        ),
    )


def _axis(frame: pd.DataFrame, measure: str, words: Words) -> dict[str, Any]:
    """From zero up, in percent or in articles."""
    if measure == "share":
        return {"rangemode": "tozero", "ticksuffix": words["locale.percent"].format(value="")}
    return count_axis(frame["n"].max())


def _traces(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    grain: str,
    measure: str,
    look: Look,
    words: Words,
) -> Iterator[Trace]:
    """A line for each topic, in the order of the frame."""
    colours = topic_colours(frame["topic"], look.palette)
    places = topic_places(frame["topic"], look.palette)
    middle = (len(colours) - 1) / 2
    for place, (topic, rows) in enumerate(frame.groupby("topic", sort=False)):
        line = _line(rows.sort_values("period"), shown, grain, measure, words)
        signs = _signs(colours[str(topic)], places[str(topic)], look, small=len(shown) > _MANY)
        yield line | signs | {"x": _beside(shown, place - middle)}


def _line(
    rows: pd.DataFrame, shown: Sequence[Period], grain: str, measure: str, words: Words
) -> Trace:
    topic = str(rows["topic"].iloc[0])
    title = name("topic", topic, words)
    hovers = [
        _topic_hover(row, title, period, grain, words)
        for row, period in zip(rows.itertuples(), shown, strict=True)
    ]
    return {
        "type": "scatter",
        "y": (rows[measure] * (100 if measure == "share" else 1)).tolist(),
        "mode": "lines+markers",
        "connectgaps": False,
        "name": label(title, _NAME_COLUMNS),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[period.start.isoformat(), topic] for period in shown],
    }


def _beside(shown: Sequence[Period], place: float) -> list[str]:
    """Where a topic's points stand: beside those of the others where periods are wide, so that
    equal counts, frequent where there are few articles, do not hide each other."""
    step = _STEP if len(shown) <= _WIDE else 0
    if not step:
        return [period.at for period in shown]
    ends = ((period, period.end - period.start) for period in shown)
    return [(period.middle + length * step * place).isoformat() for period, length in ends]


def _signs(colour: str, place: int, look: Look, *, small: bool) -> dict[str, Any]:
    """What tells a topic's line from the others: colour, dash and marker."""
    return {
        "line": {"color": colour, "width": look.px(2), "dash": DASHES[place % len(DASHES)]},
        "marker": {
            "color": colour,
            "symbol": SYMBOLS[place % len(SYMBOLS)],
            "size": look.px(5 if small else 8),
            "line": {"color": look.palette.background, "width": look.px(1)},
        },
    }


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
