"""Intervals and the calendar."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
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


SAMPLES, STORIES, TRUE_TONE = 2000, 12, 0.1
Sample = tuple[np.ndarray, np.ndarray]


def _sample(random: np.random.Generator, *, most_copies: int) -> Sample:
    """Articles of a few stories, one in three of which ran up to so many times: each one's story
    and tone."""
    ran = np.where(random.random(STORIES) < 1 / 3, random.integers(1, most_copies + 1, STORIES), 1)
    story = np.repeat(np.arange(STORIES), ran)
    edited = random.normal(0, 0.02, len(story))
    return story, random.normal(TRUE_TONE, 0.2, STORIES)[story] + edited


def _moments(sample: Sample) -> dict[str, float]:
    story, tones = sample
    k, s, q = (np.bincount(story, weights) for weights in (None, tones, tones**2))
    return {
        "n": len(tones),
        "mean": tones.mean(),
        "variance": tones.var(ddof=1),
        "repeats": (k - 1).sum(),
        "pairs": (k * (k - 1)).sum(),
        "repeated": ((k - 1) * s).sum(),
        "cross": (s**2 - q).sum(),
    }


def test_the_spread_of_a_mean_with_copies_is_that_of_its_stories() -> None:
    story, tones = _sample(np.random.default_rng(2), most_copies=9)
    low, high = tone_interval(**pd.DataFrame([_moments((story, tones))]))
    residuals = np.bincount(story, tones - tones.mean())
    error = math.sqrt(STORIES / (STORIES - 1) * (residuals**2).sum()) / len(tones)
    degrees = len(tones) ** 2 / (np.bincount(story) ** 2).sum() - 1
    half = stats.t.ppf(0.975, degrees) * error
    assert (low[0], high[0]) == pytest.approx((tones.mean() - half, tones.mean() + half))


@pytest.mark.parametrize(("most_copies", "covered"), [(1, 0.94), (2, 0.935), (6, 0.925), (20, 0.9)])
def test_the_interval_holds_the_true_mean_with_copies(most_copies: int, covered: float) -> None:
    """With a few stories that ran twenty times among twelve, nine times of ten rather."""
    random = np.random.default_rng(3)
    drawn = [_moments(_sample(random, most_copies=most_copies)) for _ in range(SAMPLES)]
    low, high = tone_interval(**pd.DataFrame(drawn))
    assert covered <= np.mean((low <= TRUE_TONE) & (high >= TRUE_TONE)) <= 0.965


def test_articles_taken_for_stories_would_be_far_too_sure() -> None:
    random = np.random.default_rng(3)
    drawn = pd.DataFrame([_moments(_sample(random, most_copies=6)) for _ in range(SAMPLES)])
    low, high = tone_interval(drawn["n"], drawn["mean"], drawn["variance"])
    assert np.mean((low <= TRUE_TONE) & (high >= TRUE_TONE)) < 0.9


def test_copies_of_one_story_alone_say_nothing_of_the_spread() -> None:
    low, high = tone_interval([5], [0.5], [0.0], repeats=[4], pairs=[20], repeated=[10], cross=[5])
    assert np.isnan(low[0]) and np.isnan(high[0])


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
