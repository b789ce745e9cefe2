"""How far some work on many items is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

Told = Callable[[float], None]
"""Is told again and again what part of some work is done, 0…1, in the thread that does it; ends
the work where it raises."""

EVERY = 10
"""Items between two tellings: some milliseconds of work."""


def silent(_part: float) -> None:
    """A `Told` that nobody listens to."""


def telling(
    items: Sequence[Item], told: Told, *, start: float = 0.0, end: float = 1.0
) -> Iterator[Item]:
    """The items, one after the other; ``told`` hears how far from ``start`` to ``end`` it is."""
    for place, item in enumerate(items):
        if place % EVERY == 0:
            told(start + (end - start) * place / len(items))
        yield item
    told(end)
