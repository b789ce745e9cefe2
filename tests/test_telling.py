"""How far some work is, as it is told to who waits for it."""

from __future__ import annotations

import pytest

from analysis.telling import EVERY, silent, telling


def test_all_items_come_in_order_and_the_end_is_told():
    heard: list[float] = []
    items = list(range(3 * EVERY))
    assert list(telling(items, heard.append, start=0.5, end=1.0)) == items
    assert heard == sorted(heard) and heard[0] == 0.5 and heard[-1] == 1.0
    assert len(heard) == 4, "not every item is told of"


def test_no_items_are_done_at_once():
    heard: list[float] = []
    assert list(telling([], heard.append)) == [] and heard == [1.0]


def test_who_is_told_may_end_it():
    class Enough(Exception):
        pass

    def enough(part: float) -> None:
        if part > 0:
            raise Enough

    begun: list[int] = []
    with pytest.raises(Enough):
        begun.extend(telling(range(100), enough))
    assert list(telling([1], silent)) == [1]
