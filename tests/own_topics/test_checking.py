"""What keeps a topic from being saved: one clear line each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analysis import packs
from analysis.own_topics.checking import free_key, missing, problems
from analysis.packs.watched import SHIPPED, OwnTopic, Watched, shipped
from tests.own_topics_made import UKRAINE

OWN = Watched((UKRAINE,))


def made(**changes: Any) -> OwnTopic:
    return replace(OwnTopic(key="iran", names={"en": "Iran"}, terms={"en": ("Iran",)}), **changes)


def told(topic: OwnTopic, watched: Watched = OWN, *, new: bool = True) -> list[str]:
    return [str(each) for each in problems(topic, watched, new=new)]


def test_a_topic_that_holds_together_has_no_problems() -> None:
    assert told(made()) == []
    assert told(UKRAINE, new=False) == []
    assert all(told(shipped(key), SHIPPED, new=False) == [] for key in packs.topic_keys())


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"names": {}}, "The topic has no name"),
        ({"names": {"en": "  "}}, "The topic has no name"),
        ({"terms": {}}, "The topic has no terms"),
        ({"key": "Iran!"}, "Iran! is no key"),
        ({"key": "ukraine"}, "a topic with the key ukraine already: Ukraine"),
        ({"key": "syria"}, "a topic with the key syria already: Syria"),
        ({"names": {"ru": "УКРАИНА"}}, "There is a topic called УКРАИНА already (ukraine)"),
        ({"names": {"ar": "أُوكرانيا"}}, "There is a topic called أُوكرانيا already (ukraine)"),
        ({"names": {"en": "سوريا"}}, "There is a topic called سوريا already (syria)"),
        ({"terms": {"en": ("Iran", "iran")}}, "English: “iran” is listed twice"),
        ({"terms": {"ar": ("إيران", "ايران")}}, "Arabic: “ايران” is listed twice"),
        ({"terms": {"ru": ("Ёлка", "елка")}}, "Russian: “елка” is listed twice"),
        ({"weak": {"en": ("Iran",)}}, "English: “Iran” is listed twice"),
        ({"exclude": {"en": ("IRAN",)}}, "English: “IRAN” is a term and an exclusion too"),
        ({"exclude": {"en": ("",)}}, "English: the exclusion “” is empty"),
        ({"exclude": {"en": (" .. ",)}}, "English: the exclusion “ .. ” is empty"),
        ({"terms": {"en": ("!?",)}}, "English: “!?” is not a phrase"),
        ({"terms": {"en": ("=US*",)}}, "case as written) and * (any ending) do not go together"),
        ({"terms": {"en": (".. deal",)}}, "the gap .. stands between words"),
        ({"terms": {"en": ("nucl*ar",)}}, "* and + stand at the end of a word"),
    ],
)
def test_each_problem_has_one_line(changes: dict[str, Any], line: str) -> None:
    [found] = told(made(**changes))
    assert line in found
    assert "\n" not in found


def test_a_phrase_may_also_tell_what_a_sentence_is_about() -> None:
    assert told(made(about={"en": ("Iran", "talks")})) == []


def test_all_problems_are_told_at_once() -> None:
    topic = made(names={}, terms={"en": ("a..", "x", "x"), "ar": ("..",)})
    assert [each.what for each in problems(topic, OWN, new=True)] == [
        "no_name",
        "no_phrase",
        "twice",
    ]


def test_changing_a_topic_is_not_taken_for_a_second_one_of_its_name() -> None:
    assert told(replace(UKRAINE, terms={"en": ("Odesa",)}), new=False) == []
    assert told(replace(shipped("syria"), names={"en": "Syria"}), SHIPPED, new=False) == []


def test_a_language_without_terms_is_warned_of_where_there_are_articles_in_it() -> None:
    [warning] = missing(made(), {"en": 5, "ru": 1204})
    assert "Russian. Of 1,204 articles" in str(warning)
    assert missing(UKRAINE, {"en": 5, "ar": 2, "ru": 3}) == []


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ({"en": "Arms control"}, "arms_control"),
        ({"ar": "مراقبة", "ru": "START-3"}, "start_3"),
        ({"en": "Syria"}, "syria_2"),
        ({"en": "5G"}, "topic_"),
        ({"ar": "إيران"}, "topic_"),
        ({"en": "x" * 90}, "x" * 50),
    ],
)
def test_a_key_is_made_of_the_name(names: dict[str, str], key: str) -> None:
    made_key = free_key(names, OWN)
    assert made_key.startswith(key)
    assert told(made(key=made_key)) == []
