"""Which topics are discussed together."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import EDGE, Caption, Frame, compose
from analysis.charts.contrast import blend, luminance
from analysis.charts.looks import SCREEN_FONT, Look, Theme, look
from analysis.charts.mirrored import reading_range
from analysis.charts.wording import Words, em, hover, label, lines, name, number, percent, shortened

_CELL = 48
"""Screen pixels of a cell's height: its number and a name of three lines stand free."""
_NAME_COLUMNS = 16
"""Letters in a line of a name: "Counterterrorism" is whole."""
_HEAD_COLUMNS = 20
"""Letters of a column's name where it is not broken: "Борьба с терроризмом" is whole."""
_UPRIGHT, _TITLE = 40, 26
"""Screen pixels above the cells for upright names of two lines, and for what they say."""
_APART = 12
"""Screen pixels between the names of the columns and what they say."""
_TITLE_COLUMNS = 60
_WIDE = 5
"""Up to so many topics a cell holds "7.2%" on a phone."""
_MID_GREY = 0.179
"""The luminance that black and white contrast with equally (WCAG 2.2, 4.6:1)."""


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
    top = _top(frame)
    wide = _widest(names)
    upright = not drawn.fixed or _fits(names, drawn)
    return compose(
        [_map(grid, topics, top, drawn, words), _numbers(grid, top, drawn, words)],
        _axes(names, drawn, words, upright=upright),
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.cooccurrence(frame, words),
        frame=Frame(
            height=_CELL * len(topics), left=wide, above=_TITLE + (_UPRIGHT if upright else wide)
        ),
    )


def _axes(names: list[str], look: Look, words: Words, *, upright: bool) -> dict[str, Any]:
    """Both axes with the names; the columns' are turned where they are known not to fit.
    On a screen, whose width is not known, the browser turns them and makes the room."""
    ends = (-0.5, len(names) - 0.5)
    axis = {
        "tickvals": list(range(len(names))),
        "ticktext": [label(text, _NAME_COLUMNS) for text in names],
        "tickfont": {"color": look.palette.ink},
        "ticks": "",
        "showgrid": False,
        "fixedrange": True,
    }
    title = {
        "text": label(words["chart.also_discuss"], _TITLE_COLUMNS),
        "font": {"color": look.palette.ink, "size": look.font - 1, "weight": 600},
        "standoff": look.px(_APART),
    }
    heads = axis | {"range": reading_range(*ends, words), "side": "top", "title": title}
    if look.fixed:
        heads["tickangle"] = 0 if upright else -90
    else:
        heads |= {"autotickangles": [0, -90], "ticklabeloverflow": "allow", "automargin": True}
    if not (look.fixed and upright):
        heads["ticktext"] = [label(shortened(n, _HEAD_COLUMNS), _HEAD_COLUMNS + 1) for n in names]
    rows = axis | {"range": list(reversed(ends)), "ticklabelstandoff": look.px(6)}
    return {"xaxis": heads, "yaxis": rows}


def _map(
    grid: list[list[Any]], topics: list[str], top: float, look: Look, words: Words
) -> go.Heatmap:
    shades = look.palette.shares
    return go.Heatmap(
        z=[[row.share if row else None for row in line] for line in grid],
        zmin=0,
        zmax=top,
        colorscale=[[place / (len(shades) - 1), shade] for place, shade in enumerate(shades)],
        showscale=False,
        xgap=look.px(3),
        ygap=look.px(3),
        hovertext=[[_hover(row, words) if row else "" for row in line] for line in grid],
        hoverinfo="text",
        hoverongaps=False,
        customdata=[[[a, b] for b in topics] for a in topics],
    )


def _numbers(grid: list[list[Any]], top: float, look: Look, words: Words) -> go.Scatter:
    """The cells' numbers, each black or white, whichever is read better on its shade;
    plotly's own choice is grey on the middle shades."""
    filled = [
        (x, y, row) for y, line in enumerate(grid) for x, row in enumerate(line) if row is not None
    ]
    inks = [
        "#000000" if luminance(_shade(row.share / top, look)) > _MID_GREY else "#FFFFFF"
        for *_, row in filled
    ]
    return go.Scatter(
        x=[x for x, *_ in filled],
        y=[y for _, y, _ in filled],
        mode="text",
        text=[_number(row.share, len(grid), words) for *_, row in filled],
        textfont={"color": inks, "size": look.font},
        hoverinfo="skip",
        showlegend=False,
    )


def _number(share: float, topics: int, words: Words) -> str:
    """A cell's number; without its sign where many topics make the cells narrow."""
    return percent(share, words) if topics <= _WIDE else f"{share * 100:.0f}"


def _shade(share: float, look: Look) -> str:
    """The shade plotly draws for a share 0–1 of the darkest."""
    shades = look.palette.shares
    place = min(max(share, 0.0), 1.0) * (len(shades) - 1)
    lower = min(int(place), len(shades) - 2)
    return blend(shades[lower + 1], shades[lower], place - lower)


def _widest(names: list[str]) -> int:
    """Screen pixels of the longest line of a name."""
    longest = max(len(line) for name in names for line in lines(name, _NAME_COLUMNS))
    return round(longest * (SCREEN_FONT - 2) * em(*names)) + 10


def _fits(names: list[str], look: Look) -> bool:
    """Whether the columns are wide enough for their names to stand upright."""
    wide = look.px(_widest(names))
    return (look.width - wide - 2 * look.px(EDGE)) / len(names) >= wide


def _cell(cells: dict[tuple[str, str], Any], a: str, b: str) -> Any:
    """The row for a pair of topics; ``None`` for a topic with itself, and where there is no
    article on ``a`` that could discuss ``b``."""
    row = cells.get((a, b))
    return None if a == b or row is None or pd.isna(row.share) else row


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
