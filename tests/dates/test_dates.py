"""Dates as the press writes them: each case of ``cases.toml`` in three languages."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import DateError, parse_date, read_date

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
REFERENCE = CASES["reference"]
LANGUAGES = ["en", "ar", "ru"]

PER_SECOND = 20_000
"""Ten times what reading articles at 2,000 a second leaves a date, for a machine that is busy."""


def cases(kind):
    return [(language, *case) for language in LANGUAGES for case in CASES[language][kind]]


@pytest.mark.parametrize(("language", "text", "day"), cases("absolute"))
def test_a_written_day_needs_no_reference(language, text, day):
    assert parse_date(text, language=language) == dt.date.fromisoformat(day)
    assert parse_date(text, language=language, reference=dt.date(2020, 2, 29)) == parse_date(
        text, language=language
    )


@pytest.mark.parametrize(("language", "text", "day"), cases("relative"))
def test_a_day_by_nearness_counts_from_the_reference_and_from_nothing_else(language, text, day):
    found = parse_date(text, language=language, reference=REFERENCE)
    assert found == dt.date.fromisoformat(day)
    assert parse_date(text, language=language) is None


@pytest.mark.parametrize(
    "text", [text for language in LANGUAGES for text in CASES[language]["unreadable"]]
)
@pytest.mark.parametrize("reference", [None, REFERENCE])
def test_what_is_no_date_stays_missing(text, reference):
    assert parse_date(text, reference=reference) is None


def test_there_are_enough_cases():
    for language in LANGUAGES:
        assert sum(len(CASES[language][k]) for k in ("absolute", "relative", "unreadable")) >= 60


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (dt.date(2017, 5, 3), dt.date(2017, 5, 3)),
        (dt.datetime(2017, 5, 3, 23, 59), dt.date(2017, 5, 3)),
        (1493806500, dt.date(2017, 5, 3)),
        (1493806500000, dt.date(2017, 5, 3)),
        (1493806500.25, dt.date(2017, 5, 3)),
        (None, None),
        ("", None),
        (" \n", None),
        (float("nan"), None),
        (pd.NaT, None),
        (pd.Timestamp("2017-05-03 10:15"), dt.date(2017, 5, 3)),
    ],
)
def test_values_of_other_types(value, day):
    assert read_date(value) == day


@pytest.mark.parametrize(
    ("text", "options", "day"),
    [
        ("5/3/2017", {"language": "en"}, "2017-05-03"),
        ("5/3/2017", {"language": "en-GB", "month_first": False}, "2017-03-05"),
        ("5/3/2017", {"language": "ar"}, "2017-03-05"),
        ("5/3/2017", {}, "2017-03-05"),
        ("5/3/2017", {"month_first": True}, "2017-05-03"),
        ("13/5/2017", {"month_first": True}, "2017-05-13"),
        ("5/13/2017", {"month_first": False}, "2017-05-13"),
        ("5.3.2017", {"month_first": True}, "2017-03-05"),
    ],
)
def test_which_of_two_numbers_is_the_month(text, options, day):
    assert parse_date(text, **options) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("3 May", "'3 May' is not a date; write it as YYYY-MM-DD or leave it out"),
        ("2099-01-01", "'2099-01-01' lies in the future; write it"),
        ("0001-01-01", "'0001-01-01' lies too long ago; write it"),
        ("0000-01-01", "'0000-01-01' is no day there is; write it"),
        ("31 нисан 2017", "is not a date"),
        ("31 апреля 2017", "'31 апреля 2017' is no day there is; write it"),
        ("7 شعبان 1438 هـ", "is a Hijri date; add the Gregorian one"),
        ("word " * 50, "'word word word word '… is not a date"),
        (dt.date(2099, 1, 1), "'2099-01-01' lies in the future"),
        (True, "True is not a date"),
        (5, "'5' is not a date"),
        ([1], "[1] is not a date"),
    ],
)
def test_the_reason_is_one_line_that_says_what_to_do(value, said):
    with pytest.raises(DateError) as error:
        read_date(value)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_hour_counts_from_the_time_of_day_where_that_is_known():
    night = dt.datetime(2017, 5, 3, 1, 30, tzinfo=dt.UTC)
    assert parse_date("3 hours ago", reference=night) == dt.date(2017, 5, 2)


def test_iso_dates_are_read_fast_enough_each_but_once():
    first = dt.date(1900, 1, 1).toordinal()
    texts = [f"{dt.date.fromordinal(first + n)}T10:15:00Z" for n in range(40_000)]
    start = time.perf_counter()
    assert all(map(parse_date, texts))
    assert len(texts) / (time.perf_counter() - start) > PER_SECOND


@given(st.text(max_size=130), st.sampled_from([None, REFERENCE]))
def test_any_text_gives_a_day_or_none(text, reference):
    assert isinstance(parse_date(text, reference=reference), dt.date | None)


@given(st.dates(dt.date(1600, 1, 1), dt.date(2026, 1, 1)))
def test_what_is_written_in_numbers_or_names_comes_back(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d.%m.%Y}") == day
    assert parse_date(f"{day:%d %B %Y}", language="ar") == day
