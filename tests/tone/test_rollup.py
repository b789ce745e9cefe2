"""Roll-up: headline and lead weigh more, the past weighs less, and no tone is no 0."""

from __future__ import annotations

import pytest

from analysis.tone.backend import SentenceTone
from analysis.tone.rollup import article_tone, expect, weighted_mean


def sentence(index: int, tone: float | None, *, past: bool = False) -> SentenceTone:
    return SentenceTone(index, tone, past)


def test_no_toned_sentence_is_no_tone() -> None:
    assert weighted_mean([sentence(0, None), sentence(1, None)]) is None


def test_the_headline_outweighs_a_sentence_of_the_body() -> None:
    tone = weighted_mean([sentence(0, 1.0), sentence(9, -1.0)])
    assert tone is not None and tone > 0


def test_the_past_weighs_less() -> None:
    tone = weighted_mean([sentence(8, 1.0), sentence(9, -1.0, past=True)])
    assert tone is not None and tone > 0


def test_a_sentence_without_tone_does_not_water_down_the_others() -> None:
    assert weighted_mean([sentence(1, 0.5), sentence(2, None)]) == 0.5


def test_neutral_is_not_none() -> None:
    assert weighted_mean([sentence(1, 0.0)]) == 0.0


def test_other_weights_can_be_tried() -> None:
    even = {"title": 1, "lead": 1, "body": 1, "past": 1, "lead_sentences": 1}
    assert weighted_mean([sentence(0, 1.0), sentence(9, -1.0)], weights=even) == 0.0


def chances(index: int, *probabilities: float, expected: float) -> SentenceTone:
    negative, neutral, positive, none = probabilities
    return SentenceTone(
        index, None, probabilities=(negative, neutral, positive, none), expected=expected
    )


def test_nothing_is_expected_where_no_sentence_was_scored() -> None:
    assert expect([sentence(1, None)]) is None


def test_a_clear_sentence_counts_before_many_vague_ones() -> None:
    clear = chances(9, 0.9, 0.0, 0.05, 0.05, expected=-0.8)
    vague = [chances(at, 0.0, 0.0, 0.2, 0.8, expected=0.5) for at in range(10, 16)]
    found = expect([clear, *vague])
    assert found is not None and found.tone < -0.5
    share = found.share("negative")
    assert share is not None and share > 0.7


def test_many_vague_sentences_do_not_add_up_to_a_clear_one() -> None:
    found = expect([chances(at, 0.3, 0.0, 0.0, 0.7, expected=-0.5) for at in range(20)])
    assert found is not None and found.said == pytest.approx(0.3)


def test_an_article_that_hardly_says_anything_has_no_tone() -> None:
    found = article_tone([chances(1, 0.5, 0.0, 0.1, 0.4, expected=-0.6)])
    assert found is not None and found.tone is None
    assert found.confidence == pytest.approx(0.4)


def test_an_article_that_says_something_is_as_sure_as_its_class() -> None:
    found = article_tone([chances(1, 0.9, 0.0, 0.05, 0.05, expected=-0.8)])
    assert found is not None and found.tone == -0.8
    assert found.confidence == pytest.approx(0.9)


def test_sentences_that_were_not_scored_leave_the_article_to_the_backend() -> None:
    assert article_tone([sentence(1, None)]) is None
