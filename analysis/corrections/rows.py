"""How corrections stand in tables."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from analysis.corrections.made import Correction

CORRECTIONS = pa.schema(
    [
        ("id", pa.string()),
        ("article_id", pa.string()),
        ("kind", pa.string()),
        ("key", pa.string()),
        ("value", pa.float64()),
        ("who", pa.string()),
        ("reason", pa.string()),
        ("machine", pa.float64()),
        ("backend", pa.string()),
        ("version", pa.string()),
        ("quote", pa.string()),
        ("undoes", pa.string()),
        ("made", pa.timestamp("us", "UTC")),
    ]
)
"""One column for each field of `Correction`, which says what they mean."""


def corrections_table(corrections: Sequence[Correction]) -> pa.Table:
    """Corrections as rows of `CORRECTIONS`."""
    columns = [
        pa.array([_writable(getattr(each, field.name)) for each in corrections], field.type)
        for field in CORRECTIONS
    ]
    return pa.table(columns, schema=CORRECTIONS)


def corrections_from(rows: pa.Table) -> list[Correction]:
    """The corrections that rows of `CORRECTIONS` hold, in their order."""
    return [Correction(**row) for row in rows.select(CORRECTIONS.names).to_pylist()]


def _writable(value: object) -> object:
    """Text without lone surrogates, which no table can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
