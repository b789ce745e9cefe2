"""Which sentences are about the relation between the two sides, and how that is known."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.matching import Match

NEAR = 2
"""Sentences before one that count as its near context."""


class Bond(StrEnum):
    """How a sentence is bound to the dyad, strongest first."""

    EXPLICIT = "explicit"
    """A phrase that names the relation itself: "US–Russian ties"."""
    BOTH = "both"
    """Both sides are named in the sentence."""
    ANAPHORA = "anaphora"
    """"Both sides", where the context names the two."""
    CARRIED = "carried"
    """One side is named here, the other in the title."""
    NONE = "none"


SIDES = frozenset({"us", "ru"})


@dataclass(slots=True)
class Context:
    """Who was named in the title and in the sentences just before."""

    title: frozenset[str] = frozenset()
    recent: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=NEAR))

    @property
    def named(self) -> frozenset[str]:
        """The sides named in the title or just before."""
        return self.title.union(*self.recent)

    def add(self, index: int, named: frozenset[str]) -> None:
        """Take in the sides that sentence ``index`` (0 for the title) named."""
        if index == 0:
            self.title = named
        else:
            self.recent.append(named)


def named_sides(matches: Iterable[Match]) -> frozenset[str]:
    """Which of ``us``, ``ru`` and ``third`` are named; a dyad expression names both sides."""
    kinds = {match.kind for match in matches}
    sides = {kind.partition(".")[2] for kind in kinds if kind.startswith("actor.")}
    return frozenset(sides | SIDES if "dyad.explicit" in kinds else sides)


def bond(matches: Sequence[Match], context: Context) -> Bond:
    """How a sentence is bound to the dyad, given its context."""
    kinds = {match.kind for match in matches}
    if "dyad.explicit" in kinds:
        return Bond.EXPLICIT
    sides = named_sides(matches) & SIDES
    if sides == SIDES:
        return Bond.BOTH
    if "dyad.anaphora" in kinds and SIDES <= context.named:
        return Bond.ANAPHORA
    if sides and SIDES <= sides | context.title:
        return Bond.CARRIED
    return Bond.NONE
