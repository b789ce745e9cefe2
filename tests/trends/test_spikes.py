"""Spikes in volume, and counts that only vary."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.trends.spikes import BEFORE, FEWEST_ARTICLES, surges
from tools.shift_power import Kind, rate_shown


def counts(days: int = 100, rate: float = 10, seed: int = 1):
    return np.random.default_rng(seed).poisson(rate, days).astype(float)


def test_a_spike_is_told_with_what_was_expected() -> None:
    series = counts()
    series[50] = 60
    (found,) = surges(series)
    assert (found.first, found.last, found.n) == (50, 50, 60)
    assert found.expected == pytest.approx(series[50 - BEFORE : 50].mean())
    assert found.p < 1e-6


def test_days_next_to_each_other_are_one_spike() -> None:
    series = counts()
    series[50:53] = 80
    (found,) = surges(series)
    assert (found.first, found.last, found.n) == (50, 52, 240)
    assert found.expected == pytest.approx(3 * series[50 - BEFORE : 50].mean())


def test_a_large_spike_does_not_hide_a_smaller_one() -> None:
    series = counts()
    series[40], series[80] = 400, 50
    assert [each.first for each in surges(series)] == [40, 80]


def test_the_first_two_weeks_have_nothing_to_be_compared_with() -> None:
    series = counts()
    series[BEFORE - 1] = 90
    assert surges(series) == []
    assert surges(series[:BEFORE]) == []
    assert surges(np.array([])) == []


def test_a_few_articles_after_silence_are_no_spike() -> None:
    series = np.zeros(100)
    series[50] = FEWEST_ARTICLES - 1
    assert surges(series) == []
    assert surges(np.zeros(100)) == []


@pytest.mark.parametrize("spread", [0.0, 0.3])
@pytest.mark.parametrize("rate", [1, 50])
def test_at_most_5_of_100_series_without_a_spike_show_one(rate: float, spread: float) -> None:
    kind = Kind(days=200, rate=rate, spread=spread)
    assert rate_shown(kind, Kind.spike_shown, 0.0, 100) <= 0.05


def test_a_day_of_five_times_the_usual_is_mostly_found() -> None:
    assert rate_shown(Kind(days=200, rate=50, spread=0.3), Kind.spike_shown, 5.0, 30) >= 0.75
