"""The numbers of a native plot as a block of cells, which the plot refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_formula
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.export.native.model import Numbers, Plot, Series
from analysis.export.office import is_backwards, readable
from analysis.locale import Words

_HEAD = 30
"""Points of the headings' row: two lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a plot's numbers stand: categories in the first column, a column for each series,
    then the ways to the ends of intervals; a heading above each."""

    sheet: str
    row: int
    column: int
    plot: Plot

    @property
    def height(self) -> int:
        """Its rows with the heading's."""
        return len(self.plot.categories) + 1

    def categories(self) -> str:
        """Where the categories are, as a formula names it."""
        return self._cells(0)

    def name(self, place: int) -> str:
        """Where the name of the series at a place is."""
        at = self.row, self.column + 1 + place
        return f"={xl_range_formula(self.sheet, *at, *at)}"

    def values(self, place: int) -> str:
        """Where the values of the series at a place are."""
        return self._cells(1 + place)

    def interval(self, place: int) -> tuple[str, str]:
        """Where the ways up and down from a series' values are."""
        before = sum(bool(series.above) for series in self.plot.series[:place])
        first = 1 + len(self.plot.series) + 2 * before
        return self._cells(first), self._cells(first + 1)

    def _cells(self, offset: int) -> str:
        column = self.column + offset
        last = self.row + len(self.plot.categories)
        return f"={xl_range_formula(self.sheet, self.row + 1, column, last, column)}"


def write(
    book: Workbook, sheet: Worksheet, plot: Plot, words: Words, *, row: int = 0, column: int = 0
) -> Block:
    """Write a plot's numbers into a sheet from a cell on; missing ones leave theirs empty."""
    order = {"reading_order": 2, "align": "right"} if is_backwards(words) else {"align": "left"}
    head = book.add_format({**order, "bold": True, "text_wrap": True, "valign": "top"})
    text, number = book.add_format(order), book.add_format({"num_format": plot.form})
    sheet.set_row(row, _HEAD)
    sheet.write_string(row, column, readable(plot.heading), head)
    for place, category in enumerate(plot.categories, start=1):
        sheet.write_string(row + place, column, readable(category), text)
    for offset, (called, values) in enumerate(_columns(plot, words), start=column + 1):
        sheet.write_string(row, offset, readable(called), head)
        for place, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row + place, offset, value, number)
    return Block(sheet.get_name(), row, column, plot)


def _columns(plot: Plot, words: Words) -> Iterator[tuple[str, Numbers]]:
    """The headings and values of all columns after the categories'."""
    yield from ((series.name, series.values) for series in plot.series)
    for series in filter(lambda each: each.above, plot.series):
        yield _way("native.above", plot, series, words), series.above
        yield _way("native.below", plot, series, words), series.below


def _way(key: str, plot: Plot, series: Series, words: Words) -> str:
    """The heading of a way to an interval's end, with its series' name where there are several."""
    return f"{series.name}: {words[key]}" if len(plot.series) > 1 else words[key]
