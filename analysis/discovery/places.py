"""Where topics stand on a map: near each other where they share words."""

from __future__ import annotations

import numpy as np
from sklearn.decomposition import PCA

from analysis.discovery.vectors import Vectors

DIGITS = 3
"""Decimals of a place: a screen shows no more."""


def places(centres: Vectors) -> Vectors:
    """``x y`` of each topic, −1…+1, by the two directions in which they differ most (for vectors
    of length 1 classical scaling of their cosines). The largest topic that is not in the middle
    stands to the right and above, so that a map is not turned from one run to the next."""
    found: Vectors = np.zeros((len(centres), 2))
    reduced = PCA(min(2, len(centres)), svd_solver="full").fit_transform(centres)
    found[:, : reduced.shape[1]] = reduced
    found = np.round(found / max(float(np.abs(found).max()), np.finfo(float).tiny), DIGITS)
    for axis in found.T:
        first = next((value for value in axis if value), 1.0)
        axis *= np.sign(first)
    return found + 0.0  # no minus zero
