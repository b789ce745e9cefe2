"""Keyness: how surely a word is more common in one group of texts than in all the others."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special, stats

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

FEWEST = 3
"""Texts of a group that a word stands in before it can mark it: two are often one writer's."""

LEVEL = 0.01
"""Share of the marking words that may be so by chance (Benjamini and Hochberg 1995)."""


def marking(with_word: Counts, texts: Counts) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """The keyness of each word in each group, and whether it marks the group.

    ``with_word`` counts, a row a word and a column a group, the texts that hold the word, and
    ``texts`` all of each group. Keyness is the log-likelihood ratio G² (Dunning 1993) of the
    group against all other groups together; it is 0 where the word is not more common in the
    group. All words and groups are tested together.
    """
    others, rest = with_word.sum(axis=1, keepdims=True) - with_word, texts.sum() - texts
    keyness = _log_likelihood(with_word, texts, others, rest)
    more = with_word * rest > others * texts
    tested = more & (with_word >= FEWEST)
    marks = np.zeros(with_word.shape, dtype=bool)
    if tested.any():
        chance = stats.chi2.sf(keyness[tested], df=1)
        marks[tested] = stats.false_discovery_control(chance, method="bh") <= LEVEL
    return np.where(more, keyness, 0.0), marks


def _log_likelihood(a: Counts, of_a: Counts, b: Counts, of_b: Counts) -> Numbers:
    """G² of the table of texts with the word and without it, in a group and in the others."""
    part = of_a / np.maximum(of_a + of_b, 1)
    held, lacked = a + b, of_a + of_b - a - b
    cells = (
        (a, held * part),
        (b, held * (1 - part)),
        (of_a - a, lacked * part),
        (of_b - b, lacked * (1 - part)),
    )
    ratios = [special.xlogy(seen, seen / np.where(due > 0, due, 1)) for seen, due in cells]
    found: Numbers = np.maximum(2 * np.sum(ratios, axis=0), 0.0)
    return found
