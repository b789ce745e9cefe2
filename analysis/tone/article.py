"""Sentence tones → the article's tone: headline, lead, body and past weighed apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import packs
from analysis.models import tone_class
from analysis.tone.rules import SentenceTone


def roll_up(
    sentences: Sequence[SentenceTone], *, weights: Mapping[str, float] | None = None
) -> tuple[float | None, str | None]:
    """The article's tone, and where that is ``None`` the wording key that says why.

    The weighted mean of the sentences that have a tone; ``weights`` are by default those of
    rollup.toml.
    """
    weights = weights or packs.rollup()["tone"]
    toned = [(s.tone, _weight(s, weights)) for s in sentences if s.tone is not None]
    total = sum(weight for _, weight in toned)
    if not toned:
        return None, "no_relation"
    if total < weights["least"]:
        return None, "too_little"
    mean = sum(tone * weight for tone, weight in toned) / total
    return round(max(-1.0, min(1.0, mean)), 4), None


def _weight(sentence: SentenceTone, weights: Mapping[str, float]) -> float:
    place = "body"
    if sentence.index == 0:
        place = "title"
    elif sentence.index <= weights["lead_sentences"]:
        place = "lead"
    return weights[place] * (weights["past"] if sentence.past else 1.0)


def confidence(tone: float | None) -> float:
    """The share of labelled articles of this class that the rules got right."""
    return packs.rollup()["confidence"][tone_class(tone)]
