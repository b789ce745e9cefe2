"""The rules backend: bind a sentence to the dyad first, then weigh its cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis import packs
from analysis.matching import Match, Passage, weigher
from analysis.models import Evidence
from analysis.tone.binding import Bond, Context, bond, named_sides
from analysis.tone.cues import Cue, past_marker, weigh
from analysis.wording import why

NAME = "rules"


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """The tone of one sentence: −1…+1, ``None`` where it says nothing of the relation;
    ``bond`` says how it is bound to the dyad, ``past`` whether it is told as past."""

    index: int
    tone: float | None
    bond: Bond
    past: bool
    evidence: tuple[Evidence, ...]


def version() -> str:
    """The version of what scores: the backend's and the packs'."""
    return packs.version()


def score(found: Sequence[tuple[Passage, Sequence[Match]]], language: str) -> list[SentenceTone]:
    """The tone of each sentence of an article, in order, title first where there is one.

    ``found`` holds the passages with their scanned matches (topics, actors, dyad).
    """
    context, scored = Context(), []
    for passage, matches in found:
        how = bond(matches, context)
        scored.append(_sentence(passage, matches, how, language))
        context.add(passage.sentence.index, named_sides(matches))
    return scored


def _sentence(passage: Passage, matches: Sequence[Match], how: Bond, language: str) -> SentenceTone:
    index = passage.sentence.index
    if how is Bond.NONE and "ru" not in named_sides(matches):
        return SentenceTone(index, None, how, False, ())
    toned = weigher(language).find(passage)
    cues = weigh(passage, toned)
    if how in (Bond.NONE, Bond.CARRIED) and not _accuses_of_interference(cues):
        return SentenceTone(index, None, how, False, ())
    past = past_marker(passage, toned)
    tone = _balance([cue.effect for cue in cues])
    evidence = tuple(_as_evidence(passage, cue, past, language) for cue in cues)
    return SentenceTone(index, tone, how, past is not None, evidence)


def _accuses_of_interference(cues: Sequence[Cue]) -> bool:
    """Interference in elections names the relation without naming the other side."""
    return any(cue.category == "interference" for cue in cues)


def _balance(effects: Sequence[float]) -> float | None:
    """The mean effect of the cues with a valence; 0 where there is only contact, ``None``
    where there is no cue at all (both sides named, nothing between them)."""
    if not effects:
        return None
    valued = [effect for effect in effects if effect]
    return round(sum(valued) / len(valued), 3) if valued else 0.0


def _as_evidence(passage: Passage, cue: Cue, past: str | None, language: str) -> Evidence:
    start, end, text = passage.place(cue.match)
    changes = (*cue.changes, ("past", past)) if past else cue.changes
    plain = Evidence(
        "tone",
        passage.sentence.index,
        start,
        end,
        text,
        cue.match.cue,
        cue.category,
        cue.effect,
        changes=changes,
    )
    return replace(plain, why=why(plain))
