"""Sentence matches → topic scores: how much of a text each watched topic is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from analysis import packs
from analysis.matching import Match, Passage
from analysis.models import Evidence
from analysis.wording import why_topic

Found = Sequence[tuple[Passage, Sequence[Match]]]
"""The passages of an article, title first where there is one, with what matched in each."""


def score(found: Found, *, weights: Mapping[str, float] | None = None) -> dict[str, float]:
    """Salience of every watched topic, 0 (absent) … 1, from 0.5 up discussed.

    A topic's strength grows with its place (title, lead), the share of sentences that name
    it and their number; ``weights`` are by default those of rollup.toml.
    """
    weights = weights or packs.rollup()["topics"]
    naming = {key: _sentences_naming(key, found) for key in packs.topic_keys()}
    bodies = [passage.sentence.index for passage, _ in found if passage.sentence.index > 0]
    return {key: _salience(indices, bodies, weights) for key, indices in naming.items()}


def _sentences_naming(key: str, found: Found) -> set[int]:
    """Numbers of the sentences that name a topic; weak terms count beside a real one only."""
    real = _indices(f"topic.{key}", found)
    return real | _indices(f"weak.{key}", found) if real else set()


def _indices(kind: str, found: Found) -> set[int]:
    return {p.sentence.index for p, matches in found if any(m.kind == kind for m in matches)}


def _salience(naming: set[int], bodies: Sequence[int], weights: Mapping[str, float]) -> float:
    if not naming:
        return 0.0
    lead = bodies[: int(weights["lead_sentences"])]
    named_bodies = len(naming - {0})
    strength = (
        weights["title"] * (0 in naming)
        + weights["lead"] * _share(naming.intersection(lead), lead)
        + weights["density"] * (named_bodies / len(bodies) if bodies else 0)
        + weights["count"] * math.log2(1 + named_bodies)
    )
    return round(strength / (strength + weights["half"]), 4)


def _share(some: set[int], of: Sequence[int]) -> float:
    return len(some) / len(of) if of else 0.0


def evidence(found: Found, salience: Mapping[str, float]) -> list[Evidence]:
    """The spans that made each topic with a salience above 0, in reading order."""
    wanted = {f"{group}.{key}": key for key in salience if salience[key] for group in _GROUPS}
    return [
        _as_evidence(passage, match, wanted[match.kind])
        for passage, matches in found
        for match in matches
        if match.kind in wanted
    ]


_GROUPS = ("topic", "weak")


def _as_evidence(passage: Passage, match: Match, key: str) -> Evidence:
    start, end, text = passage.place(match)
    index = passage.sentence.index
    return Evidence(key, index, start, end, text, match.cue, key, why=why_topic(key))
