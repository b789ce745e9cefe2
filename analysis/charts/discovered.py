"""Topics that were discovered, as a map: near topics share words, and each says its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go
from scipy.optimize import linear_sum_assignment

from analysis.charts.captions import Caption, Frame, compose
from analysis.charts.looks import Look, Theme, faded, look
from analysis.charts.wording import Words, hover, isolated, lines, name, number, percent, shortened

_ON_SCREEN, _IN_PICTURE = 3, 6
"""Topics in a row: on a screen, whose width is not known, as many as a phone can write side by
side; in a picture of 1200 px twice as many."""

_NARROW = 700
"""Pixels below which a picture takes as many as a screen."""

_ROW = 112
"""Screen pixels of a row: a circle, and below it two words and a number."""

_CIRCLE = 42
"""Screen pixels across the circle of the largest topic; the areas are in proportion."""

_SMALLEST = 7
"""Screen pixels across a circle that can be hit with a finger beside its words."""

_LETTERS = 15
"""Letters of a word on the map: what a third of a phone's width holds."""

_WORDS = 2
"""Words of a topic on the map; its whole name shows when it is pointed at, and in the table."""

_FILLED = 0.45
"""How much of its colour a circle keeps, so that the outline tells it where circles are pale."""

_MOST_TOLD = 8
"""Topics told to who does not see the map, the largest; the table has all."""

_EDGE = 0.5
"""Room around the outer topics, in cells."""


def discovered(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    separator: str = " · ",
) -> go.Figure:
    """A circle for each topic with its words below it, in rows, so that no two overlap; each
    stands as near as that allows to its place.

    ``frame`` has ``topic``, ``n``, ``share`` (0…1), ``x`` and ``y``; the names are those of the
    words, parts between ``separator``. ``customdata`` is ``[topic]``.
    """
    drawn = look(theme, width)
    across = _across(drawn, len(frame))
    cells = _cells(frame[["x", "y"]].to_numpy(dtype=float), across)
    rows = -(-len(frame) // across)
    ends = {"x": [-_EDGE, across - _EDGE], "y": [-_EDGE, rows - _EDGE]}
    quiet = {"visible": False, "fixedrange": True}
    return compose(
        [_topics(frame, cells, separator, drawn, words)],
        {
            "xaxis": quiet | {"range": ends["x"]},
            "yaxis": quiet | {"range": ends["y"]},
            "hovermode": "closest",
        },
        caption=caption,
        look=drawn,
        words=words,
        says=_says(frame, words),
        frame=Frame(height=rows * _ROW),
    )


def _across(look: Look, count: int) -> int:
    """Topics in a row; never a row longer than all of them make a square."""
    fit = _IN_PICTURE if look.fixed and look.width >= _NARROW else _ON_SCREEN
    square = next(side for side in range(1, count + 2) if side * side >= count)
    return max(1, min(fit, square))


def _cells(places: npt.NDArray[np.float64], across: int) -> npt.NDArray[np.int64]:
    """The column and row of each topic, one to a cell, so that together they are moved the least
    (by the squares of the ways) from their places, spread evenly over the map."""
    count = len(places)
    ranks = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    spread = ranks / max(count - 1, 1)
    rows = -(-count // across)
    grid = np.array([(place % across, place // across) for place in range(across * rows)])
    scaled = grid / np.maximum([across - 1, rows - 1], 1)
    ways = ((spread[:, None, :] - scaled[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(ways)
    found: npt.NDArray[np.int64] = grid[chosen]
    return found


def _topics(
    frame: pd.DataFrame, cells: npt.NDArray[np.int64], separator: str, look: Look, words: Words
) -> dict[str, Any]:
    scale = look.px(_CIRCLE) / float(frame["n"].max()) ** 0.5
    names = [name("topic", str(topic), words) for topic in frame["topic"]]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": cells[:, 0].tolist(),
        "y": (cells[:, 1] + 0.22).tolist(),  # the words take the lower part of a cell
        "marker": {
            "size": [max(look.px(_SMALLEST), scale * n**0.5) for n in frame["n"].tolist()],
            "color": faded(look.palette.volume, _FILLED),
            "opacity": 1,
            "line": {"width": look.px(1.5), "color": look.palette.volume},
        },
        "text": [
            _text(each, n, separator, look, words)
            for each, n in zip(names, frame["n"].tolist(), strict=True)
        ],
        "textposition": "bottom center",
        "textfont": {"color": look.palette.ink, "size": look.font - 2},
        "hovertext": [
            _hover(each, row, words) for each, row in zip(names, frame.itertuples(), strict=True)
        ],
        "hoverinfo": "text",
        "customdata": [[str(topic)] for topic in frame["topic"]],
        "cliponaxis": False,
        "showlegend": False,
    }


def _text(named: str, n: int, separator: str, look: Look, words: Words) -> str:
    first = [shortened(word, _LETTERS) for word in named.split(separator)[:_WORDS]]
    style = f"color:{look.palette.muted};font-size:{look.font - 3}px"
    written = [lines(word, _LETTERS + 1)[0] for word in first]
    count = f'<span style="{style}">{isolated(number(n, words))}</span>'
    return "<br>".join([f"<b>{written[0]}</b>", *written[1:], count])


def _hover(named: str, row: Any, words: Words) -> str:
    values = {"n": number(row.n, words), "share": percent(row.share, words)}
    return hover(named, words["chart.hover.discovered"].format(**values))


def _says(frame: pd.DataFrame, words: Words) -> str:
    """The largest topics with their articles, for a reader who does not see the map."""
    told: Sequence[str] = [
        words["chart.said.discovered_one"].format(
            name=name("topic", str(row.topic), words), n=number(float(str(row.n)), words)
        )
        for row in frame.head(_MOST_TOLD).itertuples()
    ]
    more = len(frame) - len(told)
    rest = [words["chart.said.more"].format(n=number(more, words))] if more else []
    head = words["chart.said.discovered"].format(n=number(len(frame), words))
    return " ".join([head, *told, *rest])
