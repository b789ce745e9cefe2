"""Articles as CSV, as spreadsheets open it."""

from __future__ import annotations

import codecs
from typing import IO

import pyarrow as pa
from pyarrow import csv

from analysis.export.articles.cells import batches
from analysis.export.table import harmless, harmless_texts
from analysis.locale import Words


def write_csv(reader: pa.RecordBatchReader, file: IO[bytes], words: Words | None) -> None:
    """UTF-8 with a byte order mark, so that Excel shows Arabic; text that a spreadsheet would run
    gets an apostrophe before it, numbers stay numbers, and what is missing is empty."""
    schema, rows = batches(reader, words)
    safe = pa.schema([field.with_name(harmless(field.name)) for field in schema])
    file.write(codecs.BOM_UTF8)
    with csv.CSVWriter(file, safe, write_options=csv.WriteOptions(eol="\r\n")) as out:
        for table in rows:
            out.write_table(pa.table([_safe(column) for column in table.columns], schema=safe))


def _safe(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return harmless_texts(column) if pa.types.is_string(column.type) else column
