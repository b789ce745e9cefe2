"""Which two periods the headline compares."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from analysis.filters import Filters
from analysis.queries.overview import Choices

RECENT_DAYS = 30
"""Days compared where no dates are set: a month, which evens out weekdays and single reports."""


def periods_compared(filters: Filters, choices: Choices) -> tuple[Filters, Filters] | None:
    """The filters of a period and of the one of equal length before; None where there is none.

    That of the dates set, up to the last article's where only the first is; without any dates
    the last `RECENT_DAYS` of all articles, where these reach back twice as far.
    """
    first, last = choices.first, choices.last
    if first is None or last is None:
        return None
    now = filters
    if is_recent(filters):
        now = replace(filters, since=last - dt.timedelta(RECENT_DAYS - 1), until=last)
        if first > last - dt.timedelta(2 * RECENT_DAYS - 1):
            return None
    elif filters.since and not filters.until:
        now = replace(filters, until=max(last, filters.since))
    now = replace(now, undated=False)
    before = now.previous()
    return (now, before) if before else None


def is_recent(filters: Filters) -> bool:
    """Whether the last `RECENT_DAYS` are compared, as no dates are set."""
    return not (filters.since or filters.until)
