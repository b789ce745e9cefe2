"""Charts with one row a group, from the top down, each with its name above it.

A name stands over its row, not left of it: so an outlet's long name is whole and the row
keeps the full width, on a phone as in a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.charts.captions import Note
from analysis.charts.looks import Look
from analysis.charts.mirrored import AT_BEGINNING
from analysis.charts.wording import columns, label, shortened

ROW = 50
"""Screen pixels of a row: its name, its bar or dot, and air below."""
BAR = 0.42
"""A bar's part of its row."""
NAME_COLUMNS = 36
"""Letters of a name on a screen, where the width is not known: a phone's; what is longer
is cut, and whole in the hover label."""
_NAME_PART = 0.75
"""The part of a known width that a name may take; the rest is for its note."""
_DOWN = 0.12
"""How far a bar sits below the row's middle (of a row), to make room for the name."""


def row_axis(count: int) -> dict[str, Any]:
    """Axis settings for ``count`` rows at 0, 1, 2 … from the top down.

    Rows are numbered, not categories: plotly would take an outlet called "2017" for a
    number or a date.
    """
    return {
        "range": [count - 0.5, -0.5],
        "tickvals": middles(count),
        "showticklabels": False,
        "showgrid": False,
        "ticks": "",
        "fixedrange": True,
    }


def rows_height(count: int) -> int:
    """Screen pixels of ``count`` rows."""
    return max(1, count) * ROW


def middles(count: int) -> list[float]:
    """Where the rows' bars and dots stand on the row axis."""
    return [place + _DOWN for place in range(count)]


def row_names(names: Sequence[str], notes: Sequence[str], look: Look) -> Iterator[Note]:
    """Each row's name with a quiet note (its n) after it, left above its bar."""
    note_style = f"color:{look.palette.muted};font-size:{look.font - 2}px"
    known = columns(look.width * _NAME_PART, look.font - 1, *names)
    width = known if look.fixed else NAME_COLUMNS
    for place, (name, note) in enumerate(zip(names, notes, strict=True)):
        shown = label(shortened(name, width), width + 1)
        yield {
            "name": AT_BEGINNING,
            "text": f'{shown}  <span style="{note_style}">{label(note, width)}</span>',
            "showarrow": False,
            "borderpad": 0,
            "align": "left",
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "yref": "y",
            "y": place + _DOWN - BAR / 2,
            "yanchor": "bottom",
            "yshift": look.px(1),
            "font": {"color": look.palette.ink, "size": look.font - 1},
        }
