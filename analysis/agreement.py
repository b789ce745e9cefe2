"""How well two labellings agree: F1 from counts, calibration, with bootstrap intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
"""Bootstrap resamples behind an interval."""

SEED = 20170128
"""Fixed, so that the same labels give the same interval."""

BINS = 10
"""Equal-width bins of confidence (Guo et al. 2017, On Calibration of Modern Neural Networks)."""

Counts = NDArray[np.int64]
Rows = NDArray[np.int64]
Labels = Sequence[int] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % bootstrap interval and the number of items behind it.

    All but ``n`` are not-a-number where there is nothing to measure.
    """

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Items whose confidence lies in ``low`` … ``high``: how many, how sure on average, and
    the share of them that was right (both not-a-number where there is no item)."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


def confusion(gold: Labels, found: Labels, classes: int) -> Counts:
    """Counts[g, f] of items with gold class g and found class f."""
    flat = np.asarray(gold, dtype=np.int64) * classes + np.asarray(found, dtype=np.int64)
    return np.bincount(flat, minlength=classes * classes).reshape(classes, classes)


def f1(counts: Counts) -> NDArray[np.float64]:
    """F1 of each class; 0 for a class that neither labelling uses."""
    hits = np.diag(counts).astype(float)
    both = counts.sum(axis=0) + counts.sum(axis=1)
    scores: NDArray[np.float64] = np.divide(2 * hits, both, out=np.zeros_like(hits), where=both > 0)
    return scores


def macro_f1(counts: Counts) -> float:
    """Mean F1 over the classes that stand in gold."""
    in_gold = counts.sum(axis=1) > 0
    return float(f1(counts)[in_gold].mean()) if in_gold.any() else 0.0


def class_f1(number: int) -> Callable[[Counts], float]:
    """The measure "F1 of class ``number``"."""
    return lambda counts: float(f1(counts)[number])


def with_interval(
    measure: Callable[[Counts], float], gold: Sequence[int], found: Sequence[int], classes: int
) -> Figure:
    """A measure of a confusion table with its interval over items."""
    gold_array, found_array = np.asarray(gold, np.int64), np.asarray(found, np.int64)
    return resampled(
        lambda rows: measure(confusion(gold_array[rows], found_array[rows], classes)), len(gold)
    )


def share(flags: Sequence[bool]) -> Figure:
    """The share of true flags with its interval."""
    array = np.asarray(flags, dtype=float)
    return resampled(lambda rows: float(array[rows].mean()), len(flags))


def resampled(measure: Callable[[Rows], float], n: int) -> Figure:
    """A measure of ``n`` items, given by their numbers, with its 95 % percentile bootstrap
    interval; resamples that cannot be measured (not-a-number) are left out of it."""
    value = measure(np.arange(n)) if n else math.nan
    if math.isnan(value):
        return Figure(math.nan, math.nan, math.nan, n)
    random = np.random.default_rng(SEED)
    values = np.array([measure(rows) for rows in random.integers(0, n, (RESAMPLES, n))])
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return Figure(value, float(low), float(high), n)


def rank_correlation(gold: Sequence[float], found: Sequence[float]) -> Figure:
    """Spearman's rank correlation; not-a-number where either side has a single value."""
    from scipy.stats import rankdata  # takes long to load, and only this needs it

    one, other = np.asarray(gold, dtype=float), np.asarray(found, dtype=float)

    def measure(rows: Rows) -> float:
        ranks = rankdata(one[rows]), rankdata(other[rows])
        if min(map(np.ptp, ranks)) == 0:
            return math.nan
        return float(np.corrcoef(*ranks)[0, 1])

    return resampled(measure, len(gold))


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> Figure:
    """Expected calibration error: how far, on average over the items, the share that was
    right lies from the confidence that was stated, in ten equal-width bins."""
    stated, hits = np.asarray(confidence, dtype=float), np.asarray(right, dtype=float)
    bins = _bin_numbers(stated)

    def measure(rows: Rows) -> float:
        gaps = np.bincount(bins[rows], (hits - stated)[rows], BINS)
        return float(np.abs(gaps).sum() / len(rows))

    return resampled(measure, len(stated))


def calibration_bins(confidence: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Stated confidence beside the share that was right, bin by bin."""
    stated, hits = np.asarray(confidence, dtype=float), np.asarray(right, dtype=float)
    bins = _bin_numbers(stated)
    return [
        Bin(
            number / BINS, (number + 1) / BINS, int(own.sum()), _mean(stated[own]), _mean(hits[own])
        )
        for number in range(BINS)
        for own in [bins == number]
    ]


def _bin_numbers(confidence: NDArray[np.float64]) -> Rows:
    """The bin of each confidence; a boundary belongs to the bin above, 1 to the last."""
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def _mean(values: NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else math.nan
