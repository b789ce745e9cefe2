"""The rules backend: a sentence bound to the dyad has the balance of its weighed cues."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import packs
from analysis.models import tone_class
from analysis.tone.backend import ArticleTone, SentenceTone, cue_evidence
from analysis.tone.binding import Bond
from analysis.tone.cues import Cue
from analysis.tone.reading import Read
from analysis.tone.rollup import sum_of_tones


class Rules:
    """Tone by the packs' cues alone."""

    name = "rules"
    batch = 1
    divisible = True

    def version(self) -> str:
        """The packs' version; there is nothing else."""
        return packs.version()

    def sentences(
        self, articles: Sequence[Sequence[Read]], language: str
    ) -> list[list[SentenceTone]]:
        """The tone of each sentence from its cues."""
        return [[sentence_tone(sentence) for sentence in article] for article in articles]

    def article(self, sentences: Sequence[SentenceTone]) -> ArticleTone:
        """The weighted mean of the sentences that have a tone."""
        found = sum_of_tones(sentences)
        tone = found.tone if found else None
        return ArticleTone(tone, _confidence(tone), found)


def _confidence(tone: float | None) -> float:
    """The share of labelled articles of this class that the rules got right."""
    return packs.rollup()["confidence"][tone_class(tone)]


def sentence_tone(sentence: Read) -> SentenceTone:
    """The tone of one sentence by its cues."""
    if not _counts(sentence):
        return SentenceTone(sentence.index, None, confidence=_confidence(None))
    tone = balance(sentence.cues, packs.rollup()["sentence"][sentence.how])
    past = sentence.past is not None
    return SentenceTone(sentence.index, tone, past, cue_evidence(sentence), _confidence(tone))


def _counts(sentence: Read) -> bool:
    """Whether a sentence says anything of the relation.

    Where a side is missing, only interference in elections (which names the relation by
    itself) counts; where it is carried over from the title, a cue with a valence does, unless
    somebody else is named who could be the other party.
    """
    if sentence.how is Bond.NONE:
        return "ru" in sentence.named and _names_interference(sentence.cues)
    if sentence.how is not Bond.CARRIED:
        return True
    return "third" not in sentence.named and any(cue.effect for cue in sentence.cues)


def _names_interference(cues: Sequence[Cue]) -> bool:
    return any(cue.category == "interference" for cue in cues)


def balance(cues: Sequence[Cue], weight: float) -> float | None:
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
    even = (good - bad) / (good + bad)
    if abs(even) <= packs.rollup()["sentence"]["balanced"]:
        return 0.0
    return round(even * sum(map(abs, effects)) / len(effects), 3)
