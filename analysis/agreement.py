"""How well two labellings agree: F1 from counts, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
"""Bootstrap resamples behind an interval."""

SEED = 20170128
"""Fixed, so that the same labels give the same interval."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % bootstrap interval and the number of items behind it."""

    value: float
    low: float
    high: float
    n: int


def confusion(gold: Sequence[int], found: Sequence[int], classes: int) -> Counts:
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
    """A measure of a confusion table with its 95 % percentile bootstrap interval over items."""
    if not gold:
        return Figure(float("nan"), float("nan"), float("nan"), 0)
    gold_array, found_array = np.asarray(gold), np.asarray(found)
    random = np.random.default_rng(SEED)
    values = [
        measure(confusion(gold_array[chosen], found_array[chosen], classes))
        for chosen in random.integers(0, len(gold), (RESAMPLES, len(gold)))
    ]
    low, high = np.percentile(values, (2.5, 97.5))
    value = measure(confusion(gold, found, classes))
    return Figure(value, float(low), float(high), len(gold))
