"""Articles as a sheet of Excel, a row in memory at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import pyarrow as pa
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.export.articles.cells import batches
from analysis.export.office import is_backwards
from analysis.locale import Words

MOST_LETTERS = 32_767
"""Letters of a cell at most (Excel's own limit)."""

_NAME = "articles"
_DATE = "yyyy-mm-dd"
_SCORE = "0.00##"
_WIDTH, _WIDE = 12, 40
"""Letters of a column's width: of numbers and dates, and of text."""
_CUT = "…"

Cell = Callable[[int, int, Any], Any]
"""Writes a value into a row and column."""


def write_xlsx(reader: pa.RecordBatchReader, file: IO[bytes], words: Words | None) -> None:
    """One sheet: text as text, which Excel never runs or turns into links, numbers as numbers,
    dates as dates; what is missing is empty, and a text that no cell holds ends in an ellipsis."""
    schema, rows = batches(reader, words)
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(words["articles.title"] if words else _NAME)
        _dress(book, sheet, schema, words)
        writers = [_writer(book, sheet, field.type) for field in schema]
        last = 0
        for last, row in enumerate(_rows(rows), start=1):
            for place, (value, put) in enumerate(zip(row, writers, strict=True)):
                if value is not None:
                    put(last, place, value)
        sheet.autofilter(0, 0, last, len(schema) - 1)


def _rows(tables: Iterable[pa.Table]) -> Iterator[tuple[Any, ...]]:
    for table in tables:
        yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


def _dress(book: Workbook, sheet: Worksheet, schema: pa.Schema, words: Words | None) -> None:
    """Headings that stay in sight, and the direction of the language."""
    if words is not None and is_backwards(words):
        sheet.right_to_left()
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for place, field in enumerate(schema):
        sheet.set_column(place, place, _WIDE if pa.types.is_string(field.type) else _WIDTH)
        sheet.write_string(0, place, field.name, bold)


def _writer(book: Workbook, sheet: Worksheet, kind: pa.DataType) -> Cell:
    """What writes the values of a column of a type."""
    if pa.types.is_date(kind):
        day = book.add_format({"num_format": _DATE})
        return lambda row, place, value: sheet.write_datetime(
            row, place, dt.datetime.combine(value, dt.time()), day
        )
    if pa.types.is_floating(kind):
        score = book.add_format({"num_format": _SCORE})
        return lambda row, place, value: sheet.write_number(row, place, value, score)
    if pa.types.is_integer(kind):
        return lambda row, place, value: sheet.write_number(row, place, value)
    return lambda row, place, value: sheet.write_string(row, place, _fitting(value))


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - len(_CUT)] + _CUT
