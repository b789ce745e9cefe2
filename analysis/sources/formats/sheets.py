"""Excel workbooks and Parquet files, a few rows at a time."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator
from typing import Any

from analysis.sources.formats.delimited import HEADER_WITHIN, header_in, record
from analysis.sources.formats.office import checked
from analysis.sources.peeking import peeked
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.tables import Row, Table

BATCH = 256
"""Rows of a Parquet file in memory at a time."""

LARGEST_WORKBOOK = 1_000_000_000
"""Bytes of a workbook's parts when unpacked; they are read as a stream."""

LARGEST_GROUP = 2_000_000_000
"""Bytes of the largest row group of a Parquet file, before compression, as it states itself."""


def workbook_tables(reading: Reading) -> Generator[Table]:
    """A table for each sheet of a workbook; rows are counted as Excel does."""
    import openpyxl

    with checked(reading.file, largest=LARGEST_WORKBOOK) as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except Exception as error:  # a damaged workbook fails in whatever way its parts do
            raise UnreadableError(f"no sound workbook ({error})", "save it as .xlsx anew") from None
        several = len(book.worksheets) > 1
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what programs write there is often wrong
            table = _sheet_table(_numbered(sheet), sheet.title if several else None)
            if table:
                yield table
        book.close()


def _numbered(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if any(cell not in (None, "") for cell in cells):
            yield number, list(cells)


def _sheet_table(numbered: Iterator[tuple[int, list[Any]]], part: str | None) -> Table | None:
    first, others = peeked(numbered, HEADER_WITHIN)
    if not first:
        return None
    place, header = header_in([cells for _, cells in first])
    below = itertools.chain(first[place:], others)
    return Table(((n, record(header, cells)) for n, cells in below), tuple(header), part)


def parquet_tables(reading: Reading) -> Generator[Table]:
    """The one table of a Parquet file; rows are counted from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with reading.file.seekable() as file:
        try:
            table = pq.ParquetFile(file, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise _no_parquet(error) from None
        _check_groups(table.metadata)
        yield Table(_parquet_rows(table), tuple(table.schema_arrow.names))


def _parquet_rows(table: Any) -> Iterator[Row]:
    import pyarrow as pa

    number = 0
    try:
        for batch in table.iter_batches(batch_size=BATCH):
            for values in batch.to_pylist():
                number += 1
                yield number, values
    except (pa.ArrowException, OSError) as error:
        raise _no_parquet(error) from None


def _check_groups(metadata: Any) -> None:
    sizes = (metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    if max(sizes, default=0) > LARGEST_GROUP:
        raise UnreadableError(
            f"a row group of over {LARGEST_GROUP:,} bytes", "write it with smaller row groups"
        )


def _no_parquet(error: Exception) -> UnreadableError:
    first_line = str(error).partition("\n")[0]
    return UnreadableError(f"no sound Parquet file ({first_line})", "get a whole copy")
