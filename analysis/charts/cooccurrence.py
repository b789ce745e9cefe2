"""Which topics are discussed together."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.captions import Caption, Frame, compose, heading
from analysis.charts.looks import Theme, look, new_figure
from analysis.charts.rows import label_width, row_axis, rows_height
from analysis.charts.wording import Words, hover, label, name, number, percent

_CELL = 1.5
"""A cell's height as a multiple of a row's: its number stands free."""
_HEAD_COLUMNS = 12
"""Letters in a line of a column's label."""


def cooccurrence(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """A heat map with its numbers: of the articles on the row's topic, the share that also
    discusses the column's.

    ``frame`` has ``topic_a`` (row), ``topic_b`` (column), ``n`` and ``share`` (of a's
    articles, 0–1). A topic with itself is left blank. ``customdata`` is
    ``[topic_a, topic_b]``.
    """
    drawn = look(theme, width)
    topics = list(dict.fromkeys([*frame["topic_a"], *frame["topic_b"]]))
    names = [name("topic", topic, words) for topic in topics]
    cells: dict[tuple[str, str], Any] = {
        (str(row.topic_a), str(row.topic_b)): row for row in frame.itertuples()
    }
    grid = [[_cell(cells, a, b) for b in topics] for a in topics]
    shades = drawn.palette.shares
    figure = new_figure(drawn)
    figure.add_trace(
        go.Heatmap(
            x=topics,
            y=topics,
            z=[[row.share if row else None for row in line] for line in grid],
            zmin=0,
            zmax=_top(frame),
            colorscale=[[i / (len(shades) - 1), shade] for i, shade in enumerate(shades)],
            showscale=False,
            xgap=drawn.px(3),
            ygap=drawn.px(3),
            text=[[percent(row.share, words) if row else "" for row in line] for line in grid],
            texttemplate="%{text}",
            textfont={"size": drawn.font},
            hovertext=[[_hover(row, words) if row else "" for row in line] for line in grid],
            hoverinfo="text",
            hoverongaps=False,
            customdata=[[[a, b] for b in topics] for a in topics],
        )
    )
    figure.update_layout(
        yaxis=row_axis(topics, names),
        xaxis={
            "type": "category",
            "side": "top",
            "categoryarray": topics,
            "tickvals": topics,
            "ticktext": [label(text, _HEAD_COLUMNS) for text in names],
            "tickangle": 0,
            "ticks": "",
            "fixedrange": True,
        },
    )
    room = Frame(
        height=round(rows_height(names) * _CELL),
        left=label_width(names, drawn),
        below=6,
        above=66,
    )
    heading(figure, words["chart.also_discuss"], drawn, yref="paper", shift=0, up=42)
    return compose(figure, caption=caption, look=drawn, words=words, frame=room)


def _cell(cells: dict[tuple[str, str], Any], a: str, b: str) -> Any:
    return cells.get((a, b)) if a != b else None


def _top(frame: pd.DataFrame) -> float:
    """The share the darkest shade stands for: the largest of two different topics."""
    apart = frame.loc[frame["topic_a"] != frame["topic_b"], "share"]
    return max(float(apart.max()), 0.01) if apart.notna().any() else 1.0


def _hover(row: Any, words: Words) -> str:
    values = {
        "a": name("topic", row.topic_a, words),
        "b": name("topic", row.topic_b, words),
        "n": number(row.n, words),
        "share": percent(row.share, words),
    }
    return hover(words["chart.hover.together"].format(**values))
