"""Workbooks of charts, in bytes that are the same whenever the charts are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.charts import Caption
from analysis.export.chart import Chart
from analysis.export.office import (
    FONT,
    SAFE,
    is_backwards,
    language,
    made_at,
    readable,
    rewritten,
)
from analysis.export.workbook import chart_sheet, data_sheet
from analysis.locale import Words

_NAME_LENGTH = 31
"""Letters of a sheet's name at most, and none of these in it (Excel's own limits)."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_ALL_SHOWN = '<c:plotVisOnly val="1"/>'
"""The part of a chart that is followed by how missing values are shown (ECMA-376)."""
_SERIES = re.compile("<c:ser>.*?</c:ser>")
_MARKER = re.compile("<c:marker>(<c:symbol [^>]*/><c:size [^>]*/>)")
_FORMLESS = "<c:marker><c:spPr>"
"""The marker of a single point as XlsxWriter has it."""
_CHART_PART = re.compile(r"xl/charts/chart\d+\.xml")


def to_xlsx(chart: Chart) -> bytes:
    """A workbook with the chart, drawn by Excel from cells, and its data as numbers and dates.

    Its sheets run from right to left where the chart's words do. The same chart gives the same
    bytes.
    """
    held = io.BytesIO()
    with opened(held, chart.caption) as book:
        add_chart_sheet(book, chart)
        add_data_sheet(book, chart)
    return finished(held.getvalue(), chart.words)


@contextmanager
def opened(held: io.BytesIO, caption: Caption) -> Iterator[Workbook]:
    """A workbook to add sheets to, written into ``held`` when the block ends; ``caption`` tells
    its title and day. What was written goes through `finished`."""
    book = Workbook(held, dict(SAFE))
    book.set_properties(
        {
            "title": readable(caption.title),
            "subject": readable(caption.subtitle),
            "comments": readable(caption.source),
            "created": made_at(caption.date),
        }
    )
    yield book
    book.close()


def finished(package: bytes, words: Words) -> bytes:
    """A workbook whose charts say in what language and direction their text is, and that missing
    values are gaps: XlsxWriter writes American English from left to right, names no font for
    Arabic, and leaves gaps to the program, of which some draw zeros. Single markers of a line it
    leaves without a form."""
    direction = '<a:pPr rtl="1">' if is_backwards(words) else "<a:pPr>"
    changes = {
        "<a:pPr>": direction,
        _ALL_SHOWN: f'{_ALL_SHOWN}<c:dispBlanksAs val="gap"/>',
        'lang="en-US"': f'lang="{language(words)}"',
        f'<a:latin typeface="{FONT}"/>': f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>',
    }

    def change(name: str, part: bytes) -> bytes:
        if not _CHART_PART.fullmatch(name):
            return part
        text = part.decode("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        return _SERIES.sub(_marked, text).encode("utf-8")

    return rewritten(package, change)


def _marked(series: re.Match[str]) -> str:
    """A series whose single markers have the form and size of its others."""
    marker = _MARKER.search(series[0])
    form = marker[1] if marker else ""
    return series[0].replace(_FORMLESS, _FORMLESS.replace("<c:spPr>", f"{form}<c:spPr>"))


def add_chart_sheet(book: Workbook, chart: Chart, *, name: str = "") -> Worksheet:
    """A sheet with the chart's caption, the chart, and the numbers it is drawn from; ``name`` is
    what the sheet is called, if not "Chart"."""
    sheet = _added(book, name or chart.words["native.chart"], chart.words)
    chart_sheet.fill(book, sheet, chart)
    return sheet


def add_data_sheet(book: Workbook, chart: Chart, *, name: str = "") -> Worksheet:
    """A sheet with the chart's readable table as numbers, dates and text, under headings that stay
    in sight and can be filtered; ``name`` is what the sheet is called, if not "Data"."""
    sheet = _added(book, name or chart.words["native.data"], chart.words)
    data_sheet.fill(book, sheet, chart.table, chart.words, chart.kind or chart.name)
    return sheet


def _added(book: Workbook, wanted: str, words: Words) -> Worksheet:
    """A new sheet of a name like the one wanted that Excel takes and no other sheet has."""
    clean = _NOT_IN_NAMES.sub(" ", readable(wanted)).strip("' ") or "-"
    taken = {name.casefold() for name in book.sheetnames}
    called, count = clean[:_NAME_LENGTH], 1
    while called.casefold() in taken:
        count += 1
        tail = f" {count}"
        called = clean[: _NAME_LENGTH - len(tail)] + tail
    sheet = book.add_worksheet(called)
    if is_backwards(words):
        sheet.right_to_left()
    return sheet
