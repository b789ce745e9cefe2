"""Words, sentences and folding: every offset is an offset of the original."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import packs
from analysis.text import WORD, fold, sentences, split


@pytest.mark.parametrize(
    ("written", "language", "folded"),
    [
        ("الأَمِيرْكِيَّة", "ar", "الاميركيه"),
        ("ســـوريا", "ar", "سوريا"),
        ("ﺳﻮﺭﻳﺎ", "ar", "سوريا"),
        ("إدارة أوباما", "ar", "اداره اوباما"),
        ("Потеплёние", "ru", "потепление"),
        ("й".encode().decode() + "од", "ru", "йод"),
        ("Co\u00adoperation", "en", "cooperation"),
        ("U.S.–Russia", "en", "u s russia"),
        ("🙂", "en", ""),
    ],
)
def test_fold(written: str, language: str, folded: str) -> None:
    assert fold(written, language) == folded


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The U.S. agreed. Russia did too.", ["The U.S. agreed.", "Russia did too."]),
        ("en", "“We agree.” He left.", ["“We agree.”", "He left."]),
        ("en", "Gen. J. Smith met Mr. Ivanov.", ["Gen. J. Smith met Mr. Ivanov."]),
        ("en", "One line\r\nAnother line", ["One line", "Another line"]),
        ("en", "It fell 2.5 percent.", ["It fell 2.5 percent."]),
        ("ar", "هل اتفقا؟ نعم. اتفقا!", ["هل اتفقا؟", "نعم.", "اتفقا!"]),
        ("ar", "قال «اتفقنا». ثم غادر.", ["قال «اتفقنا».", "ثم غادر."]),
        ("ru", "В 2017 г. они встретились. Итог?", ["В 2017 г. они встретились.", "Итог?"]),
        ("en", "   ", []),
        ("en", "", []),
    ],
)
def test_split(language: str, text: str, expected: list[str]) -> None:
    places = split(text, packs.load(language))
    assert [text[start:end] for start, end in places] == expected


def test_the_title_is_sentence_0_and_only_where_there_is_one() -> None:
    pack = packs.load("en")
    with_title = sentences("A title. Two parts.", "One. Two.", pack)
    assert [s.index for s in with_title] == [0, 1, 2]
    assert with_title[0].end == len("A title. Two parts.")
    assert [s.index for s in sentences(None, "One. Two.", pack)] == [1, 2]


@given(st.text(max_size=400), st.sampled_from(("ar", "en", "ru")))
def test_sentences_keep_every_word_once_and_in_order(text: str, language: str) -> None:
    places = list(split(text, packs.load(language)))
    inside = [m.span() for s, e in places for m in WORD.finditer(text, s, e)]
    assert inside == [m.span() for m in WORD.finditer(text)]
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))
