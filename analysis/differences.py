"""How sure a share is, and a difference of two means or shares, where articles come in stories.

Articles of one story are not independent: what is counted here are stories. All functions take
numbers or arrays of equal length and give arrays, NaN where nothing can be said.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special

from analysis.trends import LEVEL, Numbers

Ends = tuple[Any, Any]
"""The lower and the upper ends of intervals, numbers or arrays."""

_Z = float(special.ndtri((1 + LEVEL) / 2))


def share_interval(share: Any, n: Any) -> tuple[Numbers, Numbers]:
    """The 95 % interval of a share, 0…1, that rests on ``n`` independent articles.

    ``n`` need not be whole: an `effective_n` is not, which is why no library's function for
    counts is used. Wilson (1927), who also has an interval where the share is 0 or 1.
    """
    p, count = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
    count = np.where(count > 0, count, np.nan)
    centre = (p + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z / (1 + _Z**2 / count) * np.sqrt(p * (1 - p) / count + (_Z / (2 * count)) ** 2)
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
    one, other, shared = (np.asarray(v, dtype=float) for v in (*variances, covariance))
    free = [np.asarray(count, dtype=float) - 1 for count in stories]
    enough = (free[0] > 0) & (free[1] > 0)
    free = [np.where(enough, count, 1) for count in free]
    parts = one**2 / free[0] + other**2 / free[1]
    degrees = np.where(parts > 0, (one + other) ** 2 / np.where(parts > 0, parts, 1), 1)
    half = special.stdtrit(degrees, (1 + LEVEL) / 2)
    half = half * np.sqrt(np.maximum(one + other - 2 * shared, 0))
    half = np.where(enough, half, np.nan)
    difference = np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
    return difference - half, difference + half
