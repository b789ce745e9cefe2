"""Which terms of texts can tell topics apart, and how they are written."""

from __future__ import annotations

import pytest

from analysis.discovery.terms import read


def documents(*texts, language="en"):
    return [set(each.split()) for each in read(texts, language).documents]


def test_terms_have_their_language_and_pairs_stand_side_by_side():
    first, *_ = documents("grain silo", "grain silo", *["boats"] * 8)
    assert first == {"en:grain", "en:silo", "en:grain_silo"}


def test_what_stands_in_one_text_or_in_most_is_no_term():
    first, *_ = documents("tide grain", "tide silo", "tide grain", *["tide boats"] * 9)
    assert first == {"en:grain", "en:tide_grain"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "و6 ٢٠٢٤ في من قال"), ("en", "the 2024 said 7"), ("ru", "и 2024 сказал 7")],
)
def test_numbers_and_stop_words_are_no_terms(language, text):
    assert documents(*[text] * 3, *["."] * 9, language=language)[0] == set()


def test_a_word_twice_in_a_row_is_no_pair():
    assert documents(*["grain grain"] * 2, *["boats"] * 8)[0] == {"en:grain"}


@pytest.mark.parametrize(
    ("language", "texts", "term", "forms"),
    [
        ("en", ["Sanctions", "Sanctions", "sanction"], "sanction", ("Sanctions", "sanction")),
        ("ar", ["العقوبات", "العقوبات", "والعقوبات"], "عقوبات", ("العقوبات",)),
        ("ru", ["зерно", "зерна", "зерна"], "зерн", ("зерна", "зерно")),
        ("en", ["grain silo", "Grain silos", "Grain silos"], "grain_silo", None),
    ],
)
def test_spellings_come_most_often_first(language, texts, term, forms):
    assert read(texts, language).forms([term])[term] == (forms or ("Grain silos", "grain silo"))


def test_the_terms_of_a_sentence_are_those_of_its_text():
    read_ = read(["Grain silos. Boats"], "en")
    assert read_.of("Grain silos.") == {"grain", "silo", "grain_silo"}
