"""Where things stand on a slide, in inches from its upper left corner."""

from __future__ import annotations

from typing import NamedTuple

from pptx.util import Inches

WIDTH, HEIGHT = 40 / 3, 7.5
"""A slide of 16:9, as PowerPoint makes it."""
_EDGE = 0.5


class Place(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The same as files hold it."""
        left, top, width, height = (Inches(each) for each in self)
        return left, top, width, height

    def cell(self, at: int, across: int, down: int, *, backwards: bool) -> Place:
        """The place at a number, in reading order, of a table of such places in this one."""
        row, column = divmod(at, across)
        column = across - 1 - column if backwards else column
        width, height = self.width / across, self.height / down
        return Place(self.left + column * width, self.top + row * height, width, height)


_WITHIN = WIDTH - 2 * _EDGE
TITLE = Place(_EDGE, 0.3, _WITHIN, 0.85)
SUBTITLE = Place(_EDGE, 1.15, _WITHIN, 0.45)
BODY = Place(_EDGE, 1.65, _WITHIN, 5.0)
FOOT = Place(_EDGE, 6.7, _WITHIN, 0.65)
