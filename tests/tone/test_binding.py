"""Binding: a sentence counts only where it is about the two sides."""

from __future__ import annotations

import pytest

from analysis.matching import Match
from analysis.tone.binding import Bond, Context, bond, named_sides


def matches(*kinds: str) -> list[Match]:
    return [Match(kind, kind, at, at) for at, kind in enumerate(kinds)]


BOTH = frozenset({"us", "ru"})


@pytest.mark.parametrize(
    ("kinds", "title", "expected"),
    [
        (("dyad.explicit",), frozenset(), Bond.EXPLICIT),
        (("actor.us", "actor.ru"), frozenset(), Bond.BOTH),
        (("actor.us", "actor.third"), frozenset(), Bond.NONE),
        (("dyad.anaphora",), BOTH, Bond.ANAPHORA),
        (("dyad.anaphora",), frozenset({"ru", "third"}), Bond.NONE),
        (("actor.ru",), frozenset({"us"}), Bond.CARRIED),
        (("actor.ru",), frozenset(), Bond.NONE),
        ((), BOTH, Bond.NONE),
    ],
)
def test_bond(kinds: tuple[str, ...], title: frozenset[str], expected: Bond) -> None:
    assert bond(matches(*kinds), Context(title=title)) is expected


def test_a_dyad_expression_names_both_sides() -> None:
    assert named_sides(matches("dyad.explicit", "actor.third")) == BOTH | {"third"}


def test_the_context_reaches_two_sentences_back_and_keeps_the_title() -> None:
    context = Context()
    context.add(0, frozenset({"us"}))
    for index, named in enumerate(({"ru"}, set(), set()), start=1):
        context.add(index, frozenset(named))
    assert context.named == {"us"}
