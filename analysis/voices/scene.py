"""One sentence with what tells who speaks in it: who is named, which words are quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.matching import Match, Passage
from analysis.voices.quotes import Span, first_after

OTHER = "other"

_HOLDERS = {"actor.us": "us", "actor.ru": "ru", "actor.third": OTHER}

APPOSITION = 3
"""Words that may stand between two mentions of one party ("Russian Foreign Minister Lavrov")."""

OF_A_SIDE = 4
"""Words between an unnamed source and the side it speaks for ("sources close to the Kremlin")."""

ECHO = 4
"""Matches at a sentence's beginning among which one that points back is looked for."""

TELLING = ("voice.reporting", "voice.continuing", "voice.participles", "voice.according")
"""Kinds that bring somebody's words."""


class Named(NamedTuple):
    """Somebody named who may speak: words ``first``…``last``, whose side, whether the name
    follows a preposition ("with Lavrov") and so is hardly the subject."""

    first: int
    last: int
    holder: str
    governed: bool


@dataclass(slots=True)
class Scene:
    """A sentence made ready. ``quotes`` are word ranges (first, last) of its quotations;
    ``echoes`` says whether it begins by pointing back at what was said ("That is what …")."""

    passage: Passage
    named: list[Named]
    telling: list[Match]
    quotes: list[tuple[int, int]]
    linkers: frozenset[int]
    pronouns: frozenset[int]
    echoes: bool
    firsts: list[int] = field(default_factory=list)

    def between(self, start: int, end: int) -> list[Named]:
        """Who is named in the words ``start``…``end`` (``end`` excluded)."""
        return self.named[bisect_left(self.firsts, start) : bisect_left(self.firsts, end)]

    def quote_before(self, word: int) -> int:
        """The last quoted word before ``word``, −1 where there is none."""
        at = bisect_left(self.quotes, (word, -1)) - 1
        return self.quotes[at][1] if at >= 0 else -1

    def is_quoted(self, word: int) -> bool:
        """Whether a word stands within a quotation."""
        at = bisect_right(self.quotes, (word, len(self.passage.words))) - 1
        return at >= 0 and self.quotes[at][0] <= word <= self.quotes[at][1]


def scene(
    passage: Passage, matches: Sequence[Match], told: Sequence[Match], quotes: Sequence[Span]
) -> Scene:
    """A sentence with its actors (``matches``), its words of saying (``told``) and the
    quotations of its source."""
    ranges = quoted_words(passage, quotes)
    plain = Scene(passage, [], [], ranges, frozenset(), frozenset(), False)
    outside = [match for match in told if not plain.is_quoted(match.first)]
    actors = [match for match in matches if match.kind in _HOLDERS]
    actors = [match for match in actors if not plain.is_quoted(match.first)]
    names = {word for match in actors for word in range(match.first, match.last + 1)}
    outside = [match for match in outside if match.first not in names]
    named = _named(passage, actors, outside)
    return Scene(
        passage,
        named,
        _unmasked(match for match in outside if match.kind in TELLING),
        ranges,
        frozenset(match.first for match in outside if match.kind == "voice.linkers"),
        frozenset(match.first for match in outside if match.kind == "voice.pronouns"),
        any(match.kind == "voice.echoes" and match.first <= 1 for match in outside[:ECHO]),
        [one.first for one in named],
    )


def quoted_words(passage: Passage, quotes: Sequence[Span]) -> list[tuple[int, int]]:
    """The word ranges of a sentence that its source's quotations cover."""
    sentence, ranges = passage.sentence, []
    starts = [start for start, _ in passage.spans] if quotes else []
    at = first_after(quotes, sentence.start)
    while at < len(quotes) and quotes[at][0] < sentence.end:
        first, after = (bisect_left(starts, place) for place in quotes[at])
        if first < after:
            ranges.append((first, after - 1))
        at += 1
    return ranges


def _unmasked(matches: Iterable[Match]) -> list[Match]:
    """One match a word: of two that begin together the first listed kind counts."""
    at_word: dict[int, Match] = {}
    for match in matches:
        at_word.setdefault(match.first, match)
    return list(at_word.values())


def _named(passage: Passage, actors: Sequence[Match], told: Sequence[Match]) -> list[Named]:
    governors = {m.last for m in told if m.kind == "voice.prepositions"}
    governors -= {w for m in told if m.kind in TELLING for w in range(m.first, m.last + 1)}
    others = [m for m in told if m.kind == "voice.others"]
    sides = [Named(m.first, m.last, _HOLDERS[m.kind], m.first - 1 in governors) for m in actors]
    media = [Named(m.first, m.last, OTHER, m.first - 1 in governors) for m in others]
    unnamed = [
        Named(m.first, m.last, OTHER, m.first - 1 in governors)
        for m in told
        if m.kind == "voice.sources"
    ]
    of_nobody = [one for one in unnamed if not _beside(passage, one, sides, OF_A_SIDE)]
    of_sides = [one for one in sides if not _beside(passage, one, media, 1)]
    stops = sorted(m.first for m in told if m.kind in (*TELLING, "voice.linkers"))
    return _joined(passage, sorted([*of_sides, *media, *of_nobody]), stops)


def _beside(passage: Passage, one: Named, others: Sequence[Named], reach: int) -> bool:
    """Whether one of ``others``, in order, is at most ``reach`` words away in its clause."""
    at = bisect_left(others, (one.first,))
    near = others[max(0, at - 1) : at + 1]
    clauses = passage.clauses
    return any(
        max(other.first - one.last, one.first - other.last) <= reach
        and clauses[other.first] == clauses[one.first]
        for other in near
    )


def _joined(passage: Passage, named: Sequence[Named], stops: Sequence[int]) -> list[Named]:
    """Mentions of one party in one breath as one; none goes across the words ``stops``."""
    joined: list[Named] = []
    for one in named:
        before = joined[-1] if joined else None
        if (
            before
            and before.holder == one.holder
            and not one.governed
            and one.first - before.last <= APPOSITION + 1
            and passage.clauses[before.last] == passage.clauses[one.first]
            and bisect_left(stops, before.last) == bisect_left(stops, one.first)
        ):
            joined[-1] = before._replace(last=max(before.last, one.last))
        else:
            joined.append(one)
    return joined
