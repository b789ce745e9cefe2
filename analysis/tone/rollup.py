"""Sentence tones → the article's tone: headline, lead, body and past weighed apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from analysis import packs
from analysis.tone.backend import SentenceTone


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


def article_features(sentences: Sequence[SentenceTone]) -> list[float]:
    """What the fitted roll-up sees of an article, from its sentences' probabilities.

    The weighted shares of negative, neutral and positive among what is said of the relation
    (3), the highest probability of each (3), that of none where it is lowest, and how much is
    said at all (log).
    """
    weights = packs.rollup()["tone"]
    said = [(s.probabilities, weight_of(s, weights)) for s in sentences if s.probabilities]
    masses = [[weight * chances[at] for chances, weight in said] for at in range(3)]
    total = sum(map(sum, masses))
    shares = [sum(mass) / total for mass in masses]
    highest = [max(chances[at] for chances, _ in said) for at in range(3)]
    return [*shares, *highest, min(chances[3] for chances, _ in said), math.log1p(total)]
