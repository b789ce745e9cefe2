"""The words that mark each period, one small panel a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.captions import Caption, Frame, compose
from analysis.charts.looks import Look, Theme, faded, look
from analysis.charts.mirrored import reading_range, written
from analysis.charts.panels import axis_number, panels
from analysis.charts.wording import (
    Words,
    escaped,
    hover,
    isolated,
    number,
    percent,
    period_name,
    shortened,
)

_ROW = 24
"""Screen pixels of a word's row."""
_BAR = 0.86
"""A bar's part of its row."""
_PART = 0.32
"""How much of its colour a bar keeps, so that the word written over it stands out."""
_COLUMNS = 18
"""Letters of a word on a screen, with its number: what a phone's panel holds."""
_LEAST = 0.01
"""The share that the scale reaches at least."""
_MOST_TOLD = 6
"""Periods whose words are told to who does not see them, the latest; the table has all."""
_AXIS = {"showticklabels": False, "fixedrange": True, "ticks": "", "showgrid": False}


def vocabulary(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    grain: str | None = None,
) -> go.Figure:
    """A panel for each period with the words that mark it, the most marking at the top; a bar is
    the share of the period's stories that hold the word, on one scale in all panels.

    ``frame`` has ``period``, ``word`` (missing in the one row of a period that no word marks),
    ``n``, ``total``, ``share``, ``elsewhere``, ``partial`` and ``search``. ``customdata`` is
    ``[first day, search]``; that of a panel's ground, to be clicked anywhere, ``[first day]``.
    """
    drawn = look(theme, width)
    groups = [rows for _, rows in frame.groupby("period", sort=True)]
    most = max(len(rows) for rows in groups)
    top = max(float(frame["share"].max()), _LEAST)
    heads = [period_name(rows["period"].iloc[0], grain or "month", words) for rows in groups]
    grid = panels(heads, drawn, height=most * _ROW)
    axes: dict[str, Any] = {}
    traces: list[go.Bar] = []
    notes = []
    for place, (head, rows) in enumerate(zip(heads, groups, strict=True)):
        traces += _panel(rows, head, place, (most, top), drawn, words)
        axes |= grid.axes(place, *_axes(most, top, words))
        notes.append(grid.heading(place, head, _note(rows, words), drawn))
    return compose(
        traces,
        {**_quiet(axes), "barmode": "overlay", "hovermode": "closest"},
        notes=notes,
        caption=caption,
        look=drawn,
        words=words,
        frame=Frame(height=grid.pixels, above=0, below=8),
        says=_says(groups, grain or "month", words),
    )


def _axes(most: int, top: float, words: Words) -> tuple[dict[str, Any], dict[str, Any]]:
    return _AXIS | {"range": reading_range(0, top, words)}, _AXIS | {"range": [most - 0.5, -0.5]}


def _quiet(axes: dict[str, Any]) -> dict[str, Any]:
    """The axes without any tick label: every bar has its number."""
    return {name: axis | {"showticklabels": False, "ticks": ""} for name, axis in axes.items()}


def _says(groups: Sequence[pd.DataFrame], grain: str, words: Words) -> str:
    """The words of the latest periods, for a reader who does not see them."""
    told = [
        words["chart.said.words"].format(
            period=period_name(rows["period"].iloc[0], grain, words),
            words=words["words.comma"].join(map(str, rows["word"].dropna()))
            or words["chart.no_words"],
        )
        for rows in groups[-_MOST_TOLD:]
    ]
    return " ".join([words["chart.said.vocabulary"], *told])


def _note(rows: pd.DataFrame, words: Words) -> str:
    n = words["chart.n_stories"].format(n=number(rows["total"].iloc[0], words))
    return f"{n} · {words['chart.incomplete']}" if rows["partial"].iloc[0] else n


def _panel(
    rows: pd.DataFrame, head: str, place: int, size: tuple[int, float], look: Look, words: Words
) -> Iterator[go.Bar]:
    """A panel's ground and bars; ``size`` is its rows and the largest share."""
    (most, top), at = size, axis_number(place)
    axes = {"xaxis": f"x{at}", "yaxis": f"y{at}", "orientation": "h", "showlegend": False}
    day = rows["period"].iloc[0].date().isoformat()
    marking = rows[rows["word"].notna()]
    yield go.Bar(
        x=[top],
        y=[(most - 1) / 2],
        width=[most],
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        text=[] if len(marking) else [words["chart.no_words"]],
        textposition="inside",
        insidetextanchor="start",
        constraintext="none",
        textfont={"color": look.palette.muted, "size": look.font - 2},
        hovertext=[hover(head, _note(rows, words))],
        hoverinfo="text",
        customdata=[[day]],
        **axes,
    )
    yield go.Bar(
        x=marking["share"],
        y=list(range(len(marking))),
        width=_BAR,
        marker={
            "color": faded(look.palette.volume, _PART),
            "line": {"width": look.px(1), "color": look.palette.volume},
        },
        text=[_text(row, look, words) for row in marking.itertuples()],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"color": look.palette.ink, "size": look.font - 1},
        hovertext=[_hover(row, head, words) for row in marking.itertuples()],
        hoverinfo="text",
        customdata=[[day, row.search] for row in marking.itertuples()],
        **axes,
    )


def _text(row: Any, look: Look, words: Words) -> str:
    word = isolated(escaped(shortened(str(row.word), _COLUMNS)))
    style = f"color:{look.palette.muted};font-size:{look.font - 3}px"
    return written(f'{word} <span style="{style}">{number(row.n, words)}</span>', words)


def _hover(row: Any, head: str, words: Words) -> str:
    values = {
        "n": number(row.n, words),
        "total": number(row.total, words),
        "share": percent(row.share, words),
    }
    return hover(
        isolated(str(row.word)),
        head,
        words["chart.hover.word"].format(**values),
        words["chart.hover.elsewhere"].format(share=percent(row.elsewhere, words)),
    )
