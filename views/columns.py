"""In what order a table's columns are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def order(columns: Iterable[str], words: Mapping[str, str]) -> list[str]:
    """The columns of a table as they are drawn from left to right: the other way round where
    reading begins at the right, as Streamlit's tables know no direction."""
    names = list(columns)
    return names[::-1] if words["locale.direction"] == "rtl" else names
