"""Whether two sets of articles differ by more than noise: means counted by story, and volume."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from analysis.trends import LEVEL, Numbers

FEWEST_STORIES = 5
"""Stories on either side without which no test is made: below, the t distribution stands for a
spread that four numbers or fewer cannot tell."""

BLOCKS = 8
"""Parts a period is cut into where volumes are compared. Neighbouring days are alike, and tests
that take them for independent find changes where there are none; blocks of some days are less so.
With eight, the measured rate of false alarms stays near 5 % (docs/STATISTICS.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How ``after`` differs from ``before``: ``change`` with its 95 % interval, and the chance
    ``p`` of one as large without any real change; both None where there are too few stories."""

    before: float
    after: float
    change: float
    low: float | None = None
    high: float | None = None
    p: float | None = None

    @property
    def beyond_noise(self) -> bool | None:
        """Whether the 95 % interval leaves out 0; None where there are too few stories."""
        return None if self.p is None else self.p < 1 - LEVEL


@dataclass(frozen=True, slots=True)
class Clusters:
    """Articles by story: for each its number ``n`` and the ``total`` of what is averaged."""

    n: Numbers
    total: Numbers

    @property
    def mean(self) -> float:
        """The mean over articles; NaN without any."""
        return float(self.total.sum() / self.n.sum()) if self.n.sum() else math.nan

    @property
    def variance(self) -> float:
        """The variance of that mean, copies of a story counted as one observation: the
        linearised variance of a ratio of totals (Cochran 1977, ch. 6)."""
        stories = len(self.n)
        residuals = self.total - self.mean * self.n
        return float(stories / (stories - 1) * (residuals**2).sum() / self.n.sum() ** 2)


def mean_difference(before: Clusters, after: Clusters) -> Difference:
    """The difference of two means over articles, by Welch's test with stories as observations."""
    change = after.mean - before.mean
    sides = (before, after)
    if min(len(side.n) for side in sides) < FEWEST_STORIES:
        return Difference(before=before.mean, after=after.mean, change=change)
    parts = [(side.variance, len(side.n) - 1) for side in sides]
    variance = sum(part for part, _ in parts)
    if variance == 0:
        same = float(change == 0)
        return Difference(
            before=before.mean, after=after.mean, change=change, low=change, high=change, p=same
        )
    freedom = variance**2 / sum(part**2 / df for part, df in parts)
    error = math.sqrt(variance)
    half = float(special.stdtrit(freedom, (1 + LEVEL) / 2)) * error
    p = 2 * float(special.stdtr(freedom, -abs(change) / error))
    return Difference(
        before=before.mean,
        after=after.mean,
        change=change,
        low=change - half,
        high=change + half,
        p=p,
    )


def volume_difference(before: npt.ArrayLike, after: npt.ArrayLike) -> Difference:
    """The difference of two volumes from their counts by day, in articles a period as long as
    ``after``.

    Welch's test of the mean counts of up to `BLOCKS` parts of each period, a day each where it
    is shorter; not judged with fewer than `FEWEST_STORIES` days.
    """
    sides = [np.asarray(counts, dtype=float) for counts in (before, after)]
    daily = mean_difference(*(_blocks(side) for side in sides))
    days = len(sides[1])
    totals = [float(side.sum()) for side in sides]
    return Difference(
        before=totals[0],
        after=totals[1],
        change=totals[1] - totals[0],
        low=None if daily.low is None else daily.low * days,
        high=None if daily.high is None else daily.high * days,
        p=daily.p,
    )


def _blocks(counts: Numbers) -> Clusters:
    """Neighbouring days together, in parts of about equal length."""
    parts = np.array_split(counts, max(1, min(BLOCKS, len(counts))))
    lengths = np.array([len(part) for part in parts], dtype=float)
    return Clusters(lengths, np.array([part.sum() for part in parts]))
