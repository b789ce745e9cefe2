"""Dots of means, and how those of few articles draw back without vanishing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.charts.contrast import pale
from analysis.charts.looks import Look

Signs = str | list[str]
"""A colour or symbol, or a list of them."""

FEW = 10
"""Below so many scored articles a mean is drawn pale and hollow: a 95 % t-interval of ten articles
spreads over about ±0.7 standard deviations, too wide to rank groups by."""
_SIZE, _OUTLINE = 12, 2
"""Screen pixels of a dot, and of the outline of a hollow one."""


def dots(colour: Signs, symbol: Signs, look: Look, *, few: bool) -> dict[str, Any]:
    """The markers of some means, those of ``few`` articles pale and hollow: told by their form
    as well as by their colour, which keeps the contrast that marks need. ``colour`` and
    ``symbol`` are one for all or a list with one for each."""
    background = look.palette.background
    if few:
        colour = _each(colour, lambda one: pale(one, background))
        symbol = _each(symbol, lambda one: f"{one}-open")
    return {
        "color": colour,
        "symbol": symbol,
        "size": look.px(_SIZE),
        "opacity": 1,  # plotly's own for symbols is less
        "line": {
            "color": colour if few else background,
            "width": look.px(_OUTLINE if few else 1),
        },
    }


def _each(sign: Signs, changed: Callable[[str], str]) -> Signs:
    return changed(sign) if isinstance(sign, str) else [changed(one) for one in sign]
