"""The sheet of a table: numbers, dates and text under headings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis import readable as tables
from analysis.export.native.model import COUNT, RATE, SHARE, TONE
from analysis.export.office import is_backwards, readable
from analysis.locale import Words

A4 = 9
"""The paper that sheets are printed on, by Excel's number for it."""
_DATE = "yyyy-mm-dd"
_CHANCE = "0.000"
_POINTS = '+0.0%;"−"0.0%;0.0%'
"""Differences of shares, with a sign: Excel has no percentage points."""
_NARROWEST, _WIDEST = 9, 60
"""Letters of a column's width."""
_MOST_LETTERS = 32_767
"""Letters of a cell at most (Excel's own limit)."""

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((*tables.COUNTS, *tables.STORIES), COUNT),
        **dict.fromkeys(tables.SHARES, SHARE),
        **dict.fromkeys(tables.TONES, TONE),
        **dict.fromkeys(tables.ROUNDED, RATE),
        "p": _CHANCE,
    }
)
"""How numbers of each column are written."""


def fill(book: Workbook, sheet: Worksheet, table: pd.DataFrame, words: Words, chart: str) -> None:
    """Write a table into an empty sheet."""
    order = {"reading_order": 2 if is_backwards(words) else 1}
    head = book.add_format({**order, "bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    forms = _forms(table, words, chart)
    for place, heading in enumerate(table.columns):
        called = readable(str(heading))
        values = table[heading].tolist()
        form = book.add_format({**order, "num_format": forms.get(str(heading), "General")})
        day = book.add_format({**order, "num_format": _DATE, "align": "center"})
        sheet.write_string(0, place, called, head)
        for row, value in enumerate(values, start=1):
            _write(sheet, row, place, value, day if isinstance(value, dt.date) else form, words)
        sheet.set_column(place, place, _width(called, values))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if len(table.columns):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, value: Any, form: Format, words: Words) -> None:
    """One cell as what it is; text is never run, a missing value leaves the cell empty."""
    if isinstance(value, str) and not value:
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, words["words.yes" if value else "words.no"], form)
    elif isinstance(value, str):
        sheet.write_string(row, column, readable(value)[:_MOST_LETTERS], form)
    elif pd.isna(value):
        return
    elif isinstance(value, dt.date):
        moment = dt.datetime.combine(value, dt.time())
        sheet.write_datetime(row, column, moment, form)
    else:
        sheet.write_number(row, column, value, form)


def _forms(table: pd.DataFrame, words: Words, chart: str) -> dict[str, str]:
    """The number format of each column, by its heading: the key that has this heading tells."""
    headings = {str(heading) for heading in table.columns}
    found = {}
    for key in (*_FORMS, *tables.SIDES):
        called = words.get(f"column.{chart}.{key}") or words.get(f"column.{key}")
        if called in headings:
            found[str(called)] = _form(key, chart)
    return found


def _form(key: str, chart: str) -> str:
    """How a column's numbers are written; intervals are those of what the chart measures."""
    if chart in tables.OF_POINTS and key in ("difference", "low", "high"):
        return _POINTS
    if key in tables.SIDES:
        return TONE if chart == "contrast_tone" else SHARE
    if chart in tables.OF_SHARES and key in ("low", "high"):
        return SHARE
    return _FORMS[key]


def _width(heading: str, values: list[Any]) -> int:
    """Letters of a column's width: what its heading and its longest text need, within bounds."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    word = max(map(len, heading.split()), default=0) + 3  # the button of the filter
    return min(_WIDEST, max(_NARROWEST, word, min(len(heading), 16) + 3, longest + 2))
