"""Scores explained: category, weight and what changed it, in three languages."""

from __future__ import annotations

import pytest

from analysis import packs
from analysis.models import Evidence
from analysis.wording import NOTES, note, phrase, why

EASED = Evidence(
    "tone",
    1,
    0,
    7,
    "tension",
    "tension*",
    "easing",
    0.4,
    changes=(("reversed", "eased"), ("hedged", "may")),
)


def test_a_cue_with_what_changed_it() -> None:
    assert why(EASED) == "easing of strain (+0.4), turned round by “eased”, hedged by “may”"


def test_a_topic_is_named() -> None:
    assert why(Evidence("syria", 1, 0, 5, "Idlib", "Idlib", "syria")) == "names Syria"


@pytest.mark.parametrize("language", packs.languages())
def test_every_category_and_change_can_be_said(language: str) -> None:
    for key in packs.scale():
        changes = tuple((how, "x") for how in ("negated", "reversed", "worsened", "hedged", "past"))
        said = why(Evidence("tone", 1, 0, 1, "x", "x", key, 0.5, changes=changes), language)
        assert "{" not in said and "+0.5" in said


def test_a_language_without_wording_is_answered_in_english() -> None:
    assert phrase("empty", "xx") == phrase("empty", "en")


@pytest.mark.parametrize("language", packs.languages())
@pytest.mark.parametrize("key", NOTES)
def test_a_stored_note_is_told_again_in_each_language(key: str, language: str) -> None:
    values = {"code": "fr", "known": "ar, en, ru"}
    assert note(phrase(key, "en", **values), language) == phrase(key, language, **values)


def test_a_note_that_is_none_of_ours_stays() -> None:
    assert note("scored by hand {code}", "ar") == "scored by hand {code}"
