"""How the parts of a native chart are spread over slides, so that each can be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.export.native import Axis, Grid, Native, Plot

_DOWN = 2
"""Rows of plots on a slide at most."""
_BARS = 24
"""Lying bars in the height of a slide: each then has 11 points, and its name fits beside it."""
_PIECES = 3
"""Pieces of a long plot beside each other on a slide at most."""
_AIR = 1.05
"""Room beyond the longest bar of several pieces."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one slide: parts in ``across`` columns and ``down`` rows."""

    parts: Sequence[Plot | Grid]
    across: int
    down: int


def pages(form: Native) -> list[Page]:
    """The slides of a chart. Where a single plot has more bars than a slide is high, its pieces
    stand beside each other, on one scale."""
    parts, across, down = list(form.parts), form.across, _DOWN
    if len(parts) == 1 and isinstance(parts[0], Plot):
        pieces = list(_pieces(parts[0]))
        if len(pieces) > 1:
            parts, across, down = [*pieces], min(_PIECES, len(pieces)), 1
    a_page = across * down
    return [
        Page(some, across, min(down, math.ceil(len(some) / across)))
        for some in (parts[at : at + a_page] for at in range(0, len(parts), a_page))
    ]


def _pieces(plot: Plot) -> Iterator[Plot]:
    """A plot of lying bars in pieces of equal length that a slide can hold; others as they are."""
    bars = 1 if plot.stacked else len(plot.series)
    most = max(1, _BARS // bars)
    count = math.ceil(len(plot.categories) / most)
    if plot.kind != "bar" or count == 1:
        yield plot
        return
    length, axis = math.ceil(len(plot.categories) / count), _fixed(plot)
    for first in range(0, len(plot.categories), length):
        yield _piece(plot, slice(first, first + length), axis)


def _fixed(plot: Plot) -> Axis:
    """The axis with an end that all values and intervals are within."""
    if plot.axis.high is not None:
        return plot.axis
    ends = [
        value + (above or 0)
        for series in plot.series
        for value, above in zip(
            series.values, series.above or [None] * len(series.values), strict=True
        )
        if value is not None
    ]
    return replace(plot.axis, high=max(ends, default=1) * _AIR or None)


def _piece(plot: Plot, part: slice, axis: Axis) -> Plot:
    """Some of the categories of a plot."""
    places = range(len(plot.categories))[part]
    series = tuple(
        replace(
            each,
            values=each.values[part],
            above=each.above[part],
            below=each.below[part],
            points={at - places.start: c for at, c in each.points.items() if at in places},
            hollow=frozenset(at - places.start for at in each.hollow if at in places),
        )
        for each in plot.series
    )
    return replace(plot, categories=plot.categories[part], series=series, axis=axis)
