"""Tone cues of a sentence, weighed: what a cue is worth after negation, reversal and hedging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis import packs
from analysis.matching import Match, Passage

REACH = 4
"""Words that may stand between a shifter and what it shifts, within one clause."""

NEGATOR_REACH = 2
"""Words that may stand between a negator and what it negates, within one clause."""

HEDGED = 0.8
"""Factor of a hedged effect; it never changes the class of a sentence alone."""


class Cue(NamedTuple):
    """A weighed cue: where, its category and effect now, and what changed them."""

    match: Match
    category: str
    effect: float
    changes: tuple[tuple[str, str], ...]


def weigh(passage: Passage, matches: Sequence[Match]) -> list[Cue]:
    """The cues of a sentence with their effects after the shifters around them."""
    tones = [match for match in matches if match.kind.startswith("tone.")]
    nouns = [match for match in matches if match.kind == "noun.ties"]
    shifters = _free_shifters(matches, tones)
    free_nouns = [noun for noun in nouns if not _covered(noun, tones)]
    weighed = [_shifted(passage, match, shifters) for match in (*tones, *free_nouns)]
    return sorted((cue for cue in weighed if cue), key=lambda cue: cue.match.first)


def past_marker(
    passage: Passage, matches: Iterable[Match], *, named: Iterable[Match] = ()
) -> str | None:
    """The phrase that tells the sentence as past, as it stands in the text.

    ``matches`` are its shifters and cues, ``named`` those who are named in it.
    """
    first_named = min((m.first for m in named if m.kind.startswith(_NAMES)), default=None)
    for match in matches:
        if match.kind == "shift.history" or _is_flashback(match, first_named):
            return passage.place(match)[2]
    return None


_NAMES = ("actor.", "dyad.")

_OPENING = 2
"""Words that may stand between a verb of telling back and who it is told of: "the president of"."""


def _is_flashback(match: Match, first_named: int | None) -> bool:
    if match.kind != "shift.flashback" or match.first or first_named is None:
        return False
    return first_named - match.last - 1 <= _OPENING


def _free_shifters(matches: Sequence[Match], tones: Sequence[Match]) -> list[Match]:
    """Shifters that are not part of a cue ("lifting sanctions" is a cue as a whole), nor of
    a phrase that only looks like a negation ("not only")."""
    no_negations = [match for match in matches if match.kind == "shift.not_negators"]
    return [
        match
        for match in matches
        if match.kind.startswith("shift.")
        and not _covered(match, no_negations)
        and not any(_covered(match, [tone]) and tone.first < tone.last for tone in tones)
    ]


def _covered(match: Match, by: Iterable[Match]) -> bool:
    return any(other.first <= match.first and match.last <= other.last for other in by)


def _shifted(passage: Passage, match: Match, shifters: Sequence[Match]) -> Cue | None:
    category = match.kind.partition(".")[2]
    near = [s for s in shifters if _near(passage, s, match)]
    turned = _turn(passage, match, category, near, shifters)
    if turned is None and category == "ties":
        return None
    cue = turned or Cue(match, category, packs.scale()[category].effect, ())
    if not turned:
        cue = _negate(passage, cue, near)
    return _hedge(passage, cue, near)


_TURNS = {
    "shift.easers": ("easing", "reversed"),
    "shift.breakers": ("breakdown", "reversed"),
    "shift.improvers": ("improvement", "reversed"),
    "shift.worseners": ("escalation", "worsened"),
}
"""What a shifter makes of a cue it applies to, and the word for it."""

_WORSENED = frozenset({"pressure", "strain"})
_NEUTRAL = frozenset({"ties", "contact"})
_NOT_EASED = frozenset({"interference", "arming", "rivalry", "criticism"})
_DENIABLE = frozenset(
    {"strain", "pressure", "confrontation", "threat", "hostility", "escalation", "warning"}
)
"""Conflict whose denial is good news; a denied accusation or a criticism of not criticising is
none (in the few such sentences of train, eight of nine stay negative)."""


def _applies(kind: str, category: str) -> bool:
    """Whether a kind of shifter acts on a category of cue (``ties`` are neutral nouns)."""
    if kind == "shift.worseners":
        return category in _WORSENED
    if kind == "shift.improvers":
        return category in _NEUTRAL
    if kind == "shift.breakers" and category in _NEUTRAL:
        return True
    effect = 0.0 if category in _NEUTRAL else packs.scale()[category].effect
    if kind == "shift.easers":
        return effect < 0 and category not in _NOT_EASED
    return kind == "shift.breakers" and effect > 0


def _turn(
    passage: Passage, match: Match, category: str, near: Sequence[Match], all_: Sequence[Match]
) -> Cue | None:
    for shifter in sorted(near, key=lambda s: _distance(s, match)):
        if shifter.kind not in _TURNS or not _applies(shifter.kind, category):
            continue
        if _negator_before(passage, shifter, all_):
            continue
        becomes, how = _TURNS[shifter.kind]
        change = (how, passage.place(shifter)[2])
        return Cue(match, becomes, packs.scale()[becomes].effect, (change,))
    return None


def _negate(passage: Passage, cue: Cue, near: Sequence[Match]) -> Cue:
    negator = _negator_before(passage, cue.match, near)
    if negator is None or not (cue.effect > 0 or cue.category in _DENIABLE):
        return cue
    if any(negator.last < s.first < cue.match.first and s.kind in _TURNS for s in near):
        return cue  # "did not ease tension": what is negated is the shifter
    flipped = -_NEGATED if cue.effect > 0 else _NEGATED
    return cue._replace(effect=flipped, changes=(("negated", passage.place(negator)[2]),))


_NEGATED = 0.5
"""A negated cue counts as a mild one of the other sign (labelling rules: a wish denied is
negative, a bad thing denied is positive)."""


def _negator_before(passage: Passage, match: Match, shifters: Iterable[Match]) -> Match | None:
    for shifter in shifters:
        gap = match.first - shifter.last - 1
        same_clause = passage.clauses[shifter.last] == passage.clauses[match.first]
        if shifter.kind == "shift.negators" and 0 <= gap <= NEGATOR_REACH and same_clause:
            return shifter
    return None


def _hedge(passage: Passage, cue: Cue, near: Sequence[Match]) -> Cue:
    hedge = next((shifter for shifter in near if shifter.kind == "shift.hedges"), None)
    if hedge is None or not cue.effect:
        return cue
    change = ("hedged", passage.place(hedge)[2])
    return cue._replace(effect=round(cue.effect * HEDGED, 2), changes=(*cue.changes, change))


def _distance(one: Match, other: Match) -> int:
    return max(one.first - other.last, other.first - one.last)


def _near(passage: Passage, shifter: Match, match: Match) -> bool:
    """Whether a shifter stands within reach of a cue, in the same clause, not inside it."""
    if not 0 < _distance(shifter, match) <= REACH + 1:
        return False
    return passage.clauses[shifter.last] == passage.clauses[match.first]
