"""Articles as rows of plain cells, under headings that people or programs read."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pyarrow as pa

from analysis.locale import Words
from analysis.queries import opening
from analysis.readable import readable


def batches(
    reader: pa.RecordBatchReader, words: Words | None
) -> tuple[pa.Schema, Iterator[pa.Table]]:
    """The columns of `analysis.queries.whole.as_cells` as a file has them, and the rows."""
    schema = reader.schema
    if words is not None:
        headings = readable(schema.empty_table().to_pandas(), "articles", words).columns
        schema = pa.schema(
            [pa.field(h, field.type) for h, field in zip(headings, reader.schema, strict=True)]
        )
    return schema, (_spoken(_opened(batch), schema, words) for batch in reader)


def _opened(batch: pa.RecordBatch) -> pa.Table:
    """The batch with openings cut as they are shown."""
    table = pa.Table.from_batches([batch])
    at = table.schema.get_field_index("opening")
    cut = [text and opening(text) for text in table.column(at).to_pylist()]
    return table.set_column(at, "opening", pa.array(cut, pa.string()))


def _spoken(table: pa.Table, schema: pa.Schema, words: Words | None) -> pa.Table:
    if words is None:
        return table
    frame: pd.DataFrame = readable(table.to_pandas(), "articles", words)
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
