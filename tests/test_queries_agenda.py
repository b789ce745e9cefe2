"""Who was first, and the stories that say so, against the same worked out by hand."""

from __future__ import annotations

import math

import pandas as pd

from analysis import queries
from analysis.filters import Filters
from tests.made_articles import connection_of, day

ROWS: list[dict[str, object]] = [
    {"outlet": "B", "published": "2017-01-01", "story": "s1", "title": "Truce"},
    {"outlet": "A", "published": "2017-01-03", "story": "s1", "title": "هدنة"},
    {"outlet": "C", "published": "2017-01-09", "story": "s1"},
    {"outlet": "C", "published": "2017-01-19", "story": "s1"},
    # One that two began on one day.
    {"outlet": "A", "published": "2017-02-01", "story": "s2"},
    {"outlet": "C", "published": "2017-02-01", "story": "s2"},
    # One of which B has a copy without a date: nobody knows who was first.
    {"outlet": "A", "published": "2017-03-01", "story": "s3"},
    {"outlet": "B", "story": "s3"},
    {"outlet": "C", "published": "2017-03-05", "story": "s3"},
    # One that A has with a date and without, and nobody else.
    {"outlet": "A", "published": "2017-04-01", "story": "s4"},
    {"outlet": "A", "story": "s4"},
]
CON, ALL = connection_of(*ROWS), ("A", "B", "C")


def counts(groups: tuple[str, ...]) -> dict[str, list[int]]:
    columns = ["stories", "undated", "alone", "shared", "first", "tied", "later"]
    frame = queries.agenda(CON, Filters(), "outlet", groups)
    return {row["group"]: [row[c] for c in columns] for row in frame.to_dict("records")}


def test_stories_in_common_are_counted_once_however_many_share_them():
    assert queries.agenda(CON, Filters(), "outlet", ALL).attrs["stories"] == 2
    assert queries.agenda(CON, Filters(), "outlet", ("A", "B")).attrs["stories"] == 1
    assert queries.agenda(CON, Filters(), "outlet", ("X", "Y")).attrs["stories"] == 0


def test_a_story_with_an_undated_copy_has_no_first():
    assert counts(ALL) == {
        "A": [4, 2, 0, 2, 0, 1, 1],
        "B": [2, 1, 0, 1, 1, 0, 0],
        "C": [3, 1, 0, 2, 0, 1, 1],
    }


def test_copies_of_outlets_that_are_not_compared_do_not_count():
    assert counts(("A", "C"))["A"] == [4, 1, 0, 3, 2, 1, 0]


def test_the_stories_in_common_with_the_days_behind_the_first():
    frame = queries.agenda_stories(CON, Filters(), "outlet", ALL)
    assert list(frame.columns) == ["id", "title", "began", "first", "n", "lag_0", "lag_1", "lag_2"]
    truce, tied = frame.to_dict("records")
    assert (truce["title"], truce["first"], truce["n"]) == ("Truce", "B", 4)
    assert truce["began"].date() == day("2017-01-01")
    assert [truce[f"lag_{place}"] for place in range(3)] == [2, 0, 8]
    assert tied["first"] is None
    assert (tied["lag_0"], tied["lag_2"]) == (0, 0) and math.isnan(tied["lag_1"])


def test_those_that_most_ran_come_first_and_no_more_than_asked_for():
    (only,) = queries.agenda_stories(CON, Filters(), "outlet", ALL, most=1).to_dict("records")
    assert only["title"] == "Truce"


def test_an_outlet_called_like_a_column_is_an_outlet():
    names = ("title", "n")
    rows: list[dict[str, object]]
    rows = [{"outlet": name, "published": "2017-01-01", "story": "s"} for name in names]
    frame = queries.agenda_stories(connection_of(*rows), Filters(), "outlet", names)
    assert list(frame["lag_0"]) == [0]


def test_without_a_story_in_common_the_table_is_empty():
    frame = queries.agenda_stories(connection_of({"outlet": "A"}), Filters(), "outlet", ("A", "B"))
    assert isinstance(frame, pd.DataFrame) and frame.empty


def test_the_stories_that_one_was_first_on_alone():
    frame = queries.agenda_stories(CON, Filters(), "outlet", ALL, first="B")
    assert list(frame["title"]) == ["Truce"] and list(frame["first"]) == ["B"]
    assert list(frame[["lag_0", "lag_1", "lag_2"]].iloc[0]) == [2, 0, 8]
    assert queries.agenda_stories(CON, Filters(), "outlet", ALL, first="A").empty


def test_of_more_stories_than_are_listed_those_that_most_ran():
    frame = queries.agenda_stories(CON, Filters(), "outlet", ALL, most=1)
    assert list(frame["title"]) == ["Truce"] and list(frame["n"]) == [4]
