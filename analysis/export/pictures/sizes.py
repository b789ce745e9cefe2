"""The sizes of pictures: what each is for, its pixels, and its width in print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

from analysis.charts import Theme
from analysis.charts.looks import look

_CM_PER_INCH, _CM_PER_METRE = 2.54, 100
_CSS_PER_INCH = 96
"""Pixels that a browser takes for an inch of paper (CSS Values, "px")."""
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A picture's ``width`` and ``height`` in pixels at scale 1.

    An ``exact`` picture has just that height. Of others it is what a chart without rows takes; one
    of rows has the height of its rows, up to ``most`` pixels. ``text`` is the pixels of a label's
    letters, ``cm`` the width in print, ``None`` where it is for screens only.
    """

    name: str
    width: int
    height: int
    most: int
    exact: bool
    text: int
    cm: float | None

    @property
    def paper(self) -> float:
        """CSS pixels of paper for one pixel of the picture; 1 where it has no width in print."""
        return self.cm / _CM_PER_INCH * _CSS_PER_INCH / self.width if self.cm else 1.0

    @property
    def points(self) -> float | None:
        """How large a label's letters are in print, in points; ``None`` on screens."""
        return self.text * self.paper * _POINTS_PER_INCH / _CSS_PER_INCH if self.cm else None

    def per_metre(self, scale: int) -> int | None:
        """Pixels of a PNG of a scale on a metre of paper; ``None`` where it has no width in
        print."""
        return round(self.width * scale / self.cm * _CM_PER_METRE) if self.cm else None

    def canvas(self, theme: Theme) -> int:
        """The pixels of width a chart is drawn at, so that its letters come out in ``text``."""
        return self.whole(self.width * look(theme).font / self.text)

    def whole(self, width: float) -> int:
        """The next width from which on a canvas of just this shape has whole pixels."""
        step = self.width // gcd(self.width, self.height) if self.exact else 1
        return -(-round(width) // step) * step


_ALL = (
    # The 17 cm of an A4 page between margins of 2 cm: 1000 pixels make letters of 8.7 points, and
    # at scale 2 the 300 dots an inch that printers ask for.
    # 1512 high is the whole page.
    Size(name="column", width=1000, height=625, most=1512, exact=False, text=18, cm=17),
    # The same page laid across, as dense.
    Size(name="page", width=1512, height=1000, most=1000, exact=False, text=18, cm=25.7),
    # PowerPoint's widescreen slide, 13.333 by 7.5 inches; letters of 15 points.
    Size(name="slide", width=1280, height=720, most=720, exact=True, text=20, cm=33.867),
    # Square: the one shape that X, Facebook, LinkedIn, Telegram and Instagram all show uncut, and
    # 1.8 times the area of 16:9, which the slide is for, where a phone is as wide as either. On a
    # phone 390 pixels wide letters of 30 are shown in 11.
    Size(name="social", width=1080, height=1080, most=1080, exact=True, text=30, cm=None),
)
SIZES: Mapping[str, Size] = {size.name: size for size in _ALL}
"""Each size by its name, in the order they are offered."""
COLUMN = SIZES["column"]
SCALES = (1, 2, 3, 4)
"""How many pixels of a PNG one pixel of its size may have, across and down."""
USUAL_SCALE = 2
