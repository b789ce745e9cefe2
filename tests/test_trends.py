"""Intervals and the calendar."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.errors import FilterError
from analysis.trends import GRAINS, Grain, grain_for, is_partial, period_end, tone_interval
from tests.made_articles import day

tones = st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=30).filter(
    lambda values: np.var(values) > 1e-6
)


@given(tones)
def test_the_interval_is_students_cut_to_the_scale(values: list[float]) -> None:
    mean, variance = np.mean(values), np.var(values, ddof=1)
    low, high = tone_interval([len(values)], [mean], [variance])
    known = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert low[0] == pytest.approx(max(known.low, -1), abs=1e-6)
    assert high[0] == pytest.approx(min(known.high, 1), abs=1e-6)


def test_fewer_than_two_articles_have_no_interval() -> None:
    low, high = tone_interval([0, 1, 2], [math.nan, 0.5, 0.5], [math.nan, math.nan, 0.0])
    assert list(np.isnan(low)) == list(np.isnan(high)) == [True, True, False]


def test_the_interval_holds_the_true_mean_95_times_of_100() -> None:
    samples = np.random.default_rng(1).normal(0.1, 0.2, size=(4000, 8))
    low, high = tone_interval([8] * 4000, samples.mean(1), samples.var(1, ddof=1))
    assert np.mean((low <= 0.1) & (high >= 0.1)) == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        ("2017-01-01", "2017-01-01", "day"),
        ("2017-01-01", "2017-03-31", "day"),
        ("2017-01-01", "2017-12-31", "week"),
        ("2015-01-01", "2020-12-31", "month"),
        ("2000-01-01", "2020-12-31", "quarter"),
        ("1950-01-01", "2020-12-31", "year"),
        ("0001-01-01", "9999-12-31", "year"),
    ],
)
def test_the_grain_follows_the_span(first: str, last: str, grain: str) -> None:
    assert grain_for(day(first), day(last)) == grain


@pytest.mark.parametrize(
    ("last", "n", "grain"),
    [
        ("2017-04-05", 2, "month"),  # 95 days: days would nearly all be empty
        ("2017-04-05", 50, "week"),
        ("2017-04-05", 500, "day"),
        ("2017-12-31", 30, "month"),
        ("2021-12-31", 60, "quarter"),
        ("2017-01-03", 2, "day"),
        ("2017-01-01", 1, "day"),
        ("2037-01-01", 2, "year"),
    ],
)
def test_of_few_articles_the_grain_leaves_few_periods_empty(last: str, n: int, grain: str) -> None:
    assert grain_for(day("2017-01-01"), day(last), n=n) == grain


def test_a_grain_that_is_asked_for_does_not_hang_on_the_number_of_articles() -> None:
    assert grain_for(day("2017-01-01"), day("2017-04-05"), "day", n=2) == "day"


def test_a_grain_can_be_asked_for_but_not_for_ten_thousand_years() -> None:
    assert grain_for(day("2017-01-01"), day("2017-12-31"), "year") == "year"
    with pytest.raises(FilterError, match="coarser"):
        grain_for(day("0001-01-01"), day("2017-12-31"), "day")
    with pytest.raises(FilterError, match="did you mean week"):
        grain_for(day("2017-01-01"), day("2017-12-31"), "weeks")


@pytest.mark.parametrize(
    ("start", "grain", "end"),
    [
        ("2017-02-28", "day", "2017-02-28"),
        ("2017-01-02", "week", "2017-01-08"),
        ("2016-02-01", "month", "2016-02-29"),
        ("2017-10-01", "quarter", "2017-12-31"),
        ("2017-01-01", "year", "2017-12-31"),
        ("9999-01-01", "year", "9999-12-31"),
    ],
)
def test_the_last_day_of_a_period(start: str, grain: Grain, end: str) -> None:
    assert period_end(day(start), grain) == day(end)


def test_a_period_is_partial_where_the_dates_cut_it() -> None:
    may = day("2017-05-01")
    assert not is_partial(may, "month", since=may, until=day("2017-05-31"))
    assert is_partial(may, "month", since=day("2017-05-02"), until=None)
    assert is_partial(may, "month", since=None, until=day("2017-05-30"))
    assert not any(is_partial(may, grain, since=None, until=None) for grain in GRAINS)
