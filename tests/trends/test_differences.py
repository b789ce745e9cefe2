"""Two periods compared: beyond noise or within it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.trends.differences import (
    FEWEST_STORIES,
    Clusters,
    mean_difference,
    volume_difference,
)

DRAW = np.random.default_rng(3)


def singles(values) -> Clusters:
    """Stories of one article each."""
    values = np.asarray(values, dtype=float)
    return Clusters(np.ones(len(values)), values)


def test_without_copies_it_is_welchs_test() -> None:
    before, after = DRAW.normal(0, 0.3, 40), DRAW.normal(0.1, 0.2, 25)
    found = mean_difference(singles(before), singles(after))
    known = stats.ttest_ind(after, before, equal_var=False)
    assert found.change == pytest.approx(after.mean() - before.mean())
    assert found.p == pytest.approx(known.pvalue)
    assert (found.low, found.high) == pytest.approx(tuple(known.confidence_interval(0.95)))


def test_copies_of_a_story_make_nothing_surer() -> None:
    before, after = DRAW.normal(0, 0.3, 30), DRAW.normal(-0.2, 0.3, 30)
    once = mean_difference(singles(before), singles(after))
    tenfold = mean_difference(
        Clusters(np.full(30, 10.0), before * 10), Clusters(np.full(30, 10.0), after * 10)
    )
    assert tenfold.p == pytest.approx(once.p)
    assert (tenfold.low, tenfold.high) == pytest.approx((once.low, once.high))


def test_too_few_stories_are_not_judged() -> None:
    few = singles(np.linspace(-1, 1, FEWEST_STORIES - 1))
    found = mean_difference(few, singles(np.linspace(0, 1, 50)))
    assert found.change == pytest.approx(0.5)
    assert found.p is found.low is found.high is found.beyond_noise is None
    assert np.isnan(mean_difference(singles([]), few).change)


def test_without_any_spread_a_change_is_a_change() -> None:
    same, other = singles([0.5] * 9), singles([0.25] * 9)
    assert mean_difference(same, same).beyond_noise is False
    assert mean_difference(same, other).beyond_noise is True


def test_two_samples_of_one_thing_differ_5_times_in_100() -> None:
    rate = np.mean(
        [
            mean_difference(
                singles(DRAW.normal(0, 0.3, 12)), singles(DRAW.normal(0, 0.3, 20))
            ).beyond_noise
            for _ in range(2000)
        ]
    )
    assert rate == pytest.approx(0.05, abs=0.015)


def test_volume_counts_articles_a_period() -> None:
    found = volume_difference([10, 12] * 15, [20, 22] * 15)
    assert (found.before, found.after, found.change) == (330, 630, 300)
    assert found.low and found.high and found.low < 300 < found.high
    assert found.beyond_noise is True


def test_equal_volumes_are_within_noise_and_short_periods_are_not_judged() -> None:
    assert volume_difference([3, 4, 5, 6, 7], [7, 6, 5, 4, 3]).beyond_noise is False
    assert volume_difference([2] * 9, [2] * 9).beyond_noise is False
    assert volume_difference([3], [9]).beyond_noise is None
    assert volume_difference([0, 0, 0], [2, 2, 2]).beyond_noise is None


@pytest.mark.parametrize("rate", [0.5, 20])
def test_volumes_that_only_vary_stay_within_noise(rate: float) -> None:
    pairs = DRAW.poisson(rate, (1000, 2, 30))
    beyond = np.mean([volume_difference(*pair).beyond_noise is True for pair in pairs])
    assert beyond <= 0.06
