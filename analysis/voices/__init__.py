"""Whose words the evidence is: the outlet's own, the American or Russian side's, another's.

Within a quotation the words are its speaker's; outside of one they are whoever's speech is
reported there, and otherwise the outlet's. Agencies, other outlets, experts and unnamed sources
are ``other``. Where somebody is quoted or reported and it cannot be told who, the holder is
``None``: not determined. Only sentences with tone evidence are read, and the few around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis import packs
from analysis.models import Evidence
from analysis.tone.backend import SentenceTone
from analysis.tone.rollup import weight_of
from analysis.voices.hearing import Found, Hearing


def attributed(toned: Sequence[SentenceTone], found: Found, language: str) -> list[SentenceTone]:
    """The sentence tones with the holder of each evidence phrase filled in.

    ``found`` are the article's passages, as they were read for tone.
    """
    evident = {sentence.index for sentence in toned if sentence.evidence}
    if not evident:
        return list(toned)
    hearing = Hearing(found, language)
    places = {sentence.index: sentence for sentence in toned}
    held: dict[int, tuple[Evidence, ...]] = {}
    for at in hearing.around(evident):
        index = found[at][0].sentence.index
        if index in evident:
            held[index] = tuple(
                replace(item, holder=hearing.holder(at, item.start))
                for item in places[index].evidence
            )
        hearing.listen(at)
    return [
        replace(sentence, evidence=held[sentence.index]) if sentence.evidence else sentence
        for sentence in toned
    ]


def by_holder(
    toned: Iterable[SentenceTone], *, weights: Mapping[str, float] | None = None
) -> dict[str, float]:
    """An article's tone by holder, −1…+1: only holders that say anything of the relation.

    A sentence in which one alone speaks counts for him with its tone; where several do, with
    the mean effect of each one's phrases. Sentences weigh as they do in the article's tone
    (``weights``, by default those of rollup.toml); phrases whose holder was not determined
    count for nobody.
    """
    weights = weights or packs.rollup()["tone"]
    sums: defaultdict[str, float] = defaultdict(float)
    total: defaultdict[str, float] = defaultdict(float)
    for sentence in toned:
        weight = weight_of(sentence, weights)
        for holder, tone in _shares(sentence).items():
            sums[holder] += tone * weight
            total[holder] += weight
    return {holder: round(sums[holder] / total[holder], 4) for holder in sorted(sums)}


def _shares(sentence: SentenceTone) -> dict[str, float]:
    """What each determined holder says in one sentence."""
    if sentence.tone is None:
        return {}
    holders = {item.holder for item in sentence.evidence}
    if len(holders) == 1:
        return {holder: sentence.tone for holder in holders if holder}
    return {
        holder: _balance(item.effect for item in sentence.evidence if item.holder == holder)
        for holder in holders
        if holder
    }


def _balance(effects: Iterable[float | None]) -> float:
    """The mean of the effects that have a sign, within −1…+1; 0 where none has."""
    signed = [effect for effect in effects if effect]
    mean = sum(signed) / len(signed) if signed else 0.0
    return max(-1.0, min(1.0, mean))
