"""The first rows of a table looked at before they are read, whatever may follow them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def peeked(rows: Iterator[T], count: int) -> tuple[list[T], Iterator[T]]:
    """The first ``count`` of ``rows``, fewer where they fail or end, and the others.

    A failure among the first is raised where the others are asked for, so that what came before
    it is read; at once where nothing came.
    """
    first: list[T] = []
    try:
        first.extend(itertools.islice(rows, count))
    except Exception as error:
        if not first:
            raise
        return first, _raising(error)
    return first, rows


def _raising(error: Exception) -> Iterator[T]:
    """Rows of which the first one fails, when it is asked for."""

    def fail() -> T:
        raise error

    return (fail() for _ in range(1))
