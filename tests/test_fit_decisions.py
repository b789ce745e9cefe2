"""Decisions of the roll-up: fitted on what they act on, and not by one lucky article."""

from __future__ import annotations

import pytest

from analysis.models import TONE_CLASSES
from analysis.tone.terms import Sum, Term
from tests.evaluate.made_gold import scored
from tools.fit_decisions import class_of, confidence, least_said

NEGATIVE, NONE = TONE_CLASSES.index("negative"), TONE_CLASSES.index("none")


def expected(said: float) -> Sum:
    return Sum((Term(1, "lead", -0.8, 1.0, 1.0, said, (0.9, 0.1, 0.0)),))


def test_a_class_follows_the_threshold() -> None:
    assert class_of(expected(0.6), 0.5) == NEGATIVE
    assert class_of(expected(0.6), 0.7) == NONE
    assert class_of(None, 0.5) == NONE


def test_the_threshold_parts_those_that_say_something_from_the_others() -> None:
    said = [0.99, 0.98, 0.97, 0.3, 0.72, 0.74]
    gold = [NEGATIVE] * 3 + [NONE] * 3
    best, score = least_said(gold, [expected(each) for each in said])
    assert 0.74 < best < 0.97
    assert score == 1.0


def test_confidence_is_the_share_that_was_right_of_what_was_found() -> None:
    found = confidence([scored(2, 0.9), scored(-2, 0.9), scored(None, None)])
    assert found == pytest.approx({"negative": 0, "neutral": 0, "positive": 0.5, "none": 1})
