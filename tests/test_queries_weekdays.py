"""Volume and tone by the day of the week."""

from __future__ import annotations

import pytest

from analysis import queries
from analysis.filters import Filters
from tests.made_articles import connection_of

MONDAY, NEXT_MONDAY, TUESDAY = "2019-01-07", "2019-01-14", "2019-01-08"
CON = connection_of(
    {"published": MONDAY, "tone": 0.5, "story": "one"},
    {"published": MONDAY, "tone": 0.5, "story": "one"},
    {"published": NEXT_MONDAY, "tone": -0.5, "story": "two"},
    {"published": TUESDAY},
    {"tone": 0.9},
)


def test_every_day_of_the_week_is_there_from_the_one_asked_for():
    assert list(queries.weekdays(CON, Filters())["weekday"]) == [1, 2, 3, 4, 5, 6, 7]
    assert list(queries.weekdays(CON, Filters(), 6)["weekday"]) == [6, 7, 1, 2, 3, 4, 5]


def test_articles_are_counted_by_their_day_and_undated_ones_are_not():
    frame = queries.weekdays(CON, Filters()).set_index("weekday")
    assert frame["n"].tolist() == [3, 1, 0, 0, 0, 0, 0]
    assert frame["days"].tolist() == [2, 1, 1, 1, 1, 1, 1], "two Mondays lie between the ends"
    assert frame["per_day"].tolist() == [1.5, 1, 0, 0, 0, 0, 0]
    assert frame["tone"][1] == pytest.approx(0.5 / 3) and frame["scored"].tolist()[:2] == [3, 0]


def test_a_story_counts_once_in_the_interval_and_where_it_is_asked_for():
    both = queries.weekdays(CON, Filters()).set_index("weekday")
    once = queries.weekdays(CON, Filters(count="stories")).set_index("weekday")
    assert once["n"][1] == 2 and once["tone"][1] == pytest.approx(0)
    assert both["low"][1] < both["tone"][1] < both["high"][1]
    assert both["low"].isna()[2], "one article tells of no interval"


def test_without_dates_every_day_is_empty():
    frame = queries.weekdays(connection_of({"tone": 0.5}), Filters())
    assert frame["n"].sum() == 0 and frame["days"].sum() == 0
    assert frame[["per_day", "tone", "low", "high"]].isna().all(axis=None)
