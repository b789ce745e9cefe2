"""Cues weighed: negation, reversal, worsening and hedging reach what they should, no further."""

from __future__ import annotations

import pytest

from analysis.matching import Lexicon, Passage
from analysis.models import Sentence
from analysis.tone.cues import Cue, past_marker, weigh
from tests.tiny_pack import tiny_pack

PACK = tiny_pack(
    tone__cooperation=["cooperat*"],
    tone__strain=["tension*"],
    tone__pressure=["sanctions"],
    tone__interference=["meddling"],
    tone__contact=["met"],
    tone__restoration=["lifted the sanctions"],
    shifters__negators=["not", "no"],
    shifters__not_negators=["not only"],
    shifters__easers=["eas*", "lift*"],
    shifters__breakers=["suspend*"],
    shifters__improvers=["restor*"],
    shifters__worseners=["new", "impos*"],
    shifters__hedges=["may"],
    shifters__history=["under obama"],
    shifters__flashback=["had"],
    actors__us=["Trump"],
    nouns__ties=["ties"],
)


def passage_of(text: str) -> Passage:
    return Passage(Sentence(1, 0, len(text)), text)


def weighed(text: str) -> list[Cue]:
    passage = passage_of(text)
    return weigh(passage, Lexicon(PACK, PACK.entries).find(passage))


@pytest.mark.parametrize(
    ("text", "category", "effect", "changes"),
    [
        ("They cooperate", "cooperation", 0.5, ()),
        ("They do not cooperate", "cooperation", -0.5, (("negated", "not"),)),
        ("They not only cooperate", "cooperation", 0.5, ()),
        ("There is no tension", "strain", 0.5, (("negated", "no"),)),
        ("It is not so simple as to cooperate", "cooperation", 0.5, ()),
        ("Not them, they cooperate", "cooperation", 0.5, ()),
        ("They eased the tension", "easing", 0.5, (("reversed", "eased"),)),
        ("They did not ease tension", "strain", -0.5, ()),
        ("They ease off, tension remains", "strain", -0.5, ()),
        ("They suspended cooperation", "breakdown", -1.0, (("reversed", "suspended"),)),
        ("They suspended ties", "breakdown", -1.0, (("reversed", "suspended"),)),
        ("They restored ties", "improvement", 0.5, (("reversed", "restored"),)),
        ("They imposed new sanctions", "escalation", -1.0, (("worsened", "new"),)),
        ("They lifted the sanctions", "restoration", 1.0, ()),
        ("They may cooperate", "cooperation", 0.4, (("hedged", "may"),)),
        ("There was no meddling", "interference", -0.5, ()),
        ("They met", "contact", 0.0, ()),
    ],
)
def test_one_cue(
    text: str, category: str, effect: float, changes: tuple[tuple[str, str], ...]
) -> None:
    (cue,) = weighed(text)
    assert (cue.category, cue.effect, cue.changes) == (category, effect, changes)


def test_a_neutral_noun_alone_is_no_cue() -> None:
    assert weighed("Their ties") == []


def test_the_past_is_marked_with_the_phrase_that_says_so() -> None:
    passage = passage_of("Tension grew under Obama")
    assert past_marker(passage, Lexicon(PACK, PACK.entries).find(passage)) == "under Obama"
    assert past_marker(passage, []) is None


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("Had Trump eased tension", "Had"),
        ("Had the new president Trump eased tension", None),
        ("Had the president Trump eased tension", "Had"),
        ("Trump had eased tension", None),
        ("Had they eased tension", None),
    ],
)
def test_a_verb_that_opens_on_a_name_tells_of_the_past(text: str, marker: str | None) -> None:
    passage = passage_of(text)
    found = Lexicon(PACK, PACK.entries).find(passage)
    assert past_marker(passage, found, named=found) == marker
