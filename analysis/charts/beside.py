"""Groups beside each other: a dot with its interval for each group in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import alternatives
from analysis.charts.captions import Caption, Frame, Note, Trace, compose
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW, dots
from analysis.charts.looks import SYMBOLS, Look, Palette, Theme, look
from analysis.charts.rows import row_axis, row_names
from analysis.charts.tone_axis import neutral_band, scale_ends, tone_axis
from analysis.charts.wording import Words, hover, interval, label, number, percent, signed

_NAME, _LINE, _GAP = 24, 18, 8
"""Screen pixels of a row's name, of each group's line below it, and of air below these."""
_LEGEND_COLUMNS = 34
"""Letters of a group's name in a line of the legend."""
_AIR = 1.06
"""Room beyond the largest share, so that its marker is whole."""
_HALF_A_TICK = 12
"""Screen pixels on either side of the plot for the half of an end tick's label beyond it."""
_STEPS, _MOST_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25), 5
"""Round steps between the ticks of shares, and so many that a phone's width holds their labels."""

Measure = Literal["tone", "share"]


def beside(
    frame: pd.DataFrame,
    *,
    rows: Mapping[str, str],
    groups: Mapping[str, str],
    caption: Caption,
    measure: Measure = "share",
    linked: bool = False,
    notes: Mapping[str, str] | None = None,
    theme: Theme = "light",
    words: Words,
    width: int | None = None,
) -> go.Figure:
    """A row of dots for each of ``rows``, in it one for each of ``groups`` with its interval.

    ``rows`` and ``groups`` map keys to names, in the order shown. ``frame`` has ``row``,
    ``group``, ``value`` (a tone or a share), ``low``, ``high`` and ``n``, the articles it is of;
    dots of fewer than ``FEW`` are pale and hollow, missing values have none. ``linked`` draws a
    line between the dots of a row, ``notes`` are written after the rows' names. ``customdata``
    is ``[row, group]``.
    """
    drawn = look(theme, width)
    placed = _placed(frame, rows, groups)
    named = {"rows": rows, "groups": groups}
    traces = [*([_links(placed, drawn)] if linked else [])]
    for place, group in enumerate(groups):
        signs = {"colour": group_colour(place, drawn.palette), "symbol": SYMBOLS[place]}
        own = placed[placed["group"] == group]
        traces += _dots(own, named, signs, measure, drawn, words, legend=len(groups) > 1)
    height = _NAME + _LINE * len(groups) + _GAP
    layout = {
        "yaxis": row_axis(len(rows)) | {"tickvals": list(range(len(rows)))},
        "xaxis": _value_axis(frame, measure, words) | {"showgrid": True, "fixedrange": True},
        "shapes": neutral_band(drawn) if measure == "tone" else [],
    }
    named_below = tuple(label(each, _LEGEND_COLUMNS) for each in groups.values())
    legend = named_below if len(groups) > 1 else ()
    return compose(
        traces,
        layout,
        notes=[*_names(rows, notes or {}, height, drawn), *_ends(measure, drawn, words)],
        caption=caption,
        look=drawn,
        words=words,
        says=alternatives.beside(placed, rows, groups, measure, FEW, words),
        frame=Frame(
            height=height * max(1, len(rows)),
            left=_HALF_A_TICK,
            right=_HALF_A_TICK,
            below=30,
            above=24,
            legend=legend,
        ),
    )


def sides_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The values of A and B in the table of a contrast, with ``row`` added, for `beside`."""
    return pd.concat(
        pd.DataFrame(
            {
                "row": frame["row"],
                "group": side,
                "value": frame[side],
                "low": frame[f"{side}_low"],
                "high": frame[f"{side}_high"],
                "n": frame[f"n_{side}"],
            }
        )
        for side in ("a", "b")
    )


def group_colour(place: int, palette: Palette) -> str:
    """The colour of the group at a place; its marker's shape tells it too."""
    colours = [*palette.topics.values(), *palette.further]
    return colours[place % len(colours)]


def _placed(
    frame: pd.DataFrame, rows: Mapping[str, str], groups: Mapping[str, str]
) -> pd.DataFrame:
    """The frame's rows that are shown, with ``y``, where each stands on the row axis."""
    shown = frame[frame["row"].isin(list(rows)) & frame["group"].isin(list(groups))]
    row_at = {key: place for place, key in enumerate(rows)}
    line_at = {key: _NAME + _LINE * (place + 0.5) for place, key in enumerate(groups)}
    height = _NAME + _LINE * len(groups) + _GAP
    return shown.assign(
        y=shown["row"].map(row_at).astype(float)
        - 0.5
        + shown["group"].map(line_at).astype(float) / height
    )


def _dots(
    own: pd.DataFrame,
    named: Mapping[str, Mapping[str, str]],
    signs: Mapping[str, str],
    measure: Measure,
    look: Look,
    words: Words,
    *,
    legend: bool,
) -> Iterator[Trace]:
    """A group's dots, those of many articles and, pale and hollow, those of few."""
    listed = False
    for few in (False, True):
        some = own[((own["n"] < FEW) == few) & own["value"].notna()]
        if some.empty:
            continue
        group = str(some["group"].iloc[0])
        yield {
            "type": "scatter",
            "x": some["value"].tolist(),
            "y": some["y"].tolist(),
            "mode": "markers",
            "name": label(named["groups"][group], _LEGEND_COLUMNS),
            "legendgroup": group,
            "showlegend": legend and not listed,
            "marker": dots(signs["colour"], signs["symbol"], look, few=few),
            "error_x": _whiskers(some, signs["colour"], look, few=few),
            "hovertext": [_hover(row, named, measure, words) for row in some.itertuples()],
            "hoverinfo": "text",
            "customdata": [[str(row.row), str(row.group)] for row in some.itertuples()],
        }
        listed = True


def _whiskers(some: pd.DataFrame, colour: str, look: Look, *, few: bool) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": (some["high"] - some["value"]).tolist(),
        "arrayminus": (some["value"] - some["low"]).tolist(),
        "color": pale(colour, look.palette.background),
        "thickness": look.px(1 if few else 2),
        "width": 0,
    }


def _links(placed: pd.DataFrame, look: Look) -> Trace:
    """A line through the dots of each row, which shows which way it goes."""
    x: list[float | None] = []
    y: list[float | None] = []
    for _, row in placed[placed["value"].notna()].groupby("row", sort=False):
        x += [*row["value"], None]
        y += [*row["y"], None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": look.palette.axis, "width": look.px(1.5), "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _value_axis(frame: pd.DataFrame, measure: Measure, words: Words) -> dict[str, Any]:
    if measure == "tone":
        return tone_axis(frame.rename(columns={"value": "tone"})) | {"tickangle": 0}
    largest = frame[["value", "high"]].max().max()
    largest = 1.0 if pd.isna(largest) or not largest else float(largest)
    ticks = _share_ticks(largest)
    return {
        # Shares count from zero; the axis begins a little before, so that a dot there is whole.
        "range": [-largest * (_AIR - 1), largest * _AIR],
        "tickvals": ticks,
        "ticktext": [percent(tick, words) for tick in ticks],
    }


def _share_ticks(largest: float) -> list[float]:
    """Ticks at round shares from zero on."""
    step = next((step for step in _STEPS if largest / step <= _MOST_TICKS), _STEPS[-1])
    return [place * step for place in range(int(largest / step) + 1)]


def _names(
    rows: Mapping[str, str], notes: Mapping[str, str], height: int, look: Look
) -> Iterator[Note]:
    beside = [notes.get(key, "") for key in rows]
    for place, note in enumerate(row_names(list(rows.values()), beside, look)):
        at = {"y": place - 0.5 + (_NAME - 4) / height}
        yield note | at | {"bgcolor": look.palette.background}  # no line of the grid in a name


def _ends(measure: Measure, look: Look, words: Words) -> Iterator[Note]:
    return scale_ends(look, words) if measure == "tone" else iter(())


def _hover(row: Any, named: Mapping[str, Mapping[str, str]], measure: Measure, words: Words) -> str:
    group = named["groups"][str(row.group)] if len(named["groups"]) > 1 else ""
    if measure == "tone":
        value = words["chart.hover.tone"].format(tone=signed(row.value, words))
        ends = interval(row.low, row.high, words)
    else:
        value, ends = percent(row.value, words), _share_interval(row, words)
    few = words["chart.hover.few"] if row.n < FEW else ""
    count = words["chart.sample"].format(n=number(row.n, words), label=words["app.n_articles"])
    return hover(named["rows"][str(row.row)], group, value, ends, count, few)


def _share_interval(row: Any, words: Words) -> str:
    if pd.isna(row.low) or pd.isna(row.high):
        return ""
    low, high = percent(row.low, words), percent(row.high, words)
    return words["chart.interval"].format(low=low, high=high)
