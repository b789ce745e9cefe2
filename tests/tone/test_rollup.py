"""Roll-up: headline and lead weigh more, the past weighs less, and no tone is no 0."""

from __future__ import annotations

from analysis.tone.backend import SentenceTone
from analysis.tone.rollup import weighted_mean


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
