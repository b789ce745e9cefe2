"""Which two periods are compared."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.queries import Choices

FIRST, LAST = dt.date(2018, 1, 1), dt.date(2018, 4, 30)
ENOUGH = Choices((), (), (), FIRST, LAST)


def day(month: int, number: int) -> dt.date:
    return dt.date(2018, month, number)


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (Filters(), (day(4, 1), LAST, day(3, 2), day(3, 31))),
        (Filters(since=day(4, 21)), (day(4, 21), LAST, day(4, 11), day(4, 20))),
        (Filters(since=day(2, 1), until=day(2, 7)), (day(2, 1), day(2, 7), day(1, 25), day(1, 31))),
    ],
)
def test_a_period_is_compared_with_as_many_days_before(asked: Filters, days: tuple[dt.date, ...]):
    found = queries.periods_compared(asked, ENOUGH)
    assert found is not None
    now, before = found
    assert (now.since, now.until, before.since, before.until) == days


def test_without_days_enough_before_there_is_nothing_to_compare():
    short = Choices((), (), (), day(3, 3), LAST)
    assert queries.periods_compared(Filters(), short) is None
    assert queries.periods_compared(Filters(), Choices((), (), (), None, None)) is None
    assert queries.periods_compared(Filters(until=LAST), ENOUGH) is None
