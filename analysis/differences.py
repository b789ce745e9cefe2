"""How sure a share is, and a difference of two means or shares, where articles come in stories.

Articles of one story are not independent: what is counted here are stories. All functions take
numbers or arrays of equal length and give arrays, NaN where nothing can be said.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from analysis.trends import LEVEL, Numbers

Ends = tuple[Any, Any]
"""The lower and the upper ends of intervals, numbers or arrays."""

_Z = float(special.ndtri((1 + LEVEL) / 2))
"""How many standard errors a 95 % interval reaches."""

_FURTHEST = 38.0
"""So many standard errors off, a chance is the smallest number that a computer can tell from 0."""

_HALVINGS = 60
"""Halvings of that range: the place is then found to every digit a number has."""


def share_interval(share: Any, n: Any, *, z: Any = _Z) -> tuple[Numbers, Numbers]:
    """The interval of a share, 0…1, that rests on ``n`` independent articles: 95 % unless
    ``z`` says otherwise.

    ``n`` need not be whole: an `effective_n` is not, which is why no library's function for
    counts is used. Wilson (1927), who also has an interval where the share is 0 or 1.
    """
    p, count = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
    count = np.where(count > 0, count, np.nan)
    centre = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + (z / (2 * count)) ** 2)
    return np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)


def effective_n(share: Any, variance: Any, *, n: Any, stories: Any) -> Numbers:
    """So many independent articles would make a share as sure as these ``n`` in ``stories``.

    ``variance`` is that of the share between stories; Kish (1965), at most ``n``. Where all
    articles are alike there is no variance to tell it by, and it is the number of stories.
    """
    p, spread, count, told = (np.asarray(v, dtype=float) for v in (share, variance, n, stories))
    known = spread > 0
    made = p * (1 - p) / np.where(known, spread, 1)
    return np.where(known, np.minimum(made, count), told)


def share_difference(
    a: Any, a_ends: Ends, b: Any, b_ends: Ends, *, correlation: Any = 0
) -> tuple[Numbers, Numbers]:
    """The 95 % interval of share ``a`` less share ``b`` from the intervals of both.

    Newcombe (1998), method 10 of independent shares; with ``correlation``, as where both have
    articles of the same stories, his method of paired ones.
    """
    p, q, r = (np.asarray(values, dtype=float) for values in (a, b, correlation))
    down, up = p - a_ends[0], a_ends[1] - p
    other_down, other_up = q - b_ends[0], b_ends[1] - q
    low = np.sqrt(np.maximum(down**2 + other_up**2 - 2 * r * down * other_up, 0))
    high = np.sqrt(np.maximum(up**2 + other_down**2 - 2 * r * up * other_down, 0))
    return p - q - low, p - q + high


def share_difference_p(a: Any, n_a: Any, b: Any, n_b: Any, *, correlation: Any = 0) -> Numbers:
    """The chance of shares as different as ``a`` and ``b``, which rest on ``n_a`` and ``n_b``
    independent articles, if nothing differed; NaN where either rests on none.

    It is what lets the interval of `share_difference` end at 0, so that a chance under 5 % and
    a 95 % interval without 0 are one statement.
    """
    p, q, r, low = np.broadcast_arrays(*(np.asarray(v, float) for v in (a, b, correlation, 0)))
    high = low + _FURTHEST
    for _ in range(_HALVINGS):
        z = (low + high) / 2
        ends = share_interval(p, n_a, z=z), share_interval(q, n_b, z=z)
        lower, upper = share_difference(p, ends[0], q, ends[1], correlation=r)
        beyond = (lower > 0) | (upper < 0)
        low, high = np.where(beyond, z, low), np.where(beyond, high, z)
    chance = np.where(p == q, 1.0, 2 * special.ndtr(-low))
    known = (np.asarray(n_a, float) > 0) & (np.asarray(n_b, float) > 0)
    return np.where(known & ~np.isnan(p - q), chance, np.nan)


def mean_difference(
    a: Any,
    b: Any,
    *,
    variances: tuple[Any, Any],
    stories: tuple[Any, Any],
    covariance: Any = 0,
) -> tuple[Numbers, Numbers]:
    """The 95 % interval of mean ``a`` less mean ``b``; NaN where either has under two stories.

    ``variances`` are those of the means between ``stories``, ``covariance`` is what stories in
    both take off. Welch (1947), whose degrees of freedom know of no covariance: with one they
    are a little too few, and the interval a little too wide.
    """
    degrees, error = _welch(variances, stories, covariance)
    half = special.stdtrit(degrees, (1 + LEVEL) / 2) * error
    difference = np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
    return difference - half, difference + half


def mean_difference_p(
    a: Any,
    b: Any,
    *,
    variances: tuple[Any, Any],
    stories: tuple[Any, Any],
    covariance: Any = 0,
) -> Numbers:
    """The chance of means as different as ``a`` and ``b`` if nothing differed, as
    `mean_difference` has it; NaN where either has under two stories."""
    degrees, error = _welch(variances, stories, covariance)
    apart = np.abs(np.asarray(a, dtype=float) - np.asarray(b, dtype=float))
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(apart > 0, apart / error, 0 * error)
    return np.asarray(2 * special.stdtr(degrees, -steps))


def clear_ones(p: Any) -> npt.NDArray[np.bool_]:
    """Which of several differences with these chances are clear, where many are looked at.

    Of those found so, 5 % on average are none (Benjamini and Hochberg 1995). NaN is not clear.
    """
    chances = np.asarray(p, dtype=float)
    known = ~np.isnan(chances)
    clear = np.zeros(chances.shape, dtype=bool)
    if known.any():
        clear[known] = stats.false_discovery_control(chances[known]) <= 1 - LEVEL
    return clear


def _welch(
    variances: tuple[Any, Any], stories: tuple[Any, Any], covariance: Any
) -> tuple[Numbers, Numbers]:
    """Degrees of freedom and standard error of a difference of two means; NaN for the error
    where either has under two stories."""
    one, other, shared = (np.asarray(v, dtype=float) for v in (*variances, covariance))
    free = [np.asarray(count, dtype=float) - 1 for count in stories]
    enough = (free[0] > 0) & (free[1] > 0)
    free = [np.where(enough, count, 1) for count in free]
    parts = one**2 / free[0] + other**2 / free[1]
    degrees = np.where(parts > 0, (one + other) ** 2 / np.where(parts > 0, parts, 1), 1)
    error = np.sqrt(np.maximum(one + other - 2 * shared, 0))
    return degrees, np.where(enough, error, np.nan)
