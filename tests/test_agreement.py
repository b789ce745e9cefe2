"""Agreement: F1 as scikit-learn counts it, intervals that hold the value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import confusion_matrix, f1_score

from analysis.agreement import (
    calibration_bins,
    calibration_error,
    class_f1,
    confusion,
    f1,
    macro_f1,
    rank_correlation,
    share,
    with_interval,
)

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


def test_a_share_has_its_interval_within_0_and_1() -> None:
    figure = share([True] * 8 + [False] * 2)
    assert figure.value == 0.8
    assert 0 <= figure.low < 0.8 < figure.high <= 1


def test_ranks_as_scipy_counts_them() -> None:
    other = [g + float(RANDOM.normal()) for g in GOLD]
    expected = spearmanr(GOLD, other).statistic
    assert rank_correlation(GOLD, other).value == pytest.approx(expected)


def test_ranks_need_more_than_one_value() -> None:
    assert math.isnan(rank_correlation([1, 1, 1], [1, 2, 3]).value)
    assert math.isnan(rank_correlation([], []).value)


def test_confidence_that_is_right_that_often_is_calibrated() -> None:
    stated = [0.75] * 4 + [1.0] * 2
    right = [True, True, True, False, True, True]
    assert calibration_error(stated, right).value == pytest.approx(0.0)
    assert calibration_error(stated, [False] * 6).value == pytest.approx(5 / 6)


def test_bins_are_ten_and_hold_every_item_once() -> None:
    bins = calibration_bins([0.0, 0.1, 0.55, 0.99, 1.0], [False, True, True, True, False])
    assert [each.n for each in bins] == [1, 1, 0, 0, 0, 1, 0, 0, 0, 2]
    assert bins[9].confidence == pytest.approx(0.995)
    assert bins[9].right == 0.5
    assert math.isnan(bins[2].right)
