"""Which two periods the headline compares."""

from __future__ import annotations

from analysis import queries
from analysis.filters import Filters
from views.desk import Desk

DAYS = queries.RECENT_DAYS
"""Days compared where no dates are set."""


def is_recent(desk: Desk) -> bool:
    """Whether the last `DAYS` are compared, as no dates are set."""
    return queries.is_recent(desk.filters)


def periods(desk: Desk) -> tuple[Filters, Filters] | None:
    """The desk's `queries.periods_compared`."""
    return queries.periods_compared(desk.filters, desk.choices)
