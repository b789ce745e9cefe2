"""The interval of a mean over time: a band, and whiskers where a point stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.charts.contrast import pale
from analysis.charts.looks import Look, faded
from analysis.charts.periods import Period
from analysis.charts.wording import Words


def band(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    look: Look,
    words: Words,
    *,
    yaxis: str = "y",
    **more: Any,
) -> Iterator[dict[str, Any]]:
    """The interval as one shape on ``yaxis`` with a part for each unbroken run of periods; nothing
    where no two neighbours have one. ``more`` goes to the trace."""
    x: list[str | None] = []
    y: list[float | None] = []
    for run in _runs(frame["low"].notna() & frame["high"].notna()):
        if len(run) == 1:
            continue  # a band of one point has no width; its whisker shows the interval
        middles = [shown[place].at for place in run]
        x += [*middles, *reversed(middles), None]
        y += [*frame["high"].iloc[run], *reversed(list(frame["low"].iloc[run])), None]
    if x:
        yield {
            "type": "scatter",
            "x": x[:-1],
            "y": y[:-1],
            "yaxis": yaxis,
            "fill": "toself",
            "fillcolor": faded(look.palette.band, 0.14),
            "line": {"width": look.px(1), "color": look.palette.axis},
            "mode": "lines",
            "name": words["chart.interval_name"],
            "hoverinfo": "skip",
            **more,
        }


def lone_whiskers(frame: pd.DataFrame, look: Look) -> dict[str, Any]:
    """Settings of whiskers for points whose neighbours have no interval to make a band with."""
    lone = {run[0] for run in _runs(frame["low"].notna() & frame["high"].notna()) if len(run) == 1}
    rows = list(zip(frame["low"], frame["tone"], frame["high"], strict=True))
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - tone if i in lone else 0 for i, (_, tone, high) in enumerate(rows)],
        "arrayminus": [tone - low if i in lone else 0 for i, (low, tone, _) in enumerate(rows)],
        "color": pale(look.palette.band, look.palette.background),
        "thickness": look.px(1.5),
        "width": 0,
    }


def _runs(present: pd.Series[Any]) -> Iterator[list[int]]:
    """The unbroken runs of places where a column is true."""
    run: list[int] = []
    for place, there in enumerate(present):
        if there:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run
