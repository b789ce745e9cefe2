"""The course of tone within each topic, against the same figures of one topic alone."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import queries
from analysis.errors import FilterError
from analysis.filters import Filters
from tests.made_articles import connection_of

ROWS: list[dict[str, object]] = [
    {"published": "2017-01-05", "tone": 0.5, "topics": {"syria": 0.9}, "story": "a"},
    {"published": "2017-01-06", "tone": 0.4, "topics": {"syria": 0.9}, "story": "a"},
    {"published": "2017-01-20", "tone": 0.1, "topics": {"syria": 0.6, "sanctions": 0.7}},
    {"published": "2017-01-21", "topics": {"syria": 0.5, "north_korea": 0.8}},
    {"published": "2017-03-10", "tone": -0.9, "topics": {"sanctions": 0.7}},
    {"published": "2017-03-30", "tone": -0.5},
    {"tone": 0.0, "topics": {"counterterrorism": 0.9}},
]
CON = connection_of(*ROWS)


def test_every_period_is_there_for_every_topic_that_has_a_tone():
    frame = queries.tone_courses(CON, Filters(), "month")
    assert list(frame["topic"].drop_duplicates()) == ["syria", "sanctions"]
    for _, rows in frame.groupby("topic"):
        assert [f"{day:%m}" for day in rows["period"]] == ["01", "02", "03"]
    assert frame.attrs["grain"] == "month"


@pytest.mark.parametrize("topic", ["syria", "sanctions"])
def test_a_topic_reads_as_it_does_alone(topic):
    rows = queries.tone_courses(CON, Filters(), "month").query("topic == @topic")
    alone = queries.over_time(CON, Filters(topics=(topic,)), "month").set_index("period")
    found = rows.set_index("period").loc[alone.index]
    for column in ("n", "scored", "tone", "low", "high"):
        pd.testing.assert_series_equal(found[column], alone[column], check_dtype=False)


def test_copies_of_one_story_count_once_in_the_interval():
    apart = connection_of(*({k: v for k, v in row.items() if k != "story"} for row in ROWS))
    january, other = (
        queries.tone_courses(con, Filters(), "month").query("topic == 'syria'").iloc[0]
        for con in (CON, apart)
    )
    assert january["tone"] == pytest.approx(other["tone"])
    assert january["high"] - january["low"] > other["high"] - other["low"]


def test_the_last_period_is_partial_where_the_data_ends_in_it():
    frame = queries.tone_courses(CON, Filters(), "month")
    assert list(frame.query("topic == 'syria'")["partial"]) == [False, False, True]


@pytest.mark.parametrize(
    "filters",
    [Filters(outlets=("nobody",)), Filters(tone="none"), Filters(topics=("north_korea",))],
)
def test_without_any_tone_there_is_no_row(filters):
    assert len(queries.tone_courses(CON, filters)) == 0


def test_an_unknown_grain_is_refused():
    with pytest.raises(FilterError, match="grain=decade"):
        queries.tone_courses(CON, Filters(), "decade")


def test_many_topics_with_few_articles_each_take_a_coarser_grain_than_all_together():
    keys = ("syria", "sanctions", "north_korea", "counterterrorism")
    con = connection_of(
        *(
            {"published": f"2017-{n // 28 + 1:02}-{n % 28 + 1:02}", "tone": 0.1}
            | {"topics": {keys[n % 4]: 0.9} if n % 5 == 0 else {}}
            for n in range(0, 112)
        )
    )
    assert queries.over_time(con, Filters()).attrs["grain"] == "week"
    assert queries.tone_courses(con, Filters()).attrs["grain"] == "month"
    assert queries.tone_courses(con, Filters(), "day").attrs["grain"] == "day"
