"""Change points on series that change, and on series that do not."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.trends.changes import FALSE_ALARMS, FEWEST_PERIODS, changes, shown_of
from tools.shift_power import Kind, rate_shown

DAYS = 120


def series(*levels: float, days: int = DAYS, seed: int = 1, spread: float = 0.1):
    """Days of equal weight at one level after the other, with noise."""
    noise = np.random.default_rng(seed).normal(0, spread, days)
    return np.repeat(levels, days // len(levels)) + noise, np.full(days, 5.0)


def test_a_new_level_is_dated_to_the_day() -> None:
    (found,) = changes(*series(0.1, -0.3))
    assert (found.start, found.at, found.end) == (0, 60, 120)
    assert found.p <= FALSE_ALARMS


def test_each_level_is_compared_with_the_one_before() -> None:
    found = changes(*series(0.1, -0.3, 0.2))
    assert [(each.start, each.at, each.end) for each in found] == [(0, 40, 80), (40, 80, 120)]


def test_long_series_are_dated_to_the_day_too() -> None:
    (found,) = changes(*series(0.1, -0.2, days=1501 * 2, spread=0.1))
    assert abs(found.at - 1501) <= 5


def test_the_page_tells_the_same_each_time() -> None:
    assert changes(*series(0.1, 0.0)) == changes(*series(0.1, 0.0))


def test_nothing_is_found_in_too_few_periods_or_without_any_tone() -> None:
    assert changes(np.array([]), np.array([])) == []
    assert changes(np.full(DAYS, np.nan), np.zeros(DAYS)) == []
    few = FEWEST_PERIODS - 1
    assert changes(np.arange(few) / few, np.ones(few)) == []


def test_a_constant_series_has_no_change() -> None:
    assert changes(np.full(DAYS, 0.2), np.ones(DAYS)) == []


def test_one_extreme_day_is_no_new_level() -> None:
    tone, weight = series(0.0, 0.0)
    tone[60] = -1
    assert changes(tone, weight) == []


def test_days_without_a_scored_article_are_no_zeros() -> None:
    tone, weight = series(-0.4, -0.4)
    empty = np.arange(DAYS) % 3 > 0
    empty[:60] = False
    assert changes(np.where(empty, np.nan, tone), np.where(empty, 0, weight)) == []


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_at_most_5_of_100_stationary_series_show_a_change(memory: float) -> None:
    kind = Kind(days=DAYS, rate=3, spread=0.1, memory=memory)
    assert rate_shown(kind, Kind.tone_shown, 0.0, 100) <= 0.05


def test_a_planted_change_of_a_fifth_is_mostly_found() -> None:
    assert rate_shown(Kind(days=DAYS, rate=5), Kind.tone_shown, 0.2, 20) >= 0.8


def test_of_many_tests_only_those_are_shown_that_stand_out() -> None:
    assert shown_of([], 0.05) == []
    assert shown_of([0.04, 0.9, 0.9], 0.05) == [False] * 3
    assert shown_of([0.001, 0.9, 0.02], 0.05) == [True, False, True]
