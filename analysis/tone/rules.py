"""The rules backend: bind a sentence to the dyad first, then weigh its cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import packs
from analysis.matching import Match, Passage, weigher
from analysis.models import Evidence
from analysis.tone.binding import Bond, Context, bond, named_sides
from analysis.tone.cues import Cue, past_marker, weigh
from analysis.wording import why_tone

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
    named = named_sides(matches)
    if how is Bond.NONE and "ru" not in named:
        return SentenceTone(index, None, how, False, ())
    toned = weigher(language).find(passage)
    cues = weigh(passage, toned)
    if not _counts(how, named, cues):
        return SentenceTone(index, None, how, False, ())
    past = past_marker(passage, toned)
    tone = _balance(cues, packs.rollup()["sentence"][how])
    evidence = tuple(_as_evidence(passage, cue, past) for cue in cues)
    return SentenceTone(index, tone, how, past is not None, evidence)


def _counts(how: Bond, named: frozenset[str], cues: Sequence[Cue]) -> bool:
    """Whether a sentence bound so, with these cues, says anything of the relation.

    Where a side is missing, only interference in elections (which names the relation by
    itself) counts; where it is carried over from the title, a cue with a valence does, unless
    somebody else is named who could be the other party.
    """
    if how is Bond.NONE:
        return _names_interference(cues)
    if how is not Bond.CARRIED:
        return True
    return "third" not in named and any(cue.effect for cue in cues)


def _names_interference(cues: Sequence[Cue]) -> bool:
    return any(cue.category == "interference" for cue in cues)


def _balance(cues: Sequence[Cue], weight: float) -> float | None:
    """The balance of the cues with a valence, −1…+1, conflict counting ``weight`` times.

    0 where there is only contact or the two sides of the balance are equal, ``None`` where
    there is no cue at all (both sides named, nothing between them). Named interference is
    negative whatever else is said (labelling rules).
    """
    if not cues:
        return None
    effects = [cue.effect for cue in cues if cue.effect]
    if _names_interference(cues):
        effects = [effect for effect in effects if effect < 0]
    if not effects:
        return 0.0
    good = sum(effect for effect in effects if effect > 0)
    bad = -weight * sum(effect for effect in effects if effect < 0)
    balance = (good - bad) / (good + bad)
    if abs(balance) <= packs.rollup()["sentence"]["balanced"]:
        return 0.0
    return round(balance * sum(map(abs, effects)) / len(effects), 3)


def _as_evidence(passage: Passage, cue: Cue, past: str | None) -> Evidence:
    start, end, text = passage.place(cue.match)
    changes = (*cue.changes, ("past", past)) if past else cue.changes
    return Evidence(
        "tone",
        passage.sentence.index,
        start,
        end,
        text,
        cue.match.cue,
        cue.category,
        cue.effect,
        changes=changes,
        why=why_tone(cue.category, cue.effect, changes),
    )
