"""Matching: which entries are found, and that every place is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching import Lexicon, Passage, scanner
from analysis.models import Sentence
from tests.tiny_pack import tiny_pack


def found_in(text: str, **lists: list[str]) -> list[tuple[str, str]]:
    pack = tiny_pack(**lists)
    passage = Passage(Sentence(1, 0, len(text)), text)
    lexicon = Lexicon(pack, pack.entries)
    return [(match.kind, passage.place(match)[2]) for match in lexicon.find(passage)]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("deal", "A DEAL was made", ["DEAL"]),
        ("cooperat*", "They cooperated; cooperation", ["cooperated", "cooperation"]),
        ("sign .. deal", "sign a new big deal", ["sign a new big deal"]),
        ("sign .. deal", "sign one two three four five deal", []),
        ("sign .. deal", "sign, then deal", []),
        ("=US", "US and us", ["US"]),
        ("U.S.-Russia* ties", "the U.S.-Russian ties", ["U.S.-Russian ties"]),
        ("don't", "They don’t, don't", ["don’t", "don't"]),
        ("تعاون", "والتعاون للتعاون", ["والتعاون"]),
        ("تعاون+", "تعاونهما", ["تعاونهما"]),
        ("تعاون", "تعاونهما", []),
        ("العلاقة الأميركية", "العَلاقةُ الاميركيـــة", ["العَلاقةُ الاميركيـــة"]),
        ("لندن", "ولندن", ["ولندن"]),
        ("من", "ومن", []),
    ],
)
def test_entry_syntax(entry: str, text: str, expected: list[str]) -> None:
    assert [span for _, span in found_in(text, tone__agreement=[entry])] == expected


def test_of_two_in_a_family_the_longer_wins() -> None:
    lists = {"tone__pressure": ["sanctions"], "tone__restoration": ["lift sanctions"]}
    assert found_in("to lift sanctions", **lists) == [("tone.restoration", "lift sanctions")]


def test_families_do_not_hide_each_other() -> None:
    lists = {"tone__pressure": ["new sanctions"], "topics__sanctions__terms": ["sanctions"]}
    kinds = {kind for kind, _ in found_in("new sanctions", **lists)}
    assert kinds == {"tone.pressure", "topic.sanctions"}


def test_an_exclusion_removes_the_terms_it_overlaps_and_nothing_else() -> None:
    lists = {
        "topics__north_korea__terms": ["korea"],
        "topics__north_korea__exclude": ["south korea"],
    }
    assert [s for _, s in found_in("South Korea", **lists) if _[:5] == "topic"] == []
    kinds = [kind for kind, _ in found_in("South Korea and Korea", **lists)]
    assert kinds.count("topic.north_korea") == 1


PHRASE = "العقوبات"


@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.sampled_from(["العُقُوبات", "عقوبـــات", "وبالعقوبات"]),
)
def test_places_are_exact_in_any_surroundings(before: str, after: str, phrase: str) -> None:
    text = f"{before} {phrase} {after}"
    passage = Passage(Sentence(1, 0, len(text)), text)
    places = [
        passage.place(match)
        for match in scanner("ar").find(passage)
        if match.kind == "topic.sanctions"
    ]
    assert all(text[start:end] == found for start, end, found in places)
    at = len(before) + 1
    assert any(start <= at and found.endswith(phrase) for start, _, found in places)


@given(st.text(max_size=300), st.sampled_from(("ar", "en", "ru")))
def test_any_text_can_be_searched(text: str, language: str) -> None:
    passage = Passage(Sentence(1, 0, len(text)), text)
    for match in scanner(language).find(passage):
        start, end, found = passage.place(match)
        assert text[start:end] == found
