"""The sheet of a chart: its caption, the chart, and below it the numbers it is drawn from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.charts import caption_of
from analysis.charts.contrast import luminance
from analysis.charts.wording import EM
from analysis.export.chart import Chart
from analysis.export.native import Grid, Native, Plot, block, native
from analysis.export.native.measures import PRINT
from analysis.export.native.styles import EVEN
from analysis.export.office import is_backwards, readable
from analysis.export.workbook.data_sheet import A4
from analysis.export.workbook.drawing import drawn
from analysis.locale import Words

_FIRST, _OTHER, _COLUMNS = 26, 13, 9
"""Widths of the first column and of the others in letters, and how many a chart lies over."""
_GRID = 18
"""Letters of a grid's columns: "Counterterrorism" is whole."""
_WIDTH = 187 + 96 * (_COLUMNS - 1)
"""Pixels of those columns together (a column of n letters is 7n + 5 wide)."""
_ROW = 20
"""Pixels of a row of the usual height."""
_POINT = 4 / 3
"""Pixels of a point."""
_PLOT, _PANEL = 400, 280
"""Pixels of the height of a plot that stands alone in its row, and of one of several."""
_BAR, _AROUND = 22, 110
"""Pixels of a lying bar with the air around it, and of the axis, title and legend of its plot."""
_TITLE, _SUBTITLE, _FOOT = 16, 11, 9
"""Sizes of the caption's texts in points."""
_LINE = 1.35
"""A line's height as a multiple of its font's size."""


def fill(book: Workbook, sheet: Worksheet, chart: Chart) -> None:
    """Write a chart into an empty sheet."""
    form = native(chart)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, _COLUMNS - 1, _OTHER)
    for part in form.parts:
        if isinstance(part, Grid):
            sheet.set_column(1, len(part.columns), _GRID)
    writer = _Writer(book, sheet, chart.words)
    writer.text(chart.caption.title, size=_TITLE, bold=True)
    writer.text(chart.caption.subtitle, size=_SUBTITLE, color=PRINT.muted)
    writer.row += 1
    first = writer.row
    plots = [part for part in form.parts if isinstance(part, Plot)]
    writer.row += _rows_of(form)
    for grid in form.parts:
        if isinstance(grid, Grid):
            writer.grid(grid)
    writer.row += 1
    for line in [*form.notes, *chart.caption.foot(chart.words)]:
        writer.text(line, size=_FOOT, color=PRINT.muted)
    sheet.print_area(0, 0, writer.row - 1, _COLUMNS - 1)
    blocks = writer.blocks(plots)
    said = readable(caption_of(chart.figure())["alternative"])
    _place(book, sheet, form, blocks, first, chart.words, said)


class _Writer:
    """Writes a sheet from the top down; ``row`` is the next one."""

    def __init__(self, book: Workbook, sheet: Worksheet, words: Words) -> None:
        self.book, self.sheet, self.words, self.row = book, sheet, words, 0
        self.side = "right" if is_backwards(words) else "left"

    def form(self, **how: Any) -> Format:
        """A cell format with the reading order of the words."""
        return self.book.add_format({"reading_order": 2 if self.side == "right" else 1, **how})

    def text(self, text: str, *, size: int, **how: Any) -> None:
        """A paragraph over the chart's whole width, in a row as high as it needs."""
        if not text:
            return
        letters = _WIDTH / (size * _POINT * EM)
        lines = max(1, math.ceil(len(text) / letters))
        wrapped = {"text_wrap": True, "valign": "top", "align": self.side, "font_size": size}
        self.sheet.set_row(self.row, round(lines * size * _LINE + 3))
        form = self.form(**wrapped, **how)
        self.sheet.merge_range(self.row, 0, self.row, _COLUMNS - 1, "", form)
        self.sheet.write_string(self.row, 0, readable(text), form)
        self.row += 1

    def blocks(self, plots: Sequence[Plot]) -> list[block.Block]:
        """The numbers of the plots below each other, each under its title."""
        written = []
        if plots:
            self.row += 1
            self.text(self.words["chart.card.numbers"], size=_SUBTITLE, bold=True)
        for plot in plots:
            self.text(plot.title or plot.axis.title, size=_FOOT, bold=True)
            kept = block.write(self.book, self.sheet, plot, self.words, row=self.row)
            self.row += kept.height + 1
            written.append(kept)
        return written

    def grid(self, grid: Grid) -> None:
        """The shaded cells of a grid, the shades as conditional formats: they follow the
        numbers."""
        top = self.row
        head = self.form(bold=True, text_wrap=True, valign="top", align="center")
        cell = self.form(num_format=grid.form, align="center", valign="vcenter")
        side = self.form(bold=True, align=self.side, valign="vcenter", text_wrap=True)
        self.sheet.write_string(top, 0, readable(grid.heading), side)
        for place, called in enumerate(grid.columns, start=1):
            self.sheet.write_string(top, place, readable(called), head)
        self.sheet.set_row(top, 2 * _ROW)
        for place, (called, values) in enumerate(
            zip(grid.rows, grid.values, strict=True), start=top + 1
        ):
            self.sheet.set_row(place, 1.5 * _ROW)
            self.sheet.write_string(place, 0, readable(called), side)
            for column, value in enumerate(values, start=1):
                if value is None:
                    self.sheet.write_blank(place, column, None, cell)
                else:
                    self.sheet.write_number(place, column, value, cell)
        self._shade(grid, top + 1)
        self.row = top + 1 + len(grid.rows)

    def _shade(self, grid: Grid, row: int) -> None:
        cells = row, 1, row + len(grid.rows) - 1, len(grid.columns)
        first, middle, last = grid.shades[0], grid.shades[len(grid.shades) // 2], grid.shades[-1]
        dark = next(
            (at for at, shade in enumerate(grid.shades) if luminance(shade) < EVEN),
            len(grid.shades),
        )
        limit = grid.top * dark / (len(grid.shades) - 1)
        white = self.book.add_format({"font_color": "#FFFFFF"})
        self.sheet.conditional_format(
            *cells, {"type": "cell", "criteria": ">=", "value": limit, "format": white}
        )
        self.sheet.conditional_format(
            *cells,
            {
                "type": "3_color_scale",
                "min_type": "num",
                "mid_type": "num",
                "max_type": "num",
                "min_value": 0,
                "mid_value": grid.top / 2,
                "max_value": grid.top,
                "min_color": first,
                "mid_color": middle,
                "max_color": last,
            },
        )


def _height(plot: Plot, count: int) -> int:
    """Pixels of a plot that is one of ``count``: a lying one grows with its bars."""
    usual = _PLOT if count == 1 else _PANEL
    if plot.kind != "bar":
        return usual
    bars = len(plot.categories) * (1 if plot.stacked else len(plot.series))
    return max(usual // 2, bars * _BAR + _AROUND)


def _heights(form: Native) -> list[int]:
    """Pixels of each row of plots: those of its highest."""
    plots = [part for part in form.parts if isinstance(part, Plot)]
    rows = [plots[at : at + form.across] for at in range(0, len(plots), form.across)]
    return [max(_height(plot, len(plots)) for plot in row) for row in rows]


def _rows_of(form: Native) -> int:
    """The sheet's rows that all plots take."""
    return sum(math.ceil(height / _ROW) for height in _heights(form))


def _place(
    book: Workbook,
    sheet: Worksheet,
    form: Native,
    blocks: Sequence[block.Block],
    row: int,
    words: Words,
    said: str,
) -> None:
    """The charts in their rows from a row of the sheet on."""
    width = _WIDTH // form.across
    for place, height in enumerate(_heights(form)):
        for column, kept in enumerate(blocks[place * form.across : (place + 1) * form.across]):
            room = (height - _AROUND) // _BAR if kept.plot.kind == "bar" else 0
            chart = drawn(book, kept, words, room=max(room, 0))
            chart.set_size({"width": width, "height": height})
            sheet.insert_chart(row, 0, chart, {"x_offset": column * width, "description": said})
        row += math.ceil(height / _ROW)
