"""An article read for tone: which sentences are about the two sides, and what cues stand there.

Every backend starts from this reading; they differ in what they make of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.matching import Match, Passage, weigher
from analysis.tone.binding import SIDES, Bond, Context, bond, named_sides
from analysis.tone.cues import Cue, past_marker, weigh

FAR_IS_NONE = 0.98
"""Share of train sentences not near the relation that say nothing of it (738 of 753)."""

Found = Sequence[tuple[Passage, Sequence[Match]]]
"""The passages of an article, title first where there is one, with what was scanned in each."""


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence read for tone.

    ``how`` is its bond to the dyad; ``named`` are the sides (``us``, ``ru``, ``third``) named
    in it and ``title`` those named in the title. ``shifts`` are the tone matches as found and
    ``cues`` the weighed ones; ``past`` is the phrase that tells it as past, ``None`` where
    there is none. Where neither it nor the title can be about the two, cues are not looked for.
    """

    passage: Passage
    matches: Sequence[Match]
    how: Bond
    named: frozenset[str]
    title: frozenset[str]
    shifts: Sequence[Match] = ()
    cues: Sequence[Cue] = ()
    past: str | None = None

    @property
    def index(self) -> int:
        """The sentence's number; 0 is the title."""
        return self.passage.sentence.index

    @property
    def near(self) -> bool:
        """Whether it may be about the two: bound, or either named where the title names the
        other, or Russia named (interference in elections names the relation by itself)."""
        return self.how is not Bond.NONE or "ru" in self.named or self.title >= SIDES


def read(found: Found, language: str) -> list[Read]:
    """Each sentence of an article read for tone, in order."""
    context, sentences = Context(), []
    for passage, matches in found:
        named = named_sides(matches)
        plain = Read(passage, matches, bond(matches, context), named, context.title)
        sentences.append(_weighed(plain, language) if plain.near else plain)
        context.add(passage.sentence.index, named)
    return sentences


def _weighed(plain: Read, language: str) -> Read:
    shifts = weigher(language).find(plain.passage)
    return Read(
        plain.passage,
        plain.matches,
        plain.how,
        plain.named,
        plain.title,
        shifts,
        weigh(plain.passage, shifts),
        past_marker(plain.passage, shifts, named=plain.matches),
    )
