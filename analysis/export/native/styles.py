"""Signs of native charts as office files name them, in the order of those in the pictures."""

from __future__ import annotations

from typing import NamedTuple

from analysis.charts.looks import DASHES, SYMBOLS

MOST_TICKS = 12
"""Categories named on an upright plot's axis: of more, every second, third … is."""
GAP = 45
"""Air between the bars of two categories, in percent of a bar."""
WRITTEN_FROM = 0.11
"""The least part of a bar that its share is written in, as in the pictures."""


class Style(NamedTuple):
    """A sign's name in XlsxWriter and in the files themselves (ECMA-376)."""

    excel: str
    xml: str


_MARKERS = {
    "circle": Style("circle", "circle"),
    "square": Style("square", "square"),
    "diamond": Style("diamond", "diamond"),
    "triangle-up": Style("triangle", "triangle"),
    "x": Style("x", "x"),
    "star": Style("star", "star"),
    "cross": Style("plus", "plus"),
    "pentagon": Style("short_dash", "dash"),
}
_DASHES = {
    "solid": Style("solid", "solid"),
    "dash": Style("dash", "dash"),
    "dot": Style("round_dot", "sysDot"),
    "dashdot": Style("dash_dot", "dashDot"),
    "longdash": Style("long_dash", "lgDash"),
    "longdashdot": Style("long_dash_dot", "lgDashDot"),
}


def marker(sign: int) -> Style:
    """The marker of a line by its number."""
    return _MARKERS[SYMBOLS[sign % len(SYMBOLS)]]


def dash(sign: int) -> Style:
    """The dash of a line by its number."""
    return _DASHES[DASHES[sign % len(DASHES)]]
