"""Days with far more articles than the two weeks before them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from analysis.trends import Numbers
from analysis.trends.changes import shown_of

Days = npt.NDArray[np.bool_]

FALSE_ALARMS = 0.002
"""False discovery rate among the spikes shown. Lower than the 2.5 % wanted, since the news varies
with a longer tail than a negative binomial has: docs/STATISTICS.md has what comes out."""

BEFORE = 14
"""Days that a day is compared with: two whole weeks, so that each weekday is in it twice."""

FEWEST_ARTICLES = 5
"""A day with fewer is no spike, however quiet the days before it were."""

LARGEST_RATIO = 1e4
"""The evenness of counts is looked for up to here, where they are Poisson to four digits."""

ROUNDS = 5
"""How often the evenness is fitted again without the spikes found, which else hide others."""


@dataclass(frozen=True, slots=True)
class Surge:
    """Days ``first`` … ``last`` (counted from the series' first, both included) with ``n``
    articles, where the ``expected`` number is that of the `BEFORE` days; ``p`` of the surest."""

    first: int
    last: int
    n: int
    expected: float
    p: float


def surges(counts: Numbers) -> list[Surge]:
    """The spikes in a series of articles a day, days without any included, in order.

    Counts vary more than by pure chance, as a negative binomial. A day and the `BEFORE` days
    before it then share their sum by a beta-binomial, whatever their level is, and the chance
    of so many on the one day follows exactly. How much they vary is fitted to the whole series
    (maximum likelihood, spikes found left out). Days next to each other are one spike.
    """
    counts = np.asarray(counts, dtype=float)
    if len(counts) <= BEFORE:
        return []
    before = np.convolve(counts, np.ones(BEFORE), "valid")[:-1]
    today = counts[BEFORE:]
    p, found = np.ones(len(today)), np.zeros(len(today), dtype=bool)
    for _ in range(ROUNDS):
        usual = ~_reach(found | _most_surprising(today, before, found))
        p = _p_values(today, before, _evenness(today[usual], before[usual]))
        shown = np.array(shown_of(p, FALSE_ALARMS))
        if (shown == found).all():
            break
        found = shown
    return [_surge(run, today, before, p) for run in _runs(found)]


def _most_surprising(today: Numbers, before: Numbers, found: Days) -> Days:
    """The one day not yet found that is furthest above what came before it: it is judged by
    the others, not by a spread it has a part in."""
    odds = np.where(found, 1, stats.binom.logsf(today - 1, today + before, 1 / (1 + BEFORE)))
    most = np.zeros(len(today), dtype=bool)
    most[odds.argmin()] = True
    return most


def _reach(days: Days) -> Days:
    """The days themselves and those that are compared with them."""
    return np.asarray(np.convolve(days, np.ones(BEFORE + 1))[: len(days)] > 0)


def _evenness(today: Numbers, before: Numbers) -> float:
    """The size of the negative binomial: large where counts are even."""
    total = today + before
    today, total = today[total > 0], total[total > 0]
    if not len(total):
        return LARGEST_RATIO

    def misfit(log_size: float) -> float:
        size = np.exp(log_size)
        return -float(stats.betabinom.logpmf(today, total, size, BEFORE * size).sum())

    bounds = (np.log(1 / BEFORE), np.log(LARGEST_RATIO))
    return float(np.exp(optimize.minimize_scalar(misfit, bounds=bounds, method="bounded").x))


def _p_values(today: Numbers, before: Numbers, size: float) -> Numbers:
    """The chance of at least so many; 1 where a day has too few articles.

    Without the extra variation, by the binomial, the chance is smaller: only days that pass
    that can be spikes, and the slow exact sum is taken for them alone.
    """
    total = today + before
    p = np.where(today >= FEWEST_ARTICLES, stats.binom.sf(today - 1, total, 1 / (1 + BEFORE)), 1.0)
    near = p <= FALSE_ALARMS
    p[near] = stats.betabinom.sf(today[near] - 1, total[near], size, BEFORE * size)
    return p


def _runs(found: Days) -> list[range]:
    """The unbroken runs of days found."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], found, [False]]).astype(int)))
    return [range(first, end) for first, end in edges.reshape(-1, 2).tolist()]


def _surge(run: range, today: Numbers, before: Numbers, p: Numbers) -> Surge:
    days = slice(run.start, run.stop)
    return Surge(
        first=run.start + BEFORE,
        last=run.stop - 1 + BEFORE,
        n=int(today[days].sum()),
        expected=float(before[run.start] / BEFORE * len(run)),
        p=float(p[days].min()),
    )
