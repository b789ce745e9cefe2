"""The events that come with the project, and those of a user's file."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.errors import AnalysisError
from analysis.events import LONGEST, MOST_OWN, RANKS, between, read_csv, shipped
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


@pytest.mark.parametrize(
    "text",
    [
        "date,text\n2024-08-01,Talks\n2024-09-02,مفاوضات\n",
        "2024-08-01;Talks\r\n\r\n2024-09-02;مفاوضات",
        "\ufeffDatum\tText\n2024-08-01\t Talks \n20240902\tمفاوضات\n",
    ],
)
def test_a_users_file(text: str) -> None:
    found = read_csv(text.encode())
    assert [(event.day, event.text("en")) for event in found.events] == [
        (dt.date(2024, 8, 1), "Talks"),
        (dt.date(2024, 9, 2), "مفاوضات"),
    ]
    assert all(event.own and event.rank == 1 for event in found.events)
    assert found.problems == ()


def test_a_bad_row_is_named_and_the_others_are_kept() -> None:
    found = read_csv(b"date,text\n2024-13-01,Talks\n2024-08-01\n2024-08-02,Summit\nsoon,Peace\n")
    assert [event.text("en") for event in found.events] == ["Summit"]
    assert found.problems == (
        "line 2: “2024-13-01” is no date; write 2024-08-01",
        "line 3: no text; write it after the date",
        "line 5: “soon” is no date; write 2024-08-01",
    )


def test_a_bad_date_in_the_first_row_is_no_heading() -> None:
    assert read_csv(b"1.8.2024,Talks\n").problems == (
        "line 1: “1.8.2024” is no date; write 2024-08-01",
    )


def test_an_empty_file_has_no_events_and_a_picture_is_refused() -> None:
    assert read_csv(b"").events == read_csv(b"\n \n").events == ()
    with pytest.raises(AnalysisError, match="UTF-8"):
        read_csv(b"\x89PNG\xff\xfe")


def test_too_many_and_too_long_are_cut() -> None:
    rows = "".join(f"2024-01-01,{'long ' * 100}\n" for _ in range(MOST_OWN + 1))
    found = read_csv(rows.encode())
    assert len(found.events) == MOST_OWN and len(found.problems) == 1
    assert len(found.events[0].text("en")) <= LONGEST
