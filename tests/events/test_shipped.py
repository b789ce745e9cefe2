"""The events that come with the project."""

from __future__ import annotations

import pytest

from analysis.events import RANKS, between, shipped
from tests.made_articles import day


def test_the_shipped_events_are_in_order_each_once_and_in_every_language() -> None:
    events = shipped()
    days = [event.day for event in events]
    assert 45 <= len(events) <= 60
    assert days == sorted(set(days))
    assert min(days) >= day("2000-01-01")
    for event in events:
        assert set(event.texts) == {"en", "ar", "ru"}, event
        assert all(text.strip() and not text.endswith(".") for text in event.texts.values())
        assert event.rank in RANKS and not event.own


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2001-06-16", "Ljubljana"),
        ("2002-05-24", "Strategic Offensive Reductions"),
        ("2008-08-08", "Georgia"),
        ("2010-04-08", "New START"),
        ("2014-07-17", "MH17"),
        ("2018-07-16", "Helsinki"),
        ("2021-06-16", "Geneva"),
        ("2022-02-24", "Ukraine"),
        ("2024-08-01", "prisoners"),
    ],
)
def test_events_that_everyone_knows_stand_on_their_day(when: str, words: str) -> None:
    (event,) = between(shipped(), day(when), day(when))
    assert words in event.text("en")
    assert event.text("ar") != event.text("en") != event.text("ru")


def test_each_language_is_written_in_its_letters() -> None:
    for event in shipped():
        assert any("\u0600" <= letter <= "\u06ff" for letter in event.text("ar"))
        assert any("\u0400" <= letter <= "\u04ff" for letter in event.text("ru"))
        assert event.text("fr") == event.text("en")


def test_both_ends_of_a_range_are_in_it() -> None:
    days = [event.day for event in between(shipped(), day("2014-03-17"), day("2014-07-17"))]
    assert days == [day("2014-03-17"), day("2014-03-18"), day("2014-07-17")]
    assert between(shipped(), day("1990-01-01"), day("1999-12-31")) == ()
