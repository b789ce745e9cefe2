"""How many articles of all, told by those that were read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.own_topics.preview.estimates import Estimate, estimate, together


def test_what_was_read_whole_is_known() -> None:
    assert estimate(3, read=10, of=10) == Estimate(3, 3, 3)
    assert estimate(3, read=10, of=10).exact


def test_what_was_not_read_is_a_range() -> None:
    found = estimate(50, read=100, of=10_000)
    assert found.n == 5_000
    assert found.low == pytest.approx(4038, abs=1), "Wilson's interval of 50 in 100"
    assert found.high == pytest.approx(5962, abs=1)


def test_nothing_read_tells_nothing() -> None:
    assert estimate(0, read=0, of=9) == Estimate(0, 0, 9)


@given(st.integers(1, 500), st.data())
def test_a_range_holds_what_was_seen_and_no_more_than_there_is(
    read: int, data: st.DataObject
) -> None:
    of = data.draw(st.integers(read, 100_000))
    hits = data.draw(st.integers(0, read))
    found = estimate(hits, read=read, of=of)
    assert hits <= found.low <= found.high <= of - (read - hits)


def test_ranges_of_separate_draws_add_up_to_a_narrower_one() -> None:
    parts = [Estimate(10, 6, 14), Estimate(20, 17, 23)]
    assert together(parts) == Estimate(30, 25, 35)
    assert together([]) == Estimate(0, 0, 0)
