"""How many articles of all, told by those that were read."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.differences import share_interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of articles, with its 95 % interval; all three are equal where every article was
    read."""

    n: float
    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether nothing was estimated."""
        return self.low == self.high


NONE = Estimate(0, 0, 0)


def estimate(hits: int, *, read: int, of: int) -> Estimate:
    """So many of ``of`` articles, as ``hits`` of ``read`` drawn from them are it."""
    if read == of:
        return Estimate(hits, hits, hits)
    if not read:
        return Estimate(0, 0, of)
    low, high = share_interval(hits / read, read)
    return Estimate(
        hits / read * of, max(hits, float(low) * of), min(of - (read - hits), float(high) * of)
    )


def together(parts: Iterable[Estimate]) -> Estimate:
    """The sum of estimates that rest on separate draws: square-and-add, Zou and Donner (2008)."""
    each = list(parts)
    n = sum(part.n for part in each)
    below = math.sqrt(sum((part.n - part.low) ** 2 for part in each))
    above = math.sqrt(sum((part.high - part.n) ** 2 for part in each))
    return Estimate(n, n - below, n + above)
