"""Sentence matches → topic scores: how much of a text each watched topic is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum

from analysis import packs
from analysis.matching import Match, Passage, own_scanner, topical
from analysis.models import Evidence
from analysis.packs.watched import SHIPPED, Watched, pack_with
from analysis.wording import why_topic

Found = Sequence[tuple[Passage, Sequence[Match]]]
"""The passages of an article, title first where there is one, with what matched in each."""

NEAR = 6
"""How many words after or before a term what is said of it may stand. Of 3, 5, 6, 8 and 10, five
and six told passing words from clauses best on articles.train."""


class Naming(StrEnum):
    """How a sentence names a topic; each has its weight in rollup.toml."""

    ABOUT = "about"
    """A clause about it: in the title, or with an ``about`` word of the pack near the term, or
    the pack has none for the topic because its terms are never said in passing."""

    PASSING = "passing"
    """A term with nothing near it that is said of the topic."""

    WEAK = "weak"
    """A weak term only, in an article with a real one elsewhere."""


Namings = Mapping[str, Mapping[int, Naming]]
"""For each topic the numbers of the sentences that name it, and how they do."""


def named_in(found: Found, language: str, watched: Watched) -> Found:
    """The same passages with what names the watched topics: own ones are looked for, and stand
    in place of the shipped ones that they change. ``found`` itself where there are none."""
    if not watched.own:
        return found
    lexicon, gone = own_scanner(language, watched), watched.changed
    return [
        (passage, _in_order(_without(matches, gone), lexicon.find(passage)))
        for passage, matches in found
    ]


def _without(matches: Sequence[Match], keys: frozenset[str]) -> list[Match]:
    return [match for match in matches if not (keys and _topic(match) in keys)]


def _in_order(some: list[Match], more: Sequence[Match]) -> list[Match]:
    """All matches in reading order, as one lexicon would have found them."""
    if not more:
        return some
    return sorted((*some, *more), key=lambda m: (m.first, -m.last, m.kind, m.cue))


def score(
    found: Found,
    language: str,
    *,
    weights: Mapping[str, float] | None = None,
    watched: Watched = SHIPPED,
) -> dict[str, float]:
    """Salience of every watched topic, 0 (absent) … 1, from 0.5 up discussed.

    ``weights`` are by default those of rollup.toml; ``found`` is as `named_in` gives it.
    """
    weights = weights or packs.rollup()["topics"]
    inside = bodies(found)
    return {
        key: salience(named, inside, weights=weights)
        for key, named in namings(found, language, watched=watched).items()
    }


def bodies(found: Found) -> list[int]:
    """The numbers of an article's sentences, without the title's."""
    return [passage.sentence.index for passage, _ in found if passage.sentence.index > 0]


def namings(found: Found, language: str, *, watched: Watched = SHIPPED) -> Namings:
    """How the sentences of an article name each watched topic."""
    named: dict[str, dict[int, Naming]] = {key: {} for key in watched.keys}
    for passage, matches in found:
        for key, how in (_how_in(passage, matches, language, watched) if matches else {}).items():
            named[key][passage.sentence.index] = how
    return {key: {} if set(how.values()) == {Naming.WEAK} else how for key, how in named.items()}


def _how_in(
    passage: Passage, matches: Sequence[Match], language: str, watched: Watched
) -> dict[str, Naming]:
    """How one sentence names the topics that it names."""
    named = {_topic(match): Naming.WEAK for match in matches if match.kind.startswith("weak.")}
    terms = [match for match in matches if match.kind.startswith("topic.")]
    named |= dict.fromkeys(map(_topic, terms), Naming.ABOUT)
    if not terms or passage.sentence.index == 0:
        return named
    entries = pack_with(language, watched).entries
    doubtful = [term for term in terms if f"about.{_topic(term)}" in entries]
    named |= dict.fromkeys(map(_topic, doubtful), Naming.PASSING)
    said = topical(language, watched).find(passage) if doubtful else []
    return named | {_topic(t): Naming.ABOUT for t in doubtful if _said_of(t, said)}


_GROUPS = ("topic.", "weak.")


def _topic(match: Match) -> str:
    return match.kind.partition(".")[2]


def _said_of(term: Match, said: Sequence[Match]) -> bool:
    """Whether something that is said of the term's topic stands near it."""
    return any(_topic(word) == _topic(term) and _between(term, word) <= NEAR for word in said)


def _between(one: Match, other: Match) -> int:
    return max(one.first - other.last, other.first - one.last)


def salience(
    named: Mapping[int, Naming], bodies: Sequence[int], *, weights: Mapping[str, float]
) -> float:
    """One topic's salience, 0 … 1, from the sentences that name it (0 is the title).

    It grows with the title, the share of sentences that name it and their number; one that
    names it in passing counts for a part. ``bodies`` are the numbers of all sentences but the
    title.
    """
    if not named:
        return 0.0
    worth = {index: weights[how] for index, how in named.items()}
    body = sum(worth.values()) - worth.get(0, 0.0)
    strength = (
        weights["title"] * worth.get(0, 0.0)
        + weights["density"] * (len(named.keys() - {0}) / len(bodies) if bodies else 0.0)
        + weights["count"] * math.log2(1 + body)
    )
    return round(strength / (strength + weights["half"]), 4)


def evidence(
    found: Found, salience: Mapping[str, float], *, watched: Watched = SHIPPED
) -> list[Evidence]:
    """The spans that made each topic with a salience above 0, in reading order."""
    return [
        _as_evidence(passage, match, watched)
        for passage, matches in found
        for match in matches
        if match.kind.startswith(_GROUPS) and salience[_topic(match)]
    ]


def _as_evidence(passage: Passage, match: Match, watched: Watched) -> Evidence:
    start, end, text = passage.place(match)
    index, key = passage.sentence.index, _topic(match)
    told = why_topic(key, name=watched.label(key))
    return Evidence(key, index, start, end, text, match.cue, key, why=told)
