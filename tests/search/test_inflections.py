"""Forms of one word, and words that only look so."""

from __future__ import annotations

import pytest

from analysis.search.inflections import are_forms, beginning


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning sanction's",
        "policy policies",
        "agree agrees agreed agreeing",
        "force forces forced forcing",
        "stop stops stopped stopping",
        "ally allies allied",
        "санкция санкции санкций санкциям санкциями",
        "договор договора договору договоры",
        "переговоры переговоров переговорах",
        "американский американская американских",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    words = forms.split()
    for one in words:
        for other in words:
            assert are_forms(one, other), (one, other)
            assert other.startswith(beginning(one) or "?"), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("international", "interned"),
        ("negotiate", "negotiation"),
        ("policy", "police"),
        ("iran", "iranian"),
        ("россия", "российский"),
        ("мир", "владимир"),
        ("عقوبات", "عقوبه"),
        ("كاتب", "كتاب"),
        ("2017", "2018"),
        ("us", "use"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert not are_forms(one, other)


@pytest.mark.parametrize("term", ["عقوبات", "2017", "", "是"])
def test_a_word_in_a_script_without_a_stemmer_has_one_form(term: str) -> None:
    assert beginning(term) is None
    assert are_forms(term, term)
