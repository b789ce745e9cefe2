"""The tone of a set of articles: its distribution, and its mean by group."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Trace, compose, heading
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW, dots
from analysis.charts.looks import Look, Theme, count_axis, look
from analysis.charts.rows import middles, row_axis, row_names, rows_height
from analysis.charts.tone_axis import (
    SIGN_SYMBOLS,
    neutral_band,
    scale_ends,
    sign_of,
    tone_axis,
)
from analysis.charts.wording import Words, hover, interval, name, number, signed

_LEFT = 44
"""Screen pixels for the tick labels of the histogram."""
_TICKS = ("−1", "−0.5", "0", "+0.5", "+1")
_KINDS = {"outlet": "outlet", "language": "languages", "topic": "topic", "voice": "voice"}
"""Where the words have the names of each kind of group."""


def tone_distribution(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """A histogram of the articles' tone, coloured by sign, with zero and the neutral band.

    ``frame`` has ``low``, ``high`` (a bin's edges, −1…+1) and ``n``. ``customdata`` is
    ``[low, high]``. Articles without a tone are not in it: say so in the caption's note.
    """
    drawn = look(theme, width)
    middles = (frame["low"] + frame["high"]) / 2
    signs = pd.Series([sign_of(middle) for middle in middles], index=frame.index)
    layout = {
        "barmode": "overlay",
        "xaxis": {
            "range": [-1.02, 1.02],
            "tickvals": [-1, -0.5, 0, 0.5, 1],
            "ticktext": [each.replace(".", words["chart.decimal"]) for each in _TICKS],
            "showline": True,
        },
        "yaxis": count_axis(frame["n"].max()),
        "shapes": neutral_band(drawn),
    }
    legend = tuple(words[f"tone.{sign}"] for sign in SIGN_SYMBOLS)
    return compose(
        [_bins(frame[signs == sign], sign, drawn, words) for sign in SIGN_SYMBOLS],
        layout,
        notes=[heading(words["chart.articles"], drawn, shift=-_LEFT), *scale_ends(drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.tone_distribution(frame, sign_of, words),
        frame=Frame(
            height=300, left=_LEFT, right=12, below=30, above=26, legend=legend, flexible=True
        ),
    )


def tone_by(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
    by: Literal["outlet", "language", "topic", "voice"] = "outlet",
) -> go.Figure:
    """A dot for the mean tone of each group with its 95 % interval, in the frame's order
    from the top, the number of scored articles written beside each.

    ``frame`` has ``group``, ``n``, ``scored``, ``tone``, ``low``, ``high``. Groups with
    fewer than ``FEW`` scored articles are pale and hollow; those with none have no dot.
    ``customdata`` is ``[group]``.
    """
    drawn = look(theme, width)
    groups = [str(group) for group in frame["group"]]
    names = [name(_KINDS[by], group, words) for group in groups]
    layout = {
        "yaxis": row_axis(len(groups)) | {"showgrid": True, "griddash": "dot"},
        "xaxis": tone_axis(frame) | {"showgrid": True, "tickangle": 0, "fixedrange": True},
        "shapes": neutral_band(drawn),
    }
    counts = [words["chart.n_scored"].format(n=number(n, words)) for n in frame["scored"]]
    return compose(
        [_dots(frame, by, drawn, words, few=few) for few in (False, True)],
        layout,
        notes=[*row_names(names, counts, drawn), *scale_ends(drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.tone_by(frame, names, FEW, words),
        frame=Frame(height=rows_height(len(groups)), below=30, above=24),
    )


def _bins(rows: pd.DataFrame, sign: str, look: Look, words: Words) -> Trace:
    spread = rows["high"] - rows["low"]
    return {
        "type": "bar",
        "x": ((rows["low"] + rows["high"]) / 2).tolist(),
        "y": rows["n"].tolist(),
        "width": (spread * 0.92).tolist(),
        "name": words[f"tone.{sign}"],
        "marker": {"color": look.palette.tone[sign]},
        "hovertext": [_bin_hover(row, sign, words) for row in rows.itertuples()],
        "hoverinfo": "text",
        "customdata": [[row.low, row.high] for row in rows.itertuples()],
    }


def _bin_hover(row: Any, sign: str, words: Words) -> str:
    values = {
        "n": number(row.n, words),
        "low": signed(row.low, words),
        "high": signed(row.high, words),
    }
    return hover(words["chart.hover.bin"].format(**values), words[f"tone.{sign}"])


def _dots(frame: pd.DataFrame, by: str, look: Look, words: Words, *, few: bool) -> Trace:
    """The groups with few scored articles, pale and hollow, or all the others."""
    chosen = (frame["scored"] < FEW) == few
    rows = frame[chosen]
    signs = [sign_of(tone) for tone in rows["tone"]]
    return {
        "type": "scatter",
        "x": rows["tone"].tolist(),
        "y": [place for place, there in zip(middles(len(frame)), chosen, strict=True) if there],
        "mode": "markers",
        "marker": dots(
            [look.palette.tone[sign] for sign in signs],
            [SIGN_SYMBOLS[sign] for sign in signs],
            look,
            few=few,
        ),
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["tone"]).tolist(),
            "arrayminus": (rows["tone"] - rows["low"]).tolist(),
            "color": pale(look.palette.ink, look.palette.background),
            "thickness": look.px(1 if few else 2),
            "width": 0,
        },
        "hovertext": [_group_hover(row, by, words) for row in rows.itertuples()],
        "hoverinfo": "text",
        "customdata": [[str(group)] for group in rows["group"]],
    }


def _group_hover(row: Any, by: str, words: Words) -> str:
    title = name(_KINDS[by], str(row.group), words)
    counted = words["chart.hover.volume"].format(
        n=number(row.n, words), scored=number(row.scored, words)
    )
    if not row.scored:
        return hover(title, counted)
    few = words["chart.hover.few"] if row.scored < FEW else ""
    tone = words["chart.hover.tone"].format(tone=signed(row.tone, words))
    return hover(title, counted, tone, interval(row.low, row.high, words), few)
