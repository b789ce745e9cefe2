"""What a tone backend is: it makes of an article's read sentences a tone each, and of those one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.models import Evidence
from analysis.tone.reading import Read
from analysis.tone.terms import Sum
from analysis.wording import why_tone


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """The tone of one sentence.

    ``tone`` is −1…+1, ``None`` where it says nothing of the relation; ``past`` says whether
    it is told as past. ``confidence`` is the probability that the class is right, and
    ``probabilities`` those of negative, neutral, positive and none where the backend has
    them, else ``None``. ``expected`` is then the tone to be expected if it says anything.
    """

    index: int
    tone: float | None
    past: bool = False
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    probabilities: tuple[float, float, float, float] | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class ArticleTone:
    """The tone of an article, ``None`` where it says nothing of the relation, and the
    probability that its class is right.

    ``sum`` is what the tone was made from, ``None`` where no sentence counts.
    """

    tone: float | None
    confidence: float
    sum: Sum | None = None


class Backend(Protocol):
    """Scores tone.

    ``batch`` is how many articles it wants at a time; ``divisible`` whether several processes
    may each run one, which a model that is large and takes all cores by itself must not.
    """

    name: str
    batch: int
    divisible: bool

    def version(self) -> str:
        """What the scores depend on: the packs and whatever the backend has learned."""

    def sentences(
        self, articles: Sequence[Sequence[Read]], language: str
    ) -> list[list[SentenceTone]]:
        """The tone of each sentence of some articles in one language, in order."""

    def article(self, sentences: Sequence[SentenceTone]) -> ArticleTone:
        """The tone of an article from its sentences'."""


def cue_evidence(sentence: Read) -> tuple[Evidence, ...]:
    """The weighed cues of a sentence as evidence, in reading order."""
    return tuple(_evidence(sentence, number) for number in range(len(sentence.cues)))


def _evidence(sentence: Read, number: int) -> Evidence:
    cue = sentence.cues[number]
    start, end, text = sentence.passage.place(cue.match)
    changes = (*cue.changes, ("past", sentence.past)) if sentence.past else cue.changes
    return Evidence(
        "tone",
        sentence.index,
        start,
        end,
        text,
        cue.match.cue,
        cue.category,
        cue.effect,
        changes=changes,
        why=why_tone(cue.category, cue.effect, changes),
    )
