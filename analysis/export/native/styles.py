"""Signs of native charts as office files name them, in the order of those in the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.charts.contrast import blend
from analysis.charts.looks import DASHES, SYMBOLS
from analysis.export.native.model import Plot

MOST_TICKS = 12
"""Categories named on an upright plot's axis: of more, every second, third … is."""
_GAP, _WIDEST_GAP = 45, 500
"""Air between the bars of two categories in percent of a bar, and the most that files can name."""
_ROOM = 6
"""The bars that a plot has room for at least: of fewer there is more air between them."""
WRITTEN_FROM = 0.11
"""The least part of a bar that its share is written in, as in the pictures."""

EVEN = 0.179
"""The luminance that black and white contrast with equally (WCAG 2.2)."""


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


def shade(part: float, shades: Sequence[str]) -> str:
    """The shade of a part 0–1 of the largest value, as Excel's colour scales and the pictures
    have it."""
    place = min(max(part, 0.0), 1.0) * (len(shades) - 1)
    lower = min(int(place), len(shades) - 2)
    return blend(shades[lower + 1], shades[lower], place - lower)


def gap(plot: Plot, *, room: int = _ROOM) -> int:
    """The air between the bars of two categories, in percent of a bar, where the plot has ``room``
    for so many bars: none is thicker than if there were that many."""
    beside = 1 if plot.stacked else len(plot.series)
    needed = room / len(plot.categories) - beside
    return min(_WIDEST_GAP, max(_GAP, round(100 * needed)))
