"""When the tone index changed: points that PELT proposes, and a test that each has to pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from ruptures.base import BaseCost
from ruptures.detection import Pelt
from scipy import stats

from analysis.trends import Numbers

FALSE_ALARMS = 0.025
"""False discovery rate among the changes shown; half of the 5 % of stationary series that may show
any shift at all, the convention of the field. The other half is for spikes."""

PENALTY_QUANTILE = 0.95
"""The penalty of one more point is what the best split of a shuffled series gains in so many of
100 shuffles: a point has to gain more than chance does."""

SHUFFLES = 999
"""Gives p in steps of 0.001 (Davison & Hinkley 1997 take 999 for levels of 0.05 and below)."""

MOST_PERIODS = 100
"""The index is looked at in so many periods at most, as it is drawn; then dated to the day."""

FEWEST_PERIODS = 10
"""With fewer periods a shuffle has too few orders to tell anything from chance."""

SHORTEST = 3
"""Periods at the least between two changes: what is shorter is an outlier, not a new level."""

_SEED = 20_170_120
"""Shuffles are the same in each run, so that a page tells the same twice."""

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Change:
    """A new level from day ``at`` on, compared over the days ``start`` … ``end`` (not included),
    all counted from the series' first; ``p`` is the chance of a split as good in a shuffle."""

    start: int
    at: int
    end: int
    p: float


def changes(tone: Numbers, weight: Numbers) -> list[Change]:
    """The days on which a series of daily means takes a new level, in order.

    ``tone`` has one mean a day without gaps in the calendar (NaN without a scored article),
    ``weight`` how many independent observations it rests on (0 without any). Candidates are
    those of PELT (Killick et al. 2012) on weighted means of up to `MOST_PERIODS` periods; each
    is tested by shuffling the periods around it, in blocks that keep neighbours together
    (Kirch 2007), against the best of all splits there, so that having looked for the date is
    paid for; `FALSE_ALARMS` among those shown (Benjamini & Hochberg 1995).
    """
    firsts, means, weights = _periods(tone, weight)
    if len(means) < FEWEST_PERIODS:
        return []
    draw = np.random.default_rng(_SEED)
    places = [0, *_candidates(means, weights, draw), len(means)]
    found = [
        (places[i : i + 3], _p_value(means, weights, (places[i], places[i + 2]), draw))
        for i in range(len(places) - 2)
    ]
    shown = shown_of([p for _, p in found], FALSE_ALARMS)
    edges = [*firsts, len(tone)]
    return [
        Change(int(edges[a]), _day(tone, weight, edges, (a, b, c)), int(edges[c]), p)
        for ((a, b, c), p), show in zip(found, shown, strict=True)
        if show
    ]


def shown_of(p_values: Sequence[float] | Numbers, rate: float) -> list[bool]:
    """Which of a family of tests are shown, so that ``rate`` of those shown are false."""
    if not len(p_values):
        return []
    adjusted = stats.false_discovery_control(p_values, method="bh")
    return [bool(p <= rate) for p in adjusted]


def _periods(tone: Numbers, weight: Numbers) -> tuple[Places, Numbers, Numbers]:
    """First day, weighted mean and weight of each period that has an observation."""
    days = max(1, math.ceil(len(tone) / MOST_PERIODS))
    firsts = np.arange(0, len(tone), days)
    weights = np.add.reduceat(weight, firsts) if len(tone) else weight
    totals = np.add.reduceat(np.nan_to_num(tone) * weight, firsts) if len(tone) else weight
    there = weights > 0
    return firsts[there], totals[there] / weights[there], weights[there]


class _WeightedMean(BaseCost):  # type: ignore[misc]
    """ruptures' cost of a level: weighted squares about the weighted mean. The library's own
    (``l2``) takes every period for equally sure. The signal's columns are mean and weight."""

    model: ClassVar[str] = "weighted mean"
    min_size: ClassVar[int] = SHORTEST

    def fit(self, signal: Numbers) -> _WeightedMean:
        """Keep running sums of the signal."""
        self.signal = signal
        means, weights = signal.T
        columns = np.array([weights, weights * means, weights * means**2])
        self._sums = np.hstack([np.zeros((3, 1)), columns.cumsum(axis=1)])
        return self

    def error(self, start: int, end: int) -> float:
        """The cost of one level over the periods ``start`` … ``end`` (not included)."""
        weight, total, squares = self._sums[:, end] - self._sums[:, start]
        return float(squares - total**2 / weight)


def _candidates(means: Numbers, weights: Numbers, draw: np.random.Generator) -> list[int]:
    """The first periods of new levels that PELT finds."""
    penalty = float(np.quantile(_best_of_shuffles(means, weights, draw), PENALTY_QUANTILE))
    search = Pelt(custom_cost=_WeightedMean(), min_size=SHORTEST, jump=1)
    signal = np.column_stack([means, weights])
    return [int(place) for place in search.fit_predict(signal, pen=penalty)[:-1]]


def _p_value(
    means: Numbers, weights: Numbers, around: tuple[int, int], draw: np.random.Generator
) -> float:
    """The chance of a split as good as the best one between two places, if shuffled there."""
    part = slice(*around)
    best = _gains(means[None, part], weights[None, part]).max()
    by_chance = _best_of_shuffles(means[part], weights[part], draw)
    return float((1 + np.count_nonzero(by_chance >= best)) / (1 + SHUFFLES))


def _best_of_shuffles(means: Numbers, weights: Numbers, draw: np.random.Generator) -> Numbers:
    orders = _shuffled(len(means), draw)
    best: Numbers = _gains(means[orders], weights[orders]).max(axis=1)
    return best


def _shuffled(n: int, draw: np.random.Generator) -> Places:
    """Orders of ``n`` periods, moved about in blocks of n^⅓, the rate at which blocks have to
    grow with a series (Künsch 1989); where blocks begin changes with each order."""
    length = max(1, round(n ** (1 / 3)))
    rolled = (np.arange(n) + draw.integers(n, size=(SHUFFLES, 1))) % n
    ranks = draw.random((SHUFFLES, math.ceil(n / length)))[:, np.arange(n) // length]
    return np.take_along_axis(rolled, ranks.argsort(axis=1, kind="stable"), axis=1)


def _gains(means: Numbers, weights: Numbers) -> Numbers:
    """What each split of each row saves in weighted squares, `SHORTEST` from either end."""
    left, total = weights.cumsum(axis=1), (weights * means).cumsum(axis=1)
    right, rest = left[:, -1:] - left, total[:, -1:] - total
    inside = slice(SHORTEST - 1, means.shape[1] - SHORTEST)
    left, total, right, rest = (each[:, inside] for each in (left, total, right, rest))
    gains: Numbers = left * right / (left + right) * (total / left - rest / right) ** 2
    return gains


def _day(tone: Numbers, weight: Numbers, edges: list[int], places: tuple[int, int, int]) -> int:
    """The day, at most a period from the one found, that splits the days around it best."""
    start, around, end = (edges[place] for place in places)
    step = max(1, math.ceil(len(tone) / MOST_PERIODS))
    values = np.nan_to_num(tone[start:end])
    left, total = weight[start:end].cumsum(), (values * weight[start:end]).cumsum()
    right, rest = left[-1] - left, total[-1] - total
    with np.errstate(divide="ignore", invalid="ignore"):
        gains = left * right / (left + right) * (total / left - rest / right) ** 2
    near = range(max(around - step, start + 1), min(around + step, end - 1) + 1)
    return max(near, key=lambda day: (np.nan_to_num(gains[day - start - 1]), weight[day] > 0))
