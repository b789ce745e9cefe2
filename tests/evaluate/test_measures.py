"""The measures of tone, topics, ranks and calibration on answers made here."""

from __future__ import annotations

import math

import pytest

from analysis.evaluate.measures import (
    calibration,
    confusion_table,
    quote_figures,
    tone_figures,
    topic_figures,
)
from tests.evaluate.made_gold import scored


def test_classes_relation_and_direction() -> None:
    figures = tone_figures([scored(2, 0.9), scored(-1, -0.4), scored(-2, None), scored(None, None)])
    assert figures["positive"].value == 1.0
    assert figures["negative"].value == pytest.approx(2 / 3)
    assert figures["relation_f1"].value == pytest.approx(0.8)
    assert figures["direction_f1"].value == pytest.approx((1 + 2 / 3) / 2)
    assert figures["direction_f1"].n == 3


def test_a_neutral_answer_misses_a_direction() -> None:
    assert tone_figures([scored(2, 0.05)])["direction_f1"].value == 0.0


def test_confusion_has_gold_in_rows() -> None:
    assert confusion_table([scored(-2, None)])[0] == [0, 0, 0, 1]


def test_ranks_count_where_both_have_a_tone() -> None:
    answers = [scored(-2, -0.9), scored(0, 0.1), scored(1, 0.2), scored(2, 0.9), scored(2, None)]
    ranks = tone_figures(answers)["rank_correlation"]
    assert ranks.value == pytest.approx(1.0) and ranks.n == 4


def test_ranks_of_a_single_value_are_not_a_number() -> None:
    assert math.isnan(tone_figures([scored(1, 0.5), scored(1, 0.7)])["rank_correlation"].value)


def test_calibration_compares_what_is_stated_with_what_is_right() -> None:
    answers = [scored(-2, -1.0, confidence=0.9), scored(-2, 1.0, confidence=0.9)]
    assert tone_figures(answers)["calibration_error"].value == pytest.approx(0.4)
    (filled,) = [each for each in calibration(answers) if each.n]
    assert (filled.low, filled.high, filled.n, filled.right) == (0.9, 1.0, 2, 0.5)


def test_what_was_not_scored_has_no_confidence_to_calibrate() -> None:
    assert tone_figures([scored(-2, None, confidence=None)])["calibration_error"].n == 0


def test_topics_are_measured_together_and_apart() -> None:
    found = {"syria": 0.7, "sanctions": 0.5}
    answers = [
        scored(None, None, topics={"syria": 1, "sanctions": 0}, topics_found=found),
        scored(None, None, topics={"syria": 2, "sanctions": 0}),
    ]
    figures = topic_figures(answers)
    assert figures["syria"].value == pytest.approx(2 / 3)
    assert figures["sanctions"].value == 0.0
    assert figures["micro_f1"].value == pytest.approx(0.5)
    assert figures["micro_f1"].n == 2


def test_quotes_are_counted_among_all_and_among_the_scored() -> None:
    answers = [
        scored(-1, -0.5, quote="One.", named=(1,)),
        scored(-1, None, quote="One."),
        scored(-1, -0.5, quote="Not there at all", named=(1,)),
        scored(-1, -0.5, named=(1,)),
    ]
    figures = quote_figures(answers)
    assert (figures["quote_named"].value, figures["quote_named"].n) == (0.5, 2)
    assert (figures["quote_named_scored"].value, figures["quote_named_scored"].n) == (1.0, 1)
    assert quote_figures([scored(-1, -0.5)]) == {}
