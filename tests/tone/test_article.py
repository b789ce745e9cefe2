"""Roll-up: headline and lead weigh more, the past weighs less, and too little is no tone."""

from __future__ import annotations

from analysis.tone.article import roll_up
from analysis.tone.binding import Bond
from analysis.tone.rules import SentenceTone


def sentence(index: int, tone: float | None, *, past: bool = False) -> SentenceTone:
    return SentenceTone(index, tone, Bond.BOTH, past, ())


def test_no_toned_sentence_is_no_tone_and_says_so() -> None:
    assert roll_up([sentence(0, None), sentence(1, None)]) == (None, "no_relation")


def test_the_headline_outweighs_a_sentence_of_the_body() -> None:
    tone, reason = roll_up([sentence(0, 1.0), sentence(9, -1.0)])
    assert tone is not None and tone > 0 and reason is None


def test_the_past_weighs_less() -> None:
    tone, _ = roll_up([sentence(n, 1.0) for n in (7, 8)] + [sentence(9, -2.0, past=True)])
    assert tone is not None and tone > 0


def test_neutral_is_not_none() -> None:
    assert roll_up([sentence(1, 0.0)])[0] == 0.0


def test_one_sentence_deep_in_the_body_is_too_little() -> None:
    assert roll_up([sentence(30, 1.0)]) == (None, "too_little")


def test_other_weights_can_be_tried() -> None:
    even = {"title": 1, "lead": 1, "body": 1, "past": 1, "lead_sentences": 1, "least": 0.5}
    assert roll_up([sentence(0, 1.0), sentence(9, -1.0)], weights=even)[0] == 0.0
