"""Sides on one calendar."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import queries
from analysis.errors import FilterError
from analysis.filters import Filters
from tests.made_articles import connection_of, day

CON = connection_of(
    {"outlet": "A", "published": "2017-01-05", "tone": 0.2},
    {"outlet": "A", "published": "2017-01-09", "tone": 0.4},
    {"outlet": "B", "published": "2017-03-20", "tone": -0.5},
    {"outlet": "B", "published": "2017-04-02"},
    {"outlet": "other", "published": "2017-01-30"},
    {"outlet": "A"},
)
SIDES = {name: Filters(outlets=(name,)) for name in "AB"}


def table(sides: dict[str, Filters] = SIDES, grain: str = "month", con=CON) -> pd.DataFrame:
    return queries.sides_over_time(con, sides, grain, whole=Filters())


def of(frame: pd.DataFrame, group: str, column: str) -> list[Any]:
    return list(frame.loc[frame["group"] == group, column])


def test_all_have_the_same_periods_also_those_in_which_they_wrote_nothing():
    frame = table()
    assert frame.attrs["grain"] == "month"
    assert of(frame, "A", "period") == of(frame, "B", "period")
    assert of(frame, "A", "n") == [2, 0, 0, 0] and of(frame, "B", "n") == [0, 0, 1, 1]
    assert of(frame, "B", "scored") == [0, 0, 1, 0]
    assert of(frame, "A", "tone")[0] == pytest.approx(0.3)


def test_shares_are_of_all_that_was_written_in_the_period():
    frame = table()
    assert of(frame, "A", "share")[0] == pytest.approx(2 / 3)
    assert pd.isna(of(frame, "A", "share")[1])


def test_the_last_period_is_cut_short_by_the_end_of_the_data():
    assert of(table(), "B", "partial") == [False, False, False, True]


def test_a_set_has_no_period_out_of_its_own_dates():
    early = Filters(until=day("2017-02-10"), undated=False)
    late = Filters(since=day("2017-02-11"), undated=False)
    frame = table({"a": late, "b": early})
    assert [stamp.month for stamp in of(frame, "b", "period")] == [1, 2]
    assert [stamp.month for stamp in of(frame, "a", "period")] == [2, 3, 4]
    assert of(frame, "b", "partial") == [False, True]


def test_the_grain_is_one_in_which_a_side_has_articles_enough_not_all_together():
    days = pd.date_range("2017-01-01", periods=100)
    rows: list[dict[str, object]]
    rows = [{"outlet": name, "published": stamp.date()} for stamp in days for name in "AB"]
    con = connection_of(*rows)
    assert queries.over_time(con, Filters()).attrs["grain"] == "day"
    assert table(grain="auto", con=con).attrs["grain"] == "month"


def test_nothing_with_a_date_is_an_empty_table():
    frame = table(con=connection_of({"outlet": "A"}))
    assert frame.empty and frame.attrs["grain"] == "day"
    assert list(frame.columns) == list(table().columns)


def test_an_unknown_grain_is_told():
    with pytest.raises(FilterError, match="grain"):
        table(grain="decade")
