"""The topics of a set of articles: their share, and the tone within each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Trace, compose, heading
from analysis.charts.looks import Look, Theme, look, topic_colours
from analysis.charts.mirrored import reading_range, written
from analysis.charts.rows import BAR, middles, row_axis, row_names, rows_height
from analysis.charts.wording import (
    Words,
    hover,
    interval,
    name,
    number,
    percent,
    signed,
)
from analysis.models import TONE_CLASSES

_SCORED = ("negative", "neutral", "positive")
_WRITTEN_FROM = 0.11
"""A bar's part is labelled inside from this share up: on a phone narrower ones do not hold
"10%"; the hover label and the table have them all."""
_TONE_COLUMN, _NONE_COLUMN = (0.0, 0.72), (0.8, 1.0)
"""Where the stacked bars stand, and apart from them the share of articles without a tone."""
_HIDDEN_AXIS = {"showticklabels": False, "fixedrange": True, "ticks": "", "showgrid": False}
"""An axis of shares that are all written beside their bars."""


def topic_share(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """Horizontal bars, largest first: the share of articles that discuss each topic.

    ``frame`` has ``topic``, ``n``, ``share`` (0–1), and optionally ``tone``, ``low``,
    ``high``, ``scored`` for the hover label. ``customdata`` is ``[topic]``. Shares add up
    to more than one where articles discuss several topics.
    """
    drawn = look(theme, width)
    rows = frame.sort_values("share", ascending=False, kind="stable")
    topics = list(rows["topic"])
    names = [name("topic", topic, words) for topic in topics]
    colours = topic_colours(frame["topic"], drawn.palette)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": middles(len(topics)),
        "x": rows["share"].tolist(),
        "marker": {"color": [colours[topic] for topic in topics]},
        "width": BAR,
        "text": [_share_and_n(row, words) for row in rows.itertuples()],
        "textposition": "outside",
        "textfont": {"color": drawn.palette.ink},
        "cliponaxis": False,
        "hovertext": [_share_hover(row, words) for row in rows.itertuples()],
        "hoverinfo": "text",
        "customdata": [[topic] for topic in topics],
    }
    ends = reading_range(0, max(float(rows["share"].max() or 0), 0.01), words)
    return compose(
        [bars],
        {"yaxis": row_axis(len(topics)), "xaxis": _HIDDEN_AXIS | {"range": ends}},
        notes=list(row_names(names, [""] * len(names), drawn)),
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.topic_share(rows, words),
        frame=Frame(height=rows_height(len(topics)), right=100),
    )


def topic_tone(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """The tone within each topic: a bar split into negative, neutral and positive as shares
    of the scored articles, and beside it, apart, the share that has no tone.

    ``frame`` has ``topic``, ``tone_class`` (negative, neutral, positive, none), ``n`` and
    ``share`` (of all of the topic's articles). ``customdata`` is ``[topic, tone class]``.
    """
    drawn = look(theme, width)
    counts = _counts(frame)
    names = [name("topic", topic, words) for topic in counts.index]
    scored = counts[list(_SCORED)].sum(axis=1)
    notes = [words["chart.n_scored"].format(n=number(n, words)) for n in scored]
    traces = [_tone_bar(counts, tone, drawn, words) for tone in _SCORED]
    rows = row_axis(len(names))
    layout = {
        "barmode": "stack",
        "yaxis": rows,
        "yaxis2": rows | {"anchor": "x2", "matches": "y"},
        "xaxis": _HIDDEN_AXIS | {"domain": _TONE_COLUMN, "range": [0, 1]},
        "xaxis2": _HIDDEN_AXIS
        | {"domain": _NONE_COLUMN, "range": reading_range(0, 1, words), "anchor": "y2"},
    }
    headings = [
        heading(words["chart.of_scored"], drawn),
        heading(words["chart.no_tone"], drawn, x=_NONE_COLUMN[0]),
    ]
    legend = tuple(words[f"tone.{tone}"] for tone in TONE_CLASSES)
    return compose(
        [*traces, _none_bar(counts, drawn, words)],
        layout,
        notes=[*row_names(names, notes, drawn), *headings],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.topic_tone(counts, words),
        frame=Frame(height=rows_height(len(names)), right=40, above=24, legend=legend),
    )


def _share_and_n(row: Any, words: Words) -> str:
    return written(f"<b>{percent(row.share, words)}</b>  {number(row.n, words)}", words)


def _share_hover(row: Any, words: Words) -> str:
    parts = [
        name("topic", row.topic, words),
        words["chart.hover.share"].format(n=number(row.n, words), share=percent(row.share, words)),
    ]
    if getattr(row, "scored", 0):
        parts.append(words["chart.hover.tone"].format(tone=signed(row.tone, words)))
        parts.append(interval(row.low, row.high, words))
    return hover(*parts)


def _counts(frame: pd.DataFrame) -> pd.DataFrame:
    """Articles by topic (rows, as they come) and tone class (columns, all four)."""
    counts = frame.pivot_table(
        index="topic",
        columns="tone_class",
        values="n",
        aggfunc="sum",
        fill_value=0,
        sort=False,
    )
    return counts.reindex(columns=list(TONE_CLASSES), fill_value=0)


def _tone_bar(counts: pd.DataFrame, tone: str, look: Look, words: Words) -> Trace:
    scored = counts[list(_SCORED)].sum(axis=1)
    shares = (counts[tone] / scored.where(scored > 0)).fillna(0.0)
    called = words[f"tone.{tone}"]
    return {
        "type": "bar",
        "orientation": "h",
        "y": middles(len(counts)),
        "x": shares.tolist(),
        "name": called,
        "marker": {
            "color": look.palette.tone[tone],
            "line": {"color": look.palette.background, "width": look.px(1)},
        },
        "width": BAR,
        "text": [percent(share, words) if share >= _WRITTEN_FROM else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": look.palette.inside[tone], "size": look.font - 2},
        "hovertext": [
            _tone_hover(topic, called, n, share, total, words)
            for topic, n, share, total in zip(
                counts.index, counts[tone], shares, scored, strict=True
            )
        ],
        "hoverinfo": "text",
        "customdata": [[topic, tone] for topic in counts.index],
    }


def _none_bar(counts: pd.DataFrame, look: Look, words: Words) -> Trace:
    total = counts.sum(axis=1)
    shares = (counts["none"] / total.where(total > 0)).fillna(0.0)
    called = words["tone.none"]
    return {
        "type": "bar",
        "orientation": "h",
        "y": middles(len(counts)),
        "x": shares.tolist(),
        "xaxis": "x2",
        "yaxis": "y2",
        "name": called,
        "marker": {
            "color": look.palette.tone["none"],
            "line": {"color": look.palette.axis, "width": look.px(1)},
            "pattern": {
                "shape": "/",
                "fillmode": "overlay",
                "fgcolor": look.palette.axis,
                "size": look.px(6),
            },
        },
        "width": BAR,
        "text": [percent(share, words) for share in shares],
        "textposition": "outside",
        "textfont": {"color": look.palette.ink},
        "cliponaxis": False,
        "hovertext": [
            _tone_hover(topic, called, n, share, whole, words, of="chart.hover.of_topic")
            for topic, n, share, whole in zip(
                counts.index, counts["none"], shares, total, strict=True
            )
        ],
        "hoverinfo": "text",
        "customdata": [[topic, "none"] for topic in counts.index],
    }


def _tone_hover(
    topic: str,
    called: str,
    n: int,
    share: float,
    total: int,
    words: Words,
    *,
    of: str = "chart.hover.of_scored",
) -> str:
    values = {
        "n": number(n, words),
        "total": number(total, words),
        "share": percent(share, words),
        "tone": called,
    }
    return hover(name("topic", topic, words), words[of].format(**values))
