"""The workbook inside a slide, which PowerPoint opens where a chart's values are edited."""

from __future__ import annotations

import io

from xlsxwriter.workbook import Workbook

from analysis.export.native import Plot
from analysis.export.native.block import Block, write
from analysis.export.office import SAFE, is_backwards, made_at
from analysis.locale import Words

SHEET = "Sheet1"
"""The sheet that python-pptx has its charts refer to, from its first cell on."""


def workbook(plot: Plot, words: Words) -> tuple[bytes, Block]:
    """A workbook with a plot's numbers, and where they stand in it."""
    held = io.BytesIO()
    with Workbook(held, dict(SAFE)) as book:
        book.set_properties({"created": made_at(None)})
        sheet = book.add_worksheet(SHEET)
        if is_backwards(words):
            sheet.right_to_left()
        block = write(book, sheet, plot, words)
    return held.getvalue(), block
