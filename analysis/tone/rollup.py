"""Sentence tones → the article's tone: headline, lead, body and past weighed apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import packs
from analysis.models import TONE_CLASSES, tone_class
from analysis.tone.backend import ArticleTone, SentenceTone


def weighted_mean(
    sentences: Sequence[SentenceTone], *, weights: Mapping[str, float] | None = None
) -> float | None:
    """The weighted mean of the sentences that have a tone, −1…+1; ``None`` where none has.

    ``weights`` are by default those of rollup.toml.
    """
    weights = weights or packs.rollup()["tone"]
    toned = [(s.tone, weight_of(s, weights)) for s in sentences if s.tone is not None]
    if not toned:
        return None
    mean = sum(tone * weight for tone, weight in toned) / sum(weight for _, weight in toned)
    return round(max(-1.0, min(1.0, mean)), 4)


def weight_of(sentence: SentenceTone, weights: Mapping[str, float]) -> float:
    """What a sentence weighs in its article, by its place and whether it tells of the past."""
    place = "body"
    if sentence.index == 0:
        place = "title"
    elif sentence.index <= weights["lead_sentences"]:
        place = "lead"
    return weights[place] * (weights["past"] if sentence.past else 1.0)


@dataclass(frozen=True, slots=True)
class Expected:
    """What an article's sentences let one expect: its tone if it says anything of the relation
    (−1…+1), the probability that it does (that of its clearest sentence, so that an article with
    a tone always has a sentence that proves it), and that of each class of tone if it does."""

    tone: float
    said: float
    shares: tuple[float, float, float]


def expect(sentences: Sequence[SentenceTone]) -> Expected | None:
    """The expected tone of an article from its sentences' probabilities; ``None`` where no
    sentence has any.

    Sentences weigh by place and past as in `weighted_mean`, and by the square of the
    probability that they say anything: a clear sentence before many vague ones.
    """
    weights = packs.rollup()["tone"]
    scored = [(s, 1 - s.probabilities[3]) for s in sentences if s.probabilities]
    if not scored:
        return None
    masses = [weight_of(s, weights) * said**2 for s, said in scored]
    total = sum(masses) or 1.0
    tone = sum(m * (s.expected or 0.0) for m, (s, _) in zip(masses, scored, strict=True)) / total
    return Expected(tone, max(said for _, said in scored), _shares(scored, masses, total))


def article_tone(sentences: Sequence[SentenceTone]) -> ArticleTone | None:
    """The tone to be expected of an article, with none where it hardly says anything of the
    relation; ``None`` where no sentence has probabilities."""
    expected = expect(sentences)
    if expected is None:
        return None
    if expected.said < packs.rollup()["learned"]["least_said"]:
        return ArticleTone(None, round(1 - expected.said, 3))
    tone = round(expected.tone, 4)
    share = expected.shares[TONE_CLASSES.index(tone_class(tone))]
    return ArticleTone(tone, round(expected.said * share, 3))


def _shares(
    scored: Sequence[tuple[SentenceTone, float]], masses: Sequence[float], total: float
) -> tuple[float, float, float]:
    shares = [0.0, 0.0, 0.0]
    for mass, (sentence, said) in zip(masses, scored, strict=True):
        chances = sentence.probabilities or (0.0,) * 4
        for at in range(3):
            shares[at] += mass * chances[at] / (said or 1.0) / total
    return shares[0], shares[1], shares[2]
