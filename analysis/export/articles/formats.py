"""The formats articles are written in: one entry each, known by the ending of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO

import pyarrow as pa

from analysis.locale import Words
from analysis.queries.whole import Shape, as_cells, as_columns, as_lines

Writer = Callable[[pa.RecordBatchReader, IO[bytes], Words | None], None]
"""Writes what a reader gives. Its own libraries it loads when it is called."""

MOST_ROWS = 1_048_575
"""Articles in a sheet of Excel, which has 2²⁰ rows, below the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: the ``ending`` of its names, its ``mime`` type, what it is made from, what
    writes it, and how many articles it holds at ``most``, ``None`` for any number."""

    ending: str
    mime: str
    shape: Shape
    write: Writer
    most: int | None = None


def _csv(reader: pa.RecordBatchReader, file: IO[bytes], words: Words | None) -> None:
    from analysis.export.articles.delimited import write_csv

    write_csv(reader, file, words)


def _xlsx(reader: pa.RecordBatchReader, file: IO[bytes], words: Words | None) -> None:
    from analysis.export.articles.sheet import write_xlsx

    write_xlsx(reader, file, words)


def _jsonl(reader: pa.RecordBatchReader, file: IO[bytes], _: Words | None) -> None:
    for batch in reader:
        file.write("".join(f"{line}\n" for line in batch.column(0).to_pylist()).encode())


def _parquet(reader: pa.RecordBatchReader, file: IO[bytes], _: Words | None) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(file, reader.schema, compression="zstd") as out:
        for batch in reader:
            out.write_batch(batch)


FORMATS: Mapping[str, Format] = {
    each.ending: each
    for each in (
        Format(ending="csv", mime="text/csv", shape=as_cells, write=_csv),
        Format(
            ending="xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            shape=as_cells,
            write=_xlsx,
            most=MOST_ROWS,
        ),
        Format(ending="jsonl", mime="application/jsonl", shape=as_lines, write=_jsonl),
        Format(
            ending="parquet",
            mime="application/vnd.apache.parquet",
            shape=as_columns,
            write=_parquet,
        ),
    )
}
