"""The steps of tone that models tell apart, and what their probabilities come to."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analysis.models import TONE_CLASSES

STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""The tone of each step (the labels' −2…+2, halved); after them comes none."""

CLASS_OF_STEP = (0, 0, 1, 2, 2, 3)
"""Which of `TONE_CLASSES` each step belongs to, and none."""


def softmax(scores: Sequence[float]) -> tuple[float, ...]:
    """Probabilities from log-odds."""
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


DIRECT = 0.5
"""What the fit that tells all steps and none apart counts in whether it is none; the rest is that
of a fit of none or not. From 0 to 0.6 cross-validation hardly moves (docs/ACCURACY.md); with 0 a
sentence that plainly tells of sunken ties was taken for one that says nothing of them."""


def chances_of(log_odds: Sequence[float]) -> tuple[float, ...]:
    """Probabilities of the five steps and of none, from the log-odds of each step against the
    others and of none as `analysis.training` mixes them from its two fits."""
    *steps, none = log_odds
    highest = max(steps)
    any_step = highest + math.log(sum(math.exp(score - highest) for score in steps))
    return softmax([*(score - any_step for score in steps), none - DIRECT * any_step])


def by_class(steps: Sequence[float]) -> tuple[float, float, float, float]:
    """The probabilities of negative, neutral, positive and none."""
    chances = [0.0] * len(TONE_CLASSES)
    for chance, number in zip(steps, CLASS_OF_STEP, strict=True):
        chances[number] += chance
    return chances[0], chances[1], chances[2], chances[3]


def class_mean(steps: Sequence[float], best: int) -> float | None:
    """The mean tone of the steps of a class, by their probabilities; ``None`` for none."""
    inside = [p if n == best else 0.0 for p, n in zip(steps, CLASS_OF_STEP, strict=True)]
    return None if best == CLASS_OF_STEP[-1] else round(mean(inside[:-1]), 3)


def mean(steps: Sequence[float]) -> float:
    """The mean tone of the five steps under their probabilities."""
    total = sum(steps) or 1.0
    return sum(tone * p for tone, p in zip(STEPS, steps, strict=True)) / total
