"""Which articles a click on a chart leads to."""

import datetime as dt
from typing import Any

import pytest

from analysis.filters import Filters
from views import picks
from views.picks import Pick

JANUARY = dt.date(2017, 1, 1)

CASES: list[tuple[str, Pick, Filters, list[Any], Filters]] = [
    ("a topic", picks.topic, Filters(), ["syria"], Filters(topics=("syria",))),
    (
        "a topic among those filtered by",
        picks.topic,
        Filters(topics=("sanctions",)),
        ["syria"],
        Filters(topics=("sanctions", "syria"), match="all"),
    ),
    (
        "the topic already filtered by",
        picks.topic,
        Filters(topics=("syria",)),
        ["syria"],
        Filters(topics=("syria",)),
    ),
    (
        "a class of tone within a topic",
        picks.topic_and_class,
        Filters(),
        ["syria", "none"],
        Filters(topics=("syria",), tone="none"),
    ),
    (
        "two topics together",
        picks.pair,
        Filters(),
        ["syria", "sanctions"],
        Filters(topics=("syria", "sanctions"), match="all"),
    ),
    ("no outlet", picks.outlet, Filters(), ["(none)"], Filters(outlets=("(none)",))),
    ("a language", picks.language, Filters(), ["ar"], Filters(languages=("ar",))),
    ("a bin of tone", picks.tone, Filters(), [-0.2, -0.1], Filters(tone="-0.2..-0.1")),
    (
        "a month",
        picks.period("month"),
        Filters(undated=True),
        ["2017-01-01"],
        Filters(since=JANUARY, until=dt.date(2017, 1, 31)),
    ),
    (
        "a topic in a month of its course",
        picks.course("month"),
        Filters(),
        ["2017-01-01", "syria"],
        Filters(since=JANUARY, until=dt.date(2017, 1, 31), topics=("syria",)),
    ),
    ("a topic's panel", picks.course("month"), Filters(), ["syria"], Filters(topics=("syria",))),
    (
        "a month that the filter cuts short",
        picks.period("month"),
        Filters(since=dt.date(2017, 1, 10), until=dt.date(2017, 1, 20)),
        ["2017-01-01"],
        Filters(since=dt.date(2017, 1, 10), until=dt.date(2017, 1, 20)),
    ),
    (
        "a topic of one of the outlets compared",
        picks.topic_of("outlet"),
        Filters(outlets=("A", "B")),
        ["syria", "A"],
        Filters(outlets=("A",), topics=("syria",)),
    ),
    (
        "a voice in one of the languages compared",
        picks.voice_of("language"),
        Filters(),
        ["us", "ar"],
        Filters(languages=("ar",), tone="-1..1"),
    ),
    (
        "a topic in A",
        picks.contrast(Filters(languages=("ar",))),
        Filters(languages=("ru",)),
        ["topic syria", "a"],
        Filters(languages=("ru",), topics=("syria",)),
    ),
    (
        "an outlet in B",
        picks.contrast(Filters(languages=("ar",))),
        Filters(languages=("ru",)),
        ["outlet Daily News", "b"],
        Filters(languages=("ar",), outlets=("Daily News",)),
    ),
    (
        "the tone of B",
        picks.contrast(Filters(languages=("ar",))),
        Filters(),
        ["tone ", "b"],
        Filters(languages=("ar",), tone="-1..1"),
    ),
    (
        "a topic in a quarter",
        picks.period_and_topic("quarter"),
        Filters(),
        ["2017-01-01", "syria"],
        Filters(since=JANUARY, until=dt.date(2017, 3, 31), topics=("syria",)),
    ),
]


@pytest.mark.parametrize(
    ("pick", "filters", "point", "expected"),
    [case[1:] for case in CASES],
    ids=[c[0] for c in CASES],
)
def test_a_click_on(pick: Pick, filters: Filters, point: list[Any], expected: Filters):
    assert pick(filters, point) == expected
