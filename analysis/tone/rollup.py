"""Sentence tones → the article's tone: headline, lead, body and past weighed apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import packs
from analysis.models import tone_class
from analysis.tone.backend import ArticleTone, SentenceTone
from analysis.tone.terms import Sum, Term


def weighted_mean(
    sentences: Sequence[SentenceTone], *, weights: Mapping[str, float] | None = None
) -> float | None:
    """The weighted mean of the sentences that have a tone, −1…+1; ``None`` where none has.

    ``weights`` are by default those of rollup.toml.
    """
    found = sum_of_tones(sentences, weights=weights)
    return found.tone if found else None


def sum_of_tones(
    sentences: Sequence[SentenceTone], *, weights: Mapping[str, float] | None = None
) -> Sum | None:
    """The sum over the sentences that have a tone; ``None`` where none has.

    ``weights`` are by default those of rollup.toml.
    """
    weights = weights or packs.rollup()["tone"]
    terms = [
        Term(s.index, place_of(s, weights), s.tone, *_factors(s, weights))
        for s in sentences
        if s.tone is not None
    ]
    return Sum(tuple(terms)) if terms else None


def place_of(sentence: SentenceTone, weights: Mapping[str, float]) -> str:
    """Where a sentence stands in its article: ``title``, ``lead`` or ``body``."""
    if sentence.index == 0:
        return "title"
    return "lead" if sentence.index <= weights["lead_sentences"] else "body"


def weight_of(sentence: SentenceTone, weights: Mapping[str, float]) -> float:
    """What a sentence weighs in its article, by its place and whether it tells of the past."""
    for_place, for_past = _factors(sentence, weights)
    return for_place * for_past


def _factors(sentence: SentenceTone, weights: Mapping[str, float]) -> tuple[float, float]:
    return weights[place_of(sentence, weights)], weights["past"] if sentence.past else 1.0


def expect(sentences: Sequence[SentenceTone]) -> Sum | None:
    """What an article's sentences let one expect of it, by their probabilities; ``None`` where
    no sentence has any."""
    weights = packs.rollup()["tone"]
    terms = [
        _expected(sentence, sentence.probabilities, weights)
        for sentence in sentences
        if sentence.probabilities
    ]
    return Sum(tuple(terms)) if terms else None


def _expected(
    sentence: SentenceTone,
    chances: tuple[float, float, float, float],
    weights: Mapping[str, float],
) -> Term:
    negative, neutral, positive, none = chances
    said = 1 - none
    whole = said or 1.0
    return Term(
        sentence.index,
        place_of(sentence, weights),
        sentence.expected or 0.0,
        *_factors(sentence, weights),
        said,
        (negative / whole, neutral / whole, positive / whole),
    )


def article_tone(sentences: Sequence[SentenceTone]) -> ArticleTone | None:
    """The tone to be expected of an article, with none where it hardly says anything of the
    relation; ``None`` where no sentence has probabilities."""
    expected = expect(sentences)
    if expected is None:
        return None
    said = expected.said or 0.0
    if said < least_said():
        return ArticleTone(None, round(1 - said, 3), expected)
    share = expected.share(tone_class(expected.tone)) or 0.0
    return ArticleTone(expected.tone, round(said * share, 3), expected)


def least_said() -> float:
    """The probability with which an article's clearest sentence must say something of the
    relation for the article to have a tone."""
    return packs.rollup()["learned"]["least_said"]
