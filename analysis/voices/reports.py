"""Who is said to say something in a sentence, and which of its words are theirs.

The clause that names the speaker ("Lavrov told reporters in Moscow") is the outlet's own; what
it brings is the speaker's. A verb's subject is looked for before it, or after it where the
language or the place allows, never among names that follow a preposition.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.matching import Match
from analysis.voices.scene import OTHER, Named, Scene

AFTER = 7
"""Words between a verb and a subject that follows it ("said the spokesman of the … ministry")."""

BEFORE = 20
"""Words between a subject and its verb in one clause."""

TAIL = 7
"""Words that may follow in a clause that only names the speaker (", Lavrov said on Tuesday in
Sochi"): with more, or with a party named among them, it goes on to tell something."""

HEADING = 8
"""Words before a colon that may name a speaker ("Foreign Ministry of Russia: …")."""

SIGNATURE = 4
"""Words after a headline's last dash or colon that may name the speaker ("… — Lavrov")."""

EMBEDDED = 3
"""Words, "that" among them, between a speaker's verb and a saying that he reports ("Lavrov said
that yesterday Washington threatened …"): within these the whole is the first speaker's."""

SPOKEN_BEFORE = "as before"
"""The holder of a report that names nobody: whoever spoke last."""


class Report(NamedTuple):
    """Words ``first``…``last`` name the speaker; ``holder`` is his side, `SPOKEN_BEFORE`, or
    ``None`` where it cannot be told. What follows is his; what precedes too if ``backward``."""

    first: int
    last: int
    holder: str | None
    backward: bool


def reports(scene: Scene, *, lead: int) -> list[Report]:
    """The reports of a sentence in order; ``lead`` as in `analysis.packs.Pack`."""
    found = _headings(scene)
    for match in scene.telling:
        if not found or match.first > found[-1].last:
            found.append(_report(scene, match, found, lead))
    return _without_embedded(scene, found or _signature(scene))


def _report(scene: Scene, match: Match, found: Sequence[Report], lead: int) -> Report:
    since = max(scene.quote_before(match.first) + 1, found[-1].last + 1 if found else 0)
    subject = _subject(scene, match, since, lead)
    holder: str | None = subject.holder if subject else None
    if subject is None and _names_nobody(scene, match, since):
        holder = found[-1].holder if found else SPOKEN_BEFORE
    first = min(match.first, subject.first) if subject else match.first
    last = max(match.last, subject.last) if subject else match.last
    backward = match.kind == "voice.according" or _closes(scene, first, last)
    return Report(first, last, holder, backward)


def _names_nobody(scene: Scene, match: Match, since: int) -> bool:
    """Whether the subject is left out or a pronoun: "and said that", "he said", «وأضاف أن»."""
    if match.kind in ("voice.continuing", "voice.participles"):
        return True
    if match.kind == "voice.according":
        return False
    return _leaves_out(scene, match, since) or (
        match.last + 1 in scene.linkers and _offset(scene, match, since) <= 1
    )


APART = 4
"""Words between a pronoun and its verb ("she also repeatedly said")."""


def _subject(scene: Scene, match: Match, since: int, lead: int) -> Named | None:
    if match.kind == "voice.according":
        return _after(scene, match)
    if match.kind == "voice.participles":
        return _free(scene.between(0, match.first)) if since == 0 else None
    return _of_verb(scene, match, since, lead)


def _of_verb(scene: Scene, match: Match, since: int, lead: int) -> Named | None:
    """The subject of a finite verb: right before it, after it, or first in its clause."""
    before = _before(scene, match, since)
    if before and match.last + 1 == len(scene.passage.words):
        return before[-1]
    if not before and _leaves_out(scene, match, since):
        return None
    free = _free(before)
    if free and match.first - before[-1].last <= 1:
        return free
    offset = _offset(scene, match, since)
    after = _after(scene, match, across=lead > 0)
    if after and 0 < lead >= offset and not free:
        return after
    if before:
        return free or before[0]
    if offset > 1 or (lead and offset == 0 and _closes(scene, match.first, match.last)):
        return None
    return _of_clause_before(scene, match, since, after if offset == 0 else None)


def _leaves_out(scene: Scene, match: Match, since: int) -> bool:
    """Whether the subject is a pronoun on either side of the verb, or that of an earlier verb
    ("…, and said that")."""
    clauses, follows = scene.passage.clauses, match.last + 1
    if since > 0 and follows in scene.linkers and _offset(scene, match, since) <= 1:
        return True
    return follows in scene.pronouns or any(
        word in scene.pronouns and clauses[word] == clauses[match.first]
        for word in range(max(since, match.first - APART), match.first)
    )


def _of_clause_before(scene: Scene, match: Match, since: int, after: Named | None) -> Named | None:
    """Who opened the sentence, where something is put in before the verb ("Lavrov, who met
    Kerry, said …"), unless the verb's clause only names ``after`` (", said Kerry")."""
    head = _free(scene.between(since, match.first)[:1])
    return after if after and (not head or _ends_after(scene, after)) else head


def _free(named: Sequence[Named]) -> Named | None:
    """The first that no preposition governs."""
    return next((one for one in named if not one.governed), None)


def _before(scene: Scene, match: Match, since: int) -> list[Named]:
    clauses = scene.passage.clauses
    named = scene.between(max(since, match.first - BEFORE), match.first)
    return [one for one in named if clauses[one.first] == clauses[match.first]]


def _after(scene: Scene, match: Match, *, across: bool = False) -> Named | None:
    """Who is named after a verb, before "that" or a quotation, in its clause or ``across`` its
    end ("said Smith, a US senator")."""
    clauses = scene.passage.clauses
    following = scene.between(match.last + 1, match.last + 2 + AFTER)
    if match.kind != "voice.according":
        following = [one for one in following if not one.governed]
    if not following:
        return None
    one = following[0]
    between = range(match.last + 1, one.first)
    if clauses[one.first] - clauses[match.last] > across or not scene.linkers.isdisjoint(between):
        return None
    return None if any(map(scene.is_quoted, between)) else one


def _offset(scene: Scene, match: Match, since: int) -> int:
    """Words that stand before a verb in its clause, up to `BEFORE`."""
    clauses, word = scene.passage.clauses, match.first
    while word > max(since, match.first - BEFORE) and clauses[word - 1] == clauses[match.first]:
        word -= 1
    return match.first - word


def _ends_after(scene: Scene, named: Named) -> bool:
    """Whether the clause ends with a name and a word at most ("said Kerry yesterday")."""
    clauses, end = scene.passage.clauses, named.last + 2
    return end >= len(clauses) or clauses[end] != clauses[named.last]


def _closes(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause only names who said what precedes: set off before, soon over after."""
    clauses = scene.passage.clauses
    if first == 0:
        return False
    if last + 1 == len(clauses):
        return True
    if clauses[first - 1] == clauses[first] and not scene.is_quoted(first - 1):
        return False
    if last + 1 in scene.linkers:
        return False
    end = min(last + 1 + TAIL, len(clauses))
    tail = [word for word in range(last + 1, end) if clauses[word] == clauses[last]]
    if _free(scene.between(last + 1, last + 1 + len(tail))):
        return False
    return end == len(clauses) or len(tail) < TAIL


def _headings(scene: Scene) -> list[Report]:
    """ "Lavrov: …" — a party named before a colon, alone and without a verb of saying."""
    passage = scene.passage
    place = passage.source.find(":", passage.sentence.start, _end_of_heading(scene))
    if place < 0:
        return []
    last = bisect_right([end for _, end in passage.spans[:HEADING]], place) - 1
    if last < 0 or scene.is_quoted(0) or any(m.first <= last for m in scene.telling[:1]):
        return []
    if scene.is_quoted(last + 1) and (speaker := _free(scene.between(0, last + 1))):
        return [Report(0, last, speaker.holder, False)]
    return _only_party(scene, 0, last, backward=False)


def _end_of_heading(scene: Scene) -> int:
    spans = scene.passage.spans
    return spans[min(HEADING, len(spans) - 1)][0] if spans else scene.passage.sentence.start


def _signature(scene: Scene) -> list[Report]:
    """Who is named at the end of a headline: "… — Lavrov", "…: CNN"."""
    passage = scene.passage
    if passage.sentence.index != 0 or len(passage.words) <= SIGNATURE:
        return []
    spans = passage.spans
    for word in range(len(spans) - 1, len(spans) - 1 - SIGNATURE, -1):
        before = passage.source[spans[word - 1][1] : spans[word][0]]
        if set(before.split()) & _SET_OFF:
            return _only_party(scene, word, len(spans) - 1, backward=True)
    return []


_SET_OFF = frozenset("-–—:")


def _only_party(scene: Scene, first: int, last: int, *, backward: bool) -> list[Report]:
    """A report by the one party named in some words; a third country before a colon is what
    the text is about and no speaker."""
    named = scene.between(first, last + 1)
    holders = {one.holder for one in named}
    if len(holders) != 1 or named[0].governed or (OTHER in holders and not backward):
        return []
    return [Report(first, last, named[0].holder, backward)]


def _without_embedded(scene: Scene, found: Sequence[Report]) -> list[Report]:
    """Sayings that a speaker of either side reports are that speaker's words."""
    kept: list[Report] = []
    for report in found:
        outer = kept[-1] if kept else None
        if not outer or outer.holder not in ("us", "ru") or not embeds(scene, outer, report):
            kept.append(report)
    return kept


def embeds(scene: Scene, outer: Report, report: Report) -> bool:
    """Whether one report is what the speaker of another says ("Lavrov said Kerry denied …")."""
    if outer.backward or report.backward:
        return False
    between = range(outer.last + 1, report.first)
    if len(between) <= EMBEDDED and not scene.linkers.isdisjoint(between):
        return True
    clauses = scene.passage.clauses
    return len(between) <= 1 and clauses[outer.last] == clauses[report.first]
