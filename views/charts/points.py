"""The rows of a chart's table as the points of the chart: what can be clicked in the one can be
chosen in the other, which a keyboard reaches."""

from __future__ import annotations

from typing import Any

import pandas as pd

KEYS = (
    "period",
    "topic",
    "topic_a",
    "topic_b",
    "voice",
    "group",
    "outlet",
    "language",
    "set",
    "tone_class",
    "search",
)
"""Columns that name what a row is of, in the order in which charts put them into a point's
``customdata``."""

BIN = ("low", "high")
"""What names a row of a table of counts that has none of `KEYS`: the edges of a bin."""

WEEKDAY = "weekday"
"""What names a row that no filter can express; its ends are those of an interval, not of a bin."""


def points(frame: pd.DataFrame) -> list[list[Any]]:
    """For each row the ``customdata`` of its point, which has no search where the row has none;
    no rows where the table names nothing."""
    columns = [column for column in KEYS if column in frame]
    if not columns and {*BIN, "n"} <= set(frame.columns) and WEEKDAY not in frame:
        columns = list(BIN)
    if not columns:
        return []
    rows = frame[columns].itertuples(index=False)
    return [[_plain(value) for value in row if value != ""] for row in rows]


def _plain(value: Any) -> Any:
    """A day as charts write it; everything else as it is."""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value
