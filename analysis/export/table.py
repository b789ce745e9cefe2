"""Tables in files."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet run a text cell as a formula (OWASP, "CSV
Injection")."""

_FIRST = f"^( *[{re.escape(''.join(_DANGEROUS))}])"
"""The beginning of such a text."""


def to_csv(frame: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, so that Excel shows Arabic.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers,
    negative ones too, stay numbers. Missing values are empty.
    """
    safe = frame.rename(columns=harmless)
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(harmless)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def harmless_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of text with each cell as `harmless` has it: for tables of any size."""
    return pc.replace_substring_regex(column, _FIRST, r"'\1")


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that would be a formula has an apostrophe before it,
    anything else is as it was."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return f"'{value}"
    return value
