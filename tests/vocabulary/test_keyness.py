"""Keyness against figures worked out by hand, and how often it is wrong."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.vocabulary import FEWEST, marking


def counts(*rows):
    return np.array(rows, dtype=np.int64)


def test_keyness_is_the_log_likelihood_ratio_of_the_table():
    keyness, _ = marking(counts([8, 1]), np.array([10, 30]))
    cells = [(8, 9 * 0.25), (1, 9 * 0.75), (2, 31 * 0.25), (29, 31 * 0.75)]
    assert keyness[0, 0] == pytest.approx(2 * sum(o * math.log(o / e) for o, e in cells))


def test_a_word_as_common_everywhere_marks_nothing():
    keyness, marks = marking(counts([10, 30]), np.array([20, 60]))
    assert keyness[0] == pytest.approx([0, 0]) and not marks.any()


def test_a_word_rarer_than_elsewhere_does_not_mark():
    _, marks = marking(counts([0, 50]), np.array([50, 50]))
    assert list(marks[0]) == [False, True]


def test_too_few_texts_mark_nothing_however_sure():
    _, marks = marking(counts([FEWEST - 1, 0]), np.array([FEWEST - 1, 10_000]))
    assert not marks.any()


def test_a_word_that_all_texts_hold_or_none_does_is_no_error():
    keyness, marks = marking(counts([5, 7], [0, 0]), np.array([5, 7]))
    assert np.isfinite(keyness).all() and not marks.any()


def test_one_group_alone_has_nothing_to_differ_from():
    keyness, marks = marking(counts([3], [1]), np.array([4]))
    assert not keyness.any() and not marks.any()


def test_chance_marks_next_to_nothing():
    random = np.random.default_rng(0)
    texts = np.array([100, 60, 240])
    wrong = 0
    for _ in range(20):
        rates = random.beta(0.3, 6, size=(2_000, 1))
        _, marks = marking(random.binomial(texts, rates).astype(np.int64), texts)
        wrong += bool(marks.any())
    assert wrong <= 4, "families of words, one in a hundred of them wrong at most"
