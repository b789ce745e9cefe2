"""What an office program draws of a chart itself: plots of series over categories, and grids."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["column", "bar", "line"]
"""Upright bars, lying bars (the first category at the top), or lines with markers."""
Numbers = tuple[float | None, ...]
"""A value a category; None is a gap, never 0."""

COUNT, SHARE, TONE = "#,##0", "0.0%", '+0.00;"−"0.00;0.00'
"""Number formats of counts, shares (0–1) and tones (with a sign, as in the pictures)."""
RATE = "#,##0.0"
"""The number format of articles a day."""
WHOLE_SHARE = "0%"
"""Shares on an axis, whose ticks are round."""


def numbers(values: Iterable[Any]) -> Numbers:
    """A column's values as plain numbers, None where one is missing."""
    return tuple(None if value is None or math.isnan(value) else float(value) for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of values in one colour (CSS hex).

    ``above`` and ``below`` are the way from a value to the ends of its interval, () where the
    series has no intervals; ``points`` has the colours of single categories, by place, and
    ``hollow`` are those whose bar or marker is only an outline. ``sign`` picks marker and dash of a
    line, so that colour is never the only sign.
    """

    name: str
    values: Numbers
    colour: str
    above: Numbers = ()
    below: Numbers = ()
    points: Mapping[int, str] = field(default_factory=dict)
    hollow: frozenset[int] = frozenset()
    sign: int = 0

    def colour_at(self, place: int) -> str:
        """The colour of the bar or marker of a category."""
        return self.points.get(place, self.colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The axis of values: what it measures ("" where the title says so), how numbers on it are
    written, and its ends and step, None where the program may choose. ``signed`` values grow from
    zero to both sides."""

    title: str = ""
    form: str
    low: float | None = 0
    high: float | None = None
    step: float | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Series over categories, ``named`` in a legend where there are several.

    ``title`` stands over it ("" for none), ``heading`` over the categories' column in a table,
    ``below`` at their axis ("" where they speak for themselves); ``form`` is how the values are
    written, which ``labelled`` plots do beside their bars. ``notes`` are sentences under the whole
    chart.
    """

    kind: Kind
    title: str = ""
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    form: str
    below: str = ""
    stacked: bool = False
    labelled: bool = False
    named: bool = True
    notes: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether it needs a legend."""
        return self.named and len(self.series) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Numbers in rows and columns, shaded from the first of ``shades`` (CSS hex) at 0 to the last
    at ``top``; ``heading`` says what they are."""

    heading: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[Numbers, ...]
    form: str
    top: float
    shades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Native:
    """All that is drawn of one chart, in reading order, ``across`` parts in a row."""

    parts: Sequence[Plot | Grid]
    across: int = 1
    left_out: str = ""

    @property
    def notes(self) -> list[str]:
        """What is to be said under the chart, each once, what is ``left_out`` last."""
        said = [note for part in self.parts if isinstance(part, Plot) for note in part.notes]
        return list(dict.fromkeys([*said, *filter(None, [self.left_out])]))
