"""Agreement: F1 as scikit-learn counts it, intervals that hold the value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, f1_score

from analysis.agreement import class_f1, confusion, f1, macro_f1, with_interval

RANDOM = np.random.default_rng(7)
GOLD = RANDOM.integers(0, 4, 300).tolist()
FOUND = [g if RANDOM.random() < 0.7 else int(RANDOM.integers(0, 4)) for g in GOLD]


def test_the_same_as_scikit_learn() -> None:
    counts = confusion(GOLD, FOUND, 4)
    assert (counts == confusion_matrix(GOLD, FOUND)).all()
    assert f1(counts) == pytest.approx(f1_score(GOLD, FOUND, average=None))
    assert macro_f1(counts) == pytest.approx(f1_score(GOLD, FOUND, average="macro"))


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    figure = with_interval(macro_f1, GOLD, FOUND, 4)
    assert figure.low < figure.value < figure.high
    assert figure.n == 300
    assert figure == with_interval(macro_f1, GOLD, FOUND, 4)


def test_nothing_to_compare_is_not_a_number() -> None:
    figure = with_interval(class_f1(1), [], [], 2)
    assert math.isnan(figure.value) and figure.n == 0
