"""The words that mark each period, or each of two sets: one small panel for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.beside import group_colour
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
_PART = 0.18
"""How much of its colour a bar keeps: of more, the number over the darkest bar of a set would
stand out less than WCAG asks of text (`analysis.charts.contrast.TEXT`)."""
_COLUMNS = 18
"""Letters of a word on a screen, with its number: what a phone's panel holds."""
_LEAST = 0.01
"""The share that the scale reaches at least."""
_MOST_TOLD = 6
"""Panels whose words are told to who does not see them, the latest; the table has all."""
_AXIS = {"showticklabels": False, "fixedrange": True, "ticks": "", "showgrid": False}


@dataclass(frozen=True, slots=True)
class _Panel:
    """A group of stories: what a click on it gives, its name and what stands under it, the colour
    of its bars and the words that mark it."""

    key: str
    head: str
    note: str
    colour: str
    rows: pd.DataFrame

    @property
    def marking(self) -> pd.DataFrame:
        """The words; none where its one row says that there are none."""
        return self.rows[self.rows["word"].notna()]


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
    periods = [rows for _, rows in frame.groupby("period", sort=True)]
    shown = [
        _Panel(
            key=rows["period"].iloc[0].date().isoformat(),
            head=period_name(rows["period"].iloc[0], grain or "month", words),
            note=_note(rows, words),
            colour=drawn.palette.volume,
            rows=rows,
        )
        for rows in periods
    ]
    says = words["chart.said.vocabulary"]
    return _figure(shown, caption, drawn, words, kind="", says=says)


def contrast_words(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """A panel for each of two sets with the words that mark it against the other, as `vocabulary`
    has them for periods.

    ``groups`` maps the sets' keys to their names, in the order shown; ``frame`` has ``group`` in
    place of ``period``, and no ``partial``. ``customdata`` is ``[key, search]``, that of a panel's
    ground ``[key]``.
    """
    drawn = look(theme, width)
    each = {key: frame[frame["group"] == key] for key in groups}
    shown = [
        _Panel(
            key=key,
            head=groups[key],
            note=_note(rows, words),
            colour=group_colour(place, drawn.palette),
            rows=rows,
        )
        for place, (key, rows) in enumerate(each.items())
        if len(rows)
    ]
    says = words["chart.said.contrast_words"]
    return _figure(shown, caption, drawn, words, kind="_of_set", says=says)


def _figure(
    shown: Sequence[_Panel], caption: Caption, look: Look, words: Words, *, kind: str, says: str
) -> go.Figure:
    """The panels; ``kind`` is what the words for a pointed-at bar end with in the locale."""
    most = max(len(panel.rows) for panel in shown)
    top = max(_LEAST, *(float(panel.rows["share"].max()) for panel in shown))
    grid = panels([panel.head for panel in shown], look, height=most * _ROW)
    axes: dict[str, Any] = {}
    traces: list[go.Bar] = []
    notes = []
    for place, panel in enumerate(shown):
        traces += _bars(panel, place, (most, top), look, words, kind)
        axes |= grid.axes(place, *_axes(most, top, words))
        notes.append(grid.heading(place, panel.head, panel.note, look))
    return compose(
        traces,
        {**_quiet(axes), "barmode": "overlay", "hovermode": "closest"},
        notes=notes,
        caption=caption,
        look=look,
        words=words,
        frame=Frame(height=grid.pixels, above=0, below=8),
        says=_says(shown, says, words),
    )


def _axes(most: int, top: float, words: Words) -> tuple[dict[str, Any], dict[str, Any]]:
    return _AXIS | {"range": reading_range(0, top, words)}, _AXIS | {"range": [most - 0.5, -0.5]}


def _quiet(axes: dict[str, Any]) -> dict[str, Any]:
    """The axes without any tick label: every bar has its number."""
    return {name: axis | {"showticklabels": False, "ticks": ""} for name, axis in axes.items()}


def _says(shown: Sequence[_Panel], says: str, words: Words) -> str:
    """The words of the last panels, for a reader who does not see them."""
    told = [
        words["chart.said.words"].format(
            period=panel.head,
            words=words["words.comma"].join(map(str, panel.marking["word"]))
            or words["chart.no_words"],
        )
        for panel in shown[-_MOST_TOLD:]
    ]
    return " ".join([says, *told])


def _note(rows: pd.DataFrame, words: Words) -> str:
    n = words["chart.n_stories"].format(n=number(rows["total"].iloc[0], words))
    unfinished = "partial" in rows and rows["partial"].iloc[0]
    return f"{n} · {words['chart.incomplete']}" if unfinished else n


def _bars(
    panel: _Panel, place: int, size: tuple[int, float], look: Look, words: Words, kind: str
) -> Iterator[go.Bar]:
    """A panel's ground and bars; ``size`` is its rows and the largest share."""
    (most, top), at = size, axis_number(place)
    axes = {"xaxis": f"x{at}", "yaxis": f"y{at}", "orientation": "h", "showlegend": False}
    marking = panel.marking
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
        hovertext=[hover(panel.head, panel.note)],
        hoverinfo="text",
        customdata=[[panel.key]],
        **axes,
    )
    yield go.Bar(
        x=marking["share"],
        y=list(range(len(marking))),
        width=_BAR,
        marker={
            "color": faded(panel.colour, _PART),
            "line": {"width": look.px(1), "color": panel.colour},
        },
        text=[_text(row, look, words) for row in marking.itertuples()],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"color": look.palette.ink, "size": look.font - 1},
        hovertext=[_hover(row, panel.head, kind, words) for row in marking.itertuples()],
        hoverinfo="text",
        customdata=[[panel.key, row.search] for row in marking.itertuples()],
        **axes,
    )


def _text(row: Any, look: Look, words: Words) -> str:
    word = isolated(escaped(shortened(str(row.word), _COLUMNS)))
    style = f"color:{look.palette.muted};font-size:{look.font - 3}px"
    return written(f'{word} <span style="{style}">{number(row.n, words)}</span>', words)


def _hover(row: Any, head: str, kind: str, words: Words) -> str:
    values = {
        "n": number(row.n, words),
        "total": number(row.total, words),
        "share": percent(row.share, words),
    }
    return hover(
        isolated(str(row.word)),
        head,
        words[f"chart.hover.word{kind}"].format(**values),
        words[f"chart.hover.elsewhere{kind}"].format(share=percent(row.elsewhere, words)),
    )
