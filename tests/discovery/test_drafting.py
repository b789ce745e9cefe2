"""A discovered topic becomes a draft whose terms find its articles."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from analysis import packs
from analysis.discovery import Topic, Word, discover, draft_of, missing
from analysis.filters import Filters, topic_column
from analysis.matching import Lexicon, Passage
from analysis.own_topics.written import to_toml
from analysis.packs import load
from analysis.packs.own_files import parse
from analysis.text import sentences
from tests.discovery.made_stories import articles, connection

FOUND = 0.8
"""The share of a topic's articles that its terms find; of the smallest topic made, all but one
of nine."""


def topic(**words):
    return Topic(
        key="en_1",
        language=next(iter(words)),
        words={
            code: tuple(Word(text=each[0], forms=tuple(each), weight=1.0) for each in said)
            for code, said in words.items()
        },
        n=1,
        stories=1,
        share=1.0,
        x=0.0,
        y=0.0,
        quotes=(),
    )


def test_words_become_terms_in_their_languages_and_the_others_are_missing():
    draft = draft_of(topic(ar=[["النفط", "نفطية"], ["أسعار النفط"], ["برميل"], ["أوبك"]]))
    assert draft.names == {"ar": "النفط · أسعار النفط · برميل"}
    assert draft.terms == {"ar": ("النفط", "نفطية", "أسعار النفط", "برميل", "أوبك")}
    assert missing(draft) == ("en", "ru")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ({"en": [["Oil prices"], ["OPEC"], ["barrels"]]}, "oil_prices_opec_barrels"),
        ({"en": [["2024 élection"]]}, "election"),
        ({"en": [["syria"]]}, "syria_2"),
    ],
)
def test_a_key_says_what_it_is_and_is_no_other_topics(words, key):
    assert draft_of(topic(**words)).key == key


@pytest.mark.parametrize("words", [{"ar": [["النفط"]]}, {"ru": [["нефть"]]}, {"en": [["x" * 90]]}])
def test_a_key_can_always_be_filtered_by(words):
    key = draft_of(topic(**words)).key
    assert topic_column(key) == f"topic_{key}"


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_the_terms_find_the_articles_they_come_of(language):
    made = articles((language,), each=30)
    found = discover(connection(made), Filters())
    by_id = {each.id: each for each in made}
    pack = load(language)
    for each in found.topics:
        terms = draft_of(each).terms[language]
        lexicon = Lexicon(replace(pack, entries={"topic.new": terms}), ["topic.new"])
        texts = [by_id[id_].text for id_ in found.articles_of(each.key)["article_id"]]
        hits = [
            any(lexicon.find(Passage(place, text)) for place in sentences(None, text, pack))
            for text in texts
        ]
        assert sum(hits) >= FOUND * len(hits)


def test_no_key_is_taken_that_another_topic_has():
    assert draft_of(topic(en=[["sanctions"]])).key not in packs.topic_keys()
    assert draft_of(topic(en=[["oil"]]), taken=("oil", "oil_2")).key == "oil_3"


def test_a_draft_is_a_file_of_ones_own_topics():
    draft = draft_of(topic(ar=[["النفط"], ["أسعار النفط"]], en=[["oil"], ["barrels", "barrel"]]))
    assert parse(tomllib.loads(to_toml(draft)), key=draft.key, where="file") == draft
