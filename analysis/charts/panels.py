"""Small multiples: many small plots of one kind side by side, on shared scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.charts.captions import Note
from analysis.charts.looks import Look
from analysis.charts.mirrored import AT_BEGINNING
from analysis.charts.wording import columns, label, shortened

HEAD = 48
"""Screen pixels above each plot: two lines of its heading, and air to the plot above."""
LINE = 19
"""Screen pixels of a further line of a name."""
_GAP = 0.045
"""Room between two columns, as a part of the width: 14 px on a phone, 45 on a wide screen."""
_ON_SCREEN = 2
"""Columns on a screen, whose width is not known: a phone holds two."""
_NAME_COLUMNS = 20
"""Letters of a heading's line there; what is longer than two is cut, and whole when the panel is
pointed at."""
_NOTE = 6
"""So many letters more than of its name fit into the smaller line under it."""
_NARROW, _MOST = 380, 4
"""Pixels that a panel of a picture has at least, and panels in a row at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """Where so many panels stand: rows from the top, each from where reading begins.

    ``height`` is that of a plot in screen pixels. Panels are numbered from 0, and each has the
    axes of its number: x, x2, x3 … and y, y2, y3 …
    """

    count: int
    columns: int
    height: int
    name_lines: int = 1

    @property
    def rows(self) -> int:
        """How many rows they take."""
        return -(-self.count // self.columns)

    @property
    def pixels(self) -> int:
        """Screen pixels that all rows with their headings take."""
        return self.rows * (self.height + self._head)

    def axes(
        self, place: int, x: Mapping[str, Any], y: Mapping[str, Any]
    ) -> dict[str, dict[str, Any]]:
        """The layout of one panel's axes: ``x`` and ``y`` put in their place, tied to those of the
        first panel, with tick labels at the outer panels only."""
        number = axis_number(place)
        first, low = self._corner(place)
        right, high = first + _width(self.columns), low + self.height / self.pixels
        tied = {"x": {"matches": "x"}, "y": {"matches": "y"}} if place else {"x": {}, "y": {}}
        lowest = place + self.columns >= self.count
        return {
            f"xaxis{number}": {**x, "domain": [first, right], "anchor": f"y{number}"}
            | {"showticklabels": lowest, "ticks": "outside" if lowest else ""}
            | tied["x"],
            f"yaxis{number}": {**y, "domain": [low, high], "anchor": f"x{number}"}
            | {"showticklabels": place % self.columns == 0}
            | tied["y"],
        }

    def heading(self, place: int, name: str, note: str, look: Look) -> Note:
        """A panel's name, and under it what it rests on, above its plot."""
        first, low = self._corner(place)
        width = _letters(self.columns, look)
        style = f"color:{look.palette.muted};font-size:{look.font - 2}px"
        named = label(shortened(name, width * self.name_lines), width + 1)
        return {
            "name": AT_BEGINNING,
            "text": f'<b>{named}</b><br><span style="{style}">{label(note, width + _NOTE)}</span>',
            "showarrow": False,
            "borderpad": 0,
            "align": "left",
            "xref": "paper",
            "x": first,
            "xanchor": "left",
            "yref": "paper",
            "y": low + self.height / self.pixels,
            "yanchor": "bottom",
            "yshift": look.px(3),
            "font": {"color": look.palette.ink, "size": look.font - 1},
        }

    def _corner(self, place: int) -> tuple[float, float]:
        """The left and lower end of a panel's plot, as parts of the whole."""
        row, column = divmod(place, self.columns)
        below = (self.rows - 1 - row) * (self.height + self._head)
        return column * (_width(self.columns) + _GAP), below / self.pixels

    @property
    def _head(self) -> int:
        return HEAD + LINE * (self.name_lines - 1)


def panels(names: Sequence[str], look: Look, *, height: int) -> Panels:
    """Panels for a look: two in a row on a screen, as many as fit on a picture of known width,
    and never a row longer than all of them make a square. A long name takes two lines."""
    count = len(names)
    fit = max(1, min(_MOST, look.width // look.px(_NARROW))) if look.fixed else _ON_SCREEN
    square = next(side for side in range(1, count + 2) if side * side >= count)
    across = min(fit, square)
    longest = max(map(len, names), default=0)
    lines = 2 if longest > _letters(across, look) else 1
    return Panels(count=count, columns=across, height=height, name_lines=lines)


def _letters(across: int, look: Look) -> int:
    """Letters of a line of a heading with so many panels in a row."""
    if not look.fixed:
        return _NAME_COLUMNS
    return columns(look.width * _width(across), look.font)


def _width(across: int) -> float:
    return (1 - _GAP * (across - 1)) / across


def axis_number(place: int) -> str:
    """What stands after x and y in the name of a panel's axes."""
    return str(place + 1) if place else ""
