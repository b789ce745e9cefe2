"""Charts in a language written from right to left: what begins at the left begins at the right.

The scale of tone, numbers and time run from left to right in every language, as Arabic papers
print them too; axes of values, names, headings and legends stand where reading begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.charts.wording import Words, right_to_left

AT_BEGINNING = "at-beginning"
"""The ``name`` of a note that stands where a line of text begins."""

_OTHER_SIDE = {"left": "right", "right": "left"}


def is_backwards(words: Words) -> bool:
    """Whether the interface's language is written from right to left."""
    return words["locale.direction"] == "rtl"


def reading_range(low: float, high: float, words: Words) -> list[float]:
    """An axis' range that begins where reading does, for what is counted from a name on."""
    return [high, low] if is_backwards(words) else [low, high]


def layout(given: Mapping[str, Any]) -> dict[str, Any]:
    """A layout with its value axes at the right, and side by side plots in the other order."""
    return {
        name: _axis(name, value) if name.startswith(("xaxis", "yaxis")) else value
        for name, value in given.items()
    }


def note(given: Mapping[str, Any]) -> dict[str, Any]:
    """A note at the other side, its text from right to left, where it stands `AT_BEGINNING`."""
    if given.get("name") != AT_BEGINNING:
        return dict(given)
    side = _OTHER_SIDE[given["xanchor"]]
    return {
        **given,
        "x": 1 - given["x"],
        "xanchor": side,
        "align": side,
        "xshift": -given.get("xshift", 0),
        "text": right_to_left(given["text"]),
    }


def name(trace: Any) -> None:
    """Lay a trace's name, as the legend shows it, out from right to left."""
    if trace.name:
        trace.name = right_to_left(trace.name)


def written(text: str, words: Words) -> str:
    """Text of several parts, the first where reading begins."""
    return right_to_left(text) if is_backwards(words) else text


def _axis(name: str, axis: Mapping[str, Any]) -> dict[str, Any]:
    if name.startswith("yaxis"):
        return {"side": "right", **axis}
    if "domain" not in axis:
        return dict(axis)
    first, last = axis["domain"]
    return {**axis, "domain": [1 - last, 1 - first]}
