"""Shifts planted in articles: found, dated, explained, and opened."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.queries.shifts import clusters, daily_figures
from tests.made_articles import connection_of, day

FIRST = day("2018-01-01")
DAYS = 120
TURN = 60
ALL = Filters()


def row(number: int, place: int, **fields: object) -> dict[str, object]:
    """The article of a number on a day; every other one of outlet A on Syria."""
    mine = number % 2 == 0
    return {
        "published": FIRST + dt.timedelta(place),
        "title": f"Talks, part {number}",
        "outlet": "A" if mine else "B",
        "topics": {"syria" if mine else "sanctions": 0.9},
        "tone": 0.1 + 0.05 * (number % 5),
        **fields,
    }


@cache
def with_shift():
    """Two articles a day; outlet A turns negative on day `TURN`, and day 100 has a wire report."""
    rows = [row(number, number // 2) for number in range(2 * DAYS)]
    for number, each in enumerate(rows):
        if number >= 2 * TURN and number % 2 == 0:
            each["tone"] = -0.6 + 0.05 * (number % 5)
    told = [
        row(number, 100, tone=None, story="wire", title="A report in many outlets", outlet="C")
        for number in range(1000, 1030)
    ]
    return connection_of(*rows, *told)


def shift_of(kind: type, filters: Filters = ALL):
    (found,) = [each for each in queries.shifts(with_shift(), filters) if isinstance(each, kind)]
    return found


def test_a_planted_turn_is_dated_and_measured() -> None:
    found = shift_of(queries.ToneShift)
    assert found.day == FIRST + dt.timedelta(TURN)
    assert (found.since, found.until) == (FIRST, FIRST + dt.timedelta(DAYS - 1))
    assert found.difference.change == pytest.approx(-0.35, abs=0.02)
    assert found.difference.low < found.difference.change < found.difference.high < 0


def test_its_parts_add_up_to_the_change_and_name_who_moved_it() -> None:
    found = shift_of(queries.ToneShift)
    assert found.within + found.composition == pytest.approx(found.difference.change)
    assert found.composition == pytest.approx(0, abs=0.01)
    assert found.outlets[0].key == "A"
    assert found.outlets[0].total == pytest.approx(found.difference.change, abs=0.02)
    assert found.topics[0].key == "syria"
    assert (found.outlets[0].before, found.outlets[0].after) == (60, 60)
    assert found.stories and all(story.moved < 0 for story in found.stories)


def test_a_change_of_who_writes_is_told_from_a_change_of_how() -> None:
    rows = [row(n, n // 4, outlet="A", tone=0.5 + 0.02 * (n % 5)) for n in range(240)]
    for number, each in enumerate(rows):
        if (number % 4 == 0) == (number < 120):
            each |= {"outlet": "B", "tone": -0.5 + 0.02 * (number % 5)}
    found = next(
        each
        for each in queries.shifts(connection_of(*rows), ALL)
        if isinstance(each, queries.ToneShift)
    )
    assert found.difference.change == pytest.approx(-0.5, abs=0.05)
    assert found.composition == pytest.approx(found.difference.change, abs=0.02)


def test_its_articles_are_those_after_it_that_have_a_tone() -> None:
    found = shift_of(queries.ToneShift, Filters(languages=("en",)))
    assert found.filters.languages == ("en",)
    assert (found.filters.since, found.filters.until) == (found.day, found.until)
    opened = queries.overview(with_shift(), found.filters)
    assert opened.n == opened.n_scored == sum(part.after for part in found.outlets) + 60


def test_a_spike_names_its_story() -> None:
    found = shift_of(queries.Spike)
    assert found.day == found.until == FIRST + dt.timedelta(100)
    assert (found.n, found.expected) == (32, 2)
    assert (found.stories[0].title, found.stories[0].n) == ("A report in many outlets", 30)
    assert found.stories[0].tone is None
    assert found.outlets[0] == ("C", 30)
    assert queries.overview(with_shift(), found.filters).n == 32


def test_one_report_in_many_outlets_is_no_spike_of_stories() -> None:
    found = queries.shifts(with_shift(), Filters(count="stories"))
    assert [type(each) for each in found] == [queries.ToneShift]


def test_newest_first() -> None:
    assert [type(each) for each in queries.shifts(with_shift(), ALL)] == [
        queries.Spike,
        queries.ToneShift,
    ]


def test_where_nothing_changes_nothing_is_told() -> None:
    steady = connection_of(*(row(number, number // 2) for number in range(2 * DAYS)))
    assert queries.shifts(steady, ALL) == ()
    assert queries.shifts(with_shift(), Filters(outlets=("B",))) == ()


@pytest.mark.parametrize("rows", [[], [{"tone": 0.1}], [{"published": "2018-01-01"}]])
def test_few_or_undated_articles_have_no_shifts(rows: list[dict[str, object]]) -> None:
    assert queries.shifts(connection_of(*rows), ALL) == ()


def test_every_day_is_there_and_copies_count_little_more_than_once() -> None:
    daily = daily_figures(with_shift(), ALL)
    assert len(daily) == DAYS
    copies = connection_of(
        *({"published": "2018-01-01", "tone": 0.1, "story": "one"} for _ in range(9)),
        {"published": "2018-01-01", "tone": 0.3},
        {"published": "2018-01-03", "tone": 0.3},
    )
    daily = daily_figures(copies, ALL)
    assert list(daily["n"]) == [10, 0, 1]
    assert list(daily["stories"]) == pytest.approx([100 / 82, 0, 1])


def test_clusters_are_stories_with_their_sums() -> None:
    con = connection_of(
        {"tone": 0.1, "story": "one"}, {"tone": 0.2, "story": "one"}, {"tone": 0.4}, {}
    )
    found = clusters(con, ALL)
    assert sorted(found.n) == [1, 2]
    assert sorted(found.total) == pytest.approx([0.3, 0.4])
    assert clusters(con, replace(Filters(), outlets=("nobody",))).n.size == 0
