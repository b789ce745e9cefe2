"""Why a phrase counts, in each language that explanations can be read in."""

from string import Formatter

import pytest

from analysis import packs
from analysis.locale import Words
from analysis.models import HOLDERS, Evidence
from analysis.wording import phrase
from views import explaining

EASED = Evidence(
    "tone",
    1,
    0,
    7,
    "tension",
    "tension*",
    "easing",
    -0.4,
    holder="us",
    changes=(("negated", "لم"), ("hedged", "может")),
    why="stored in English",
)
TOPIC = Evidence("syria", 1, 0, 5, "Idlib", "Idlib", "syria")

TOLD = {
    "ar": ("منفي بـ«لم»، مخفف بـ«может»", "على لسان الجانب الأميركي.", "النبرة"),
    "en": ("negated by “لم”, hedged by “может”", "In the words of the American side.", "Tone"),
    "ru": ("отрицание: «لم», смягчено словом «может»", "Словами американской стороны.", "Тон"),
}

each_language = pytest.mark.parametrize("language", TOLD)


@each_language
def test_a_reason_is_rebuilt_from_the_evidence_in_the_language(language: str):
    changes, holder, tone = TOLD[language]
    said = explaining.reason(EASED, explaining.load(language))
    assert changes in said and said.endswith(holder)
    assert "stored" not in said
    assert explaining.note(EASED, explaining.load(language)).startswith(tone)


@each_language
def test_a_topic_is_named_in_the_language_and_has_no_weight(language: str):
    said = explaining.note(TOPIC, explaining.load(language))
    assert packs.topic_name("syria", language) in said
    assert TOLD[language][2] not in said


@each_language
def test_a_sign_stands_before_its_number_whichever_way_the_text_runs(language: str):
    said = explaining.note(EASED, explaining.load(language))
    decimal = "," if language == "ru" else "."
    assert f"\u2066−0{decimal}40\u2069" in said and f"\u2066−0{decimal}4\u2069" in said


@each_language
def test_that_there_is_no_tone_is_told_in_the_language(language: str):
    told = explaining.no_tone(phrase("no_relation", "en"), explaining.load(language))
    assert phrase("no_relation", language) in told


def test_there_is_a_choice_of_each_language_that_packs_can_explain_in():
    assert set(explaining.languages()) == set(TOLD) == set(packs.wording())


@each_language
def test_each_language_has_the_same_keys_and_places(language: str):
    words, standard = explaining.load(language), explaining.load("en")
    assert set(words) == set(standard) >= {f"explain.{holder}" for holder in HOLDERS}
    assert all(places(words, key) == places(standard, key) for key in standard)


def test_a_language_without_explanations_is_answered_in_english():
    assert explaining.load("xx").language == "en"


def places(words: Words, key: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words[key]) if name}
