"""Rows looked at ahead are none of them lost, also where what follows fails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from analysis.sources.peeking import peeked


def _failing_after(count: int) -> Iterator[int]:
    yield from range(count)
    raise OSError("broken")


def test_the_first_and_the_others_are_all() -> None:
    first, others = peeked(iter(range(5)), 3)
    assert (first, list(others)) == ([0, 1, 2], [3, 4])


@pytest.mark.parametrize("count", [2, 3, 10])
def test_a_failure_comes_after_what_came_before_it(count: int) -> None:
    first, others = peeked(_failing_after(3), count)
    rows = itertools.chain(first, others)
    assert list(itertools.islice(rows, 3)) == [0, 1, 2]
    with pytest.raises(OSError, match="broken"):
        next(rows)


def test_a_failure_before_anything_is_raised_at_once() -> None:
    with pytest.raises(OSError, match="broken"):
        peeked(_failing_after(0), 3)
