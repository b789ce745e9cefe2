"""Words as they are compared: case, marks, letter forms, clitics."""

from __future__ import annotations

import pytest

from analysis.search.terms import forms, placed_terms, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سُورِيَّة", "سوريا"),
        ("ســوريا", "سوريه"),
        ("أوباما", "اوباما"),
        ("إلى", "الي"),
        ("مسؤول", "مسوول"),
        ("Ещё", "еще"),
        ("ＮＡＴＯ", "nato"),
    ],
)
def test_spellings_of_one_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(
    "word", ["عقوبات", "العقوبات", "والعقوبات", "بعقوبات", "وعقوبات", "للعقوبات", "فبالعقوبات"]
)
@pytest.mark.parametrize("searched", ["عقوبات", "العقوبات", "بالعقوبات"])
def test_a_word_is_found_with_and_without_clitics(searched: str, word: str) -> None:
    assert terms(word)[0] in forms(searched)


@pytest.mark.parametrize(
    ("searched", "word"),
    [
        ("زير", "وزيرة"),
        ("وزير", "زير"),
        ("كتاب", "تاب"),
        ("ale", "wale"),
        ("мир", "вмир"),
        ("в", "وв"),
    ],
)
def test_other_words_are_not_found(searched: str, word: str) -> None:
    assert terms(word)[0] not in forms(searched)


def test_places_are_those_of_the_original() -> None:
    text = "قال: وَالعُقوبات!"
    assert [text[start:end] for _, start, end in placed_terms(text)] == ["قال", "وَالعُقوبات"]
