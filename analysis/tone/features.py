"""What the learned scorer sees of a sentence: its words, its title's, and what the rules found.

Names of features are language-neutral, so that one language can learn from another; each stands
a second time with its language before it for what is the language's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.matching import Match
from analysis.models import tone_class
from analysis.text import folder
from analysis.tone.binding import SIDES
from analysis.tone.cues import Cue
from analysis.tone.reading import Read
from analysis.tone.rules import sentence_tone

MASKS = {"actor.us": "§us", "actor.ru": "§ru", "dyad.explicit": "§dyad", "dyad.anaphora": "§dyad"}
"""Who is named must not decide the tone: names of the sides are read as these marks."""

MOST = 3
"""A feature counts three times at most; a fourth warning says no more than a third."""

LONG = 40
"""Words of a long sentence: its length enters as a share of this."""

STEP, FAR = 3, 7
"""The distance between the two sides enters in steps of three words, up to seven steps."""


@dataclass(frozen=True, slots=True)
class Features:
    """Words of the sentence and of its title, folded, sides masked, each with its number in the
    sentence; and what the rules found, by name."""

    words: tuple[tuple[int, str], ...]
    title: tuple[str, ...]
    rules: dict[str, float]


def features(sentence: Read, title: Read | None, language: str) -> Features:
    """The features of a sentence; ``title`` is its article's, ``None`` where it has none."""
    words = masked(sentence, language)
    found = _found(sentence, len(words))
    if title is not None:
        found |= _title(title)
    shared = {name: min(value, MOST) for name, value in found.items() if value}
    own = {f"{language}~{name}": value for name, value in shared.items()}
    heading = tuple(word for _, word in masked(title, language)) if title is not None else ()
    return Features(words, heading, shared | own | {f"language={language}": 1.0})


def masked(sentence: Read, language: str) -> tuple[tuple[int, str], ...]:
    """The folded words of a sentence with their numbers, the sides' names masked."""
    fold = folder(language)
    words = [fold(word) for word in sentence.passage.words]
    for match in sentence.matches:
        if match.kind in MASKS:
            words[match.first : match.last + 1] = [MASKS[match.kind]] * (
                match.last + 1 - match.first
            )
    return tuple((at, word) for at, word in enumerate(words) if word)


def _found(sentence: Read, length: int) -> Counter[str]:
    found: Counter[str] = Counter()
    here, above = _both(sentence.named & SIDES), _both(sentence.title & SIDES)
    found[f"bond={sentence.how}"] += 1
    found[f"sides={_both(sentence.named)}"] += 1
    found[f"title sides={_both(sentence.title)}"] += 1
    found[f"sides={here}|{above}"] += 1
    found[f"rules={tone_class(sentence_tone(sentence).tone)}|{sentence.how}"] += 1
    found.update(f"n.{match.kind}" for match in (*sentence.matches, *sentence.shifts))
    _cues(sentence, found)
    _between(sentence, found)
    found["length"] = length / LONG  # type: ignore[assignment]
    return found


def _both(sides: frozenset[str]) -> str:
    return "+".join(sorted(sides))


def _cues(sentence: Read, found: Counter[str]) -> None:
    for cue in sentence.cues:
        found[f"cue.{cue.category}"] += 1
        found[f"cue.{cue.category}|{sentence.how}"] += 1
        found.update(f"cue.{cue.category}.{how}" for how, _ in cue.changes)
    found[f"balance={_signs(sentence.cues)}"] += 1
    found[f"balance={_signs(sentence.cues)}|{sentence.how}"] += 1
    good = sum(cue.effect for cue in sentence.cues if cue.effect > 0)
    bad = -sum(cue.effect for cue in sentence.cues if cue.effect < 0)
    found["good"], found["bad"], found["net"] = good, bad, good - bad  # type: ignore[assignment]


def _signs(cues: Sequence[Cue]) -> str:
    if not cues:
        return "no cue"
    signs = {(cue.effect > 0) - (cue.effect < 0) for cue in cues if cue.effect}
    return {frozenset(): "contact", frozenset({1}): "good", frozenset({-1}): "bad"}.get(
        frozenset(signs), "mixed"
    )


def _between(sentence: Read, found: Counter[str]) -> None:
    """How near the two sides stand, in which order, and what cues stand between them."""
    us = [match.first for match in sentence.matches if match.kind == "actor.us"]
    ru = [match.first for match in sentence.matches if match.kind == "actor.ru"]
    if not us or not ru:
        return
    gap, first, last = min((abs(a - b), min(a, b), max(a, b)) for a in us for b in ru)
    found[f"distance={min(gap // STEP, FAR)}"] += 1
    found[f"first={'us' if us[0] < ru[0] else 'ru'}"] += 1
    clauses = sentence.passage.clauses
    found[f"same clause={clauses[us[0]] == clauses[ru[0]]}"] += 1
    for cue in sentence.cues:
        if first - 1 <= cue.match.first <= last + 1:
            found[f"between.{cue.category}"] += 1
            found[f"between.{_signs([cue])}"] += 1


def _title(title: Read) -> Counter[str]:
    found = Counter(
        {f"title bond={title.how}": 1, f"title balance={_signs(title.cues)}|{title.how}": 1}
    )
    found.update(f"title cue.{cue.category}" for cue in title.cues)
    found.update(f"title n.{match.kind}" for match in _topics(title.matches))
    return found


def _topics(matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if match.kind.startswith("topic.")]
