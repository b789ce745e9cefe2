"""PowerPoint's own tables of native grids."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from analysis.charts.contrast import luminance
from analysis.charts.wording import percent
from analysis.export.native import Grid
from analysis.export.native.measures import PRINT
from analysis.export.native.styles import EVEN, shade
from analysis.export.office import is_backwards, readable
from analysis.export.slides.places import Place
from analysis.export.slides.text import rgb, spoken
from analysis.locale import Words

_ROW = 0.6
"""Inches of a row's height at most."""
_FIRST = 1.6
"""How much wider than the others the first column is."""
_MOST = 12
"""Points of text at most; more rows and columns have less."""
_LEAST = 7
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own number for a table without style and lines."""


def add(slide: Any, grid: Grid, place: Place, words: Words) -> Any:
    """The shape of a grid on a slide: a table with shaded cells, its columns from right to left
    where the words are."""
    rows, columns = len(grid.rows) + 1, len(grid.columns) + 1
    height = min(_ROW, place.height / rows)
    size = max(_LEAST, min(_MOST, round(height * 24), round(place.width / columns * 11)))
    frame = slide.shapes.add_table(
        rows, columns, *map(Emu, place._replace(height=height * rows).emu)
    )
    table = frame.table
    _plain(table, words)
    width = place.width / (columns - 1 + _FIRST)
    for at, column in enumerate(table.columns):
        column.width = Inches(width * (1 if at else _FIRST))
    _write(table.cell(0, 0), grid.heading, size, words)
    for at, called in enumerate(grid.columns, start=1):
        _write(table.cell(0, at), called, size, words, bold=True, middle=True)
    for row, (called, values) in enumerate(zip(grid.rows, grid.values, strict=True), start=1):
        _write(table.cell(row, 0), called, size, words, bold=True)
        for column, value in enumerate(values, start=1):
            _number(table.cell(row, column), grid, value, size, words)
    spoken(frame._element, words)
    return frame


def _plain(table: Any, words: Words) -> None:
    """Take away the template's style, and have the columns run as the words do."""
    properties = table._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = _NO_STYLE
    table.horz_banding = False
    if is_backwards(words):
        properties.set("rtl", "1")


def _number(cell: Any, grid: Grid, value: float | None, size: int, words: Words) -> None:
    if value is None:
        _write(cell, "", size, words)
        return
    colour = shade(value / grid.top, grid.shades)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(colour)
    ink = "#000000" if luminance(colour) > EVEN else "#FFFFFF"
    _write(cell, percent(value, words), size, words, ink=ink, middle=True)


def _write(
    cell: Any,
    text: str,
    size: int,
    words: Words,
    *,
    ink: str = PRINT.ink,
    bold: bool = False,
    middle: bool = False,
) -> None:
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    side = PP_ALIGN.RIGHT if is_backwards(words) else PP_ALIGN.LEFT
    paragraph.alignment = PP_ALIGN.CENTER if middle else side
    run = paragraph.add_run()
    run.text = readable(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = rgb(ink)
