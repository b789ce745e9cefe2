"""The tone scale, drawn the same in every chart: zero in the middle, the neutral band shaded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.charts.captions import Note
from analysis.charts.looks import Look, faded
from analysis.charts.wording import Words
from analysis.models import NEUTRAL_BAND, tone_class

_STEP = 0.25
"""The scale ends at a multiple of this; its least half-width too, so that a calm period
does not look like a storm."""
_AIR = 1.08
"""Room beyond the largest value, so that its marker is whole."""
SIGN_SYMBOLS = {
    "negative": "triangle-down",
    "neutral": "circle",
    "positive": "triangle-up",
}
"""A tone's sign is told by the marker's shape too."""


def sign_of(tone: float) -> str:
    """The tone's class for marker and colour; ``neutral`` where there is none to draw."""
    return "neutral" if math.isnan(tone) else tone_class(tone)


def reach(frame: pd.DataFrame) -> float:
    """The half-width of a symmetric tone scale that holds all of a frame's intervals."""
    columns = [name for name in ("tone", "low", "high") if name in frame]
    values = np.abs(frame[columns].to_numpy(dtype=float))
    largest = float(np.nanmax(values)) if np.isfinite(values).any() else _STEP
    return max(_STEP, math.ceil(largest / _STEP) * _STEP)


def tone_axis(frame: pd.DataFrame) -> dict[str, Any]:
    """Axis settings: symmetric about zero, ticks with sign."""
    half = reach(frame)
    return {
        "range": [-half * _AIR, half * _AIR],
        "tickformat": "+.2~f",
        "dtick": _STEP if half <= 3 * _STEP else 2 * _STEP,
        "tick0": 0,
        "labelalias": {"+0": "0", "−0": "0"},
    }


def neutral_band(look: Look, *, yref: str | None = None) -> list[dict[str, Any]]:
    """Shapes that shade ±0.1 and mark zero, across the plot of axis ``yref``, or upright
    over the whole plot where it is ``None``."""
    tone, span = ("y", "x") if yref else ("x", "y")
    place: dict[str, Any] = (
        {"xref": "paper", "yref": yref} if yref else {"xref": "x", "yref": "paper"}
    )
    place |= {f"{span}0": 0, f"{span}1": 1, "layer": "below"}
    band = {"type": "rect", "line": {"width": 0}, "fillcolor": faded(look.palette.ink, 0.06)}
    zero = {"type": "line", "line": {"color": look.palette.axis, "width": look.px(1)}}
    return [
        place | band | {f"{tone}0": -NEUTRAL_BAND, f"{tone}1": NEUTRAL_BAND},
        place | zero | {f"{tone}0": 0, f"{tone}1": 0},
    ]


def scale_ends(look: Look, words: Words) -> Iterator[Note]:
    """What the two ends of the tone scale mean, over the plot's two halves."""
    for key, side, shift in (("chart.worse", "right", -12), ("chart.better", "left", 12)):
        yield {
            "text": words[key],
            "showarrow": False,
            "xref": "paper",
            "yref": "paper",
            "x": 0.5,
            "y": 1,
            "xanchor": side,
            "yanchor": "bottom",
            "xshift": look.px(shift),
            "yshift": look.px(6),
            "font": {"color": look.palette.muted, "size": look.font - 2},
        }
