"""Charts with one row a group: label widths, heights, order from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.charts.looks import Look
from analysis.charts.wording import EM, label, lines

LABEL_COLUMNS = 24
"""Letters in a line of a row's label: long outlets' names take two or three lines and
still leave more than half of a phone's width to the plot."""
ROW = 34
"""Screen pixels of a row with a one-line label."""


def row_axis(keys: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """Axis settings for rows from the top down, each key shown by its name.

    The axis is of categories whatever the keys look like: an outlet called "2017" would
    else become a number.
    """
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(keys),
        "range": [len(keys) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(keys),
        "ticktext": [label(name, LABEL_COLUMNS) for name in names],
        "showgrid": False,
        "ticks": "",
        "ticklabelstandoff": 6,
        "fixedrange": True,
    }


def label_width(names: Sequence[str], look: Look) -> int:
    """Screen pixels the widest label line takes."""
    widest = max((len(line) for name in names for line in lines(name, LABEL_COLUMNS)), default=0)
    return round(widest * (look.font - 1) / look.scale * EM) + 14


def rows_height(names: Sequence[str], *, least: int = 120) -> int:
    """Screen pixels all rows take, more where labels have several lines."""
    tall = sum(ROW + 14 * (len(lines(name, LABEL_COLUMNS)) - 1) for name in names)
    return max(least, tall)
