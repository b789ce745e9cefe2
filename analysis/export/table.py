"""Tables in files."""

from __future__ import annotations

from typing import Any

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet run a text cell as a formula (OWASP, "CSV
Injection")."""


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


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that would be a formula has an apostrophe before it,
    anything else is as it was."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return f"'{value}"
    return value
