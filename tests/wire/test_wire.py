"""Which agency an article is credited to, and what is left without credit and boilerplate."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Article, analyse
from analysis.wire import agencies, agency_of, agency_title, closing, opening, stripped

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
BODIES = CASES["body"]


def credited():
    for case in CASES["case"]:
        for agency, shape in case["credited"]:
            yield agency or None, shape, BODIES[case["language"]]


def mentioned():
    for case in CASES["case"]:
        for shape in case["mentioned"]:
            yield shape.replace("{body}", BODIES[case["language"]])


@pytest.mark.parametrize(("agency", "shape", "body"), list(credited()))
def test_credit_and_report(agency, shape, body):
    article = Article(text=shape.replace("{body}", body))
    assert (agency_of(article), stripped(article)) == (agency, body)


@pytest.mark.parametrize("text", list(mentioned()))
def test_a_mention_is_no_credit_and_stays(text):
    article = Article(text=text)
    assert (agency_of(article), stripped(article)) == (None, text)


@pytest.mark.parametrize(
    ("known", "agency"),
    [
        ({"credit": "رويترز/ا ف ب"}, "reuters"),
        ({"credit": "AFP, Reuters"}, "afp"),
        ({"credit": "Ann Smith"}, None),
        ({"author": "Reuters"}, "reuters"),
        ({"outlet": "Reuters"}, "reuters"),
        ({"outlet": "https://www.reuters.com/world"}, "reuters"),
        ({"outlet": "ria.ru"}, "ria"),
        ({"outlet": "РИА Новости"}, "ria"),
        ({"outlet": "وكالة الأناضول للأنباء"}, "anadolu"),
        ({"outlet": "Example Daily"}, None),
        ({"outlet": "Reuters", "credit": "AFP"}, "afp"),
    ],
)
def test_what_is_known_beside_the_text(known, agency):
    assert agency_of(Article(text=BODIES["en"], **known)) == agency


def test_a_byline_with_a_date_under_a_headline_is_a_credit_and_its_text_stays():
    text = f"Two presidents speak Example AFP Tuesday 23 Sep 2014 {BODIES['en']}"
    assert agency_of(Article(text=text)) == "afp"
    assert stripped(Article(text=text)) == text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("WASHINGTON, Jan 5 (Reuters) - Talks went on.", "jan 5"),
        ("МОСКВА, 5 апр — РИА Новости. Переговоры идут.", "5 апр"),
        ("موسكو ٥ أبريل (رويترز) - تستمر المحادثات.", "5 ابريل"),
        ("MOSCOW (Reuters) - Talks went on.", None),
    ],
)
def test_the_date_of_a_dateline(text, date):
    found = opening(text)
    assert found and found.date == date


def test_every_analysis_says_which_agency():
    texts = [f"WASHINGTON (AP) — {BODIES['en']}", BODIES["ru"], "", "AP"]
    assert [found.wire for found in analyse([Article(text=text) for text in texts])] == [
        "ap",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_every_agency_has_a_name_in_each_language(language):
    assert all(agency_title(key, language) for key in agencies())
    assert agency_title("reuters", "fr") == "Reuters"


@given(st.text())
def test_any_text_is_stripped_to_a_stretch_of_itself(text):
    assert stripped(Article(text=text)) in text
    assert closing(text).end <= len(text)
