"""Intervals of shares and of differences, against published figures and hand computation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.differences import (
    clear_ones,
    effective_n,
    mean_difference,
    mean_difference_p,
    share_difference,
    share_difference_p,
    share_interval,
)


@pytest.mark.parametrize(("hits", "n"), [(81, 263), (15, 148), (0, 20), (1, 29), (29, 29)])
def test_a_share_has_the_interval_that_scipy_gives(hits, n):
    known = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert share_interval(hits / n, n) == pytest.approx((known.low, known.high), abs=1e-9)


def test_a_share_of_nothing_has_no_interval():
    assert np.isnan(share_interval(float("nan"), 0)).all()


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    # Newcombe (1998), table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/10
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_a_difference_of_shares_has_the_interval_published(a, b, low, high):
    p, q = a[0] / a[1], b[0] / b[1]
    found = share_difference(p, share_interval(p, a[1]), q, share_interval(q, b[1]))
    assert found == pytest.approx((low, high), abs=1e-4)


def test_shares_that_move_together_differ_more_surely():
    ends = share_interval(0.5, 40)
    apart = share_difference(0.5, ends, 0.4, share_interval(0.4, 40))
    together = share_difference(0.5, ends, 0.4, share_interval(0.4, 40), correlation=0.8)
    assert apart[0] < together[0] < 0.1 < together[1] < apart[1]


def test_copies_of_one_story_are_as_good_as_one_article():
    # Ten stories of three copies each, half of them on the topic.
    variance = 0.5 * 0.5 / 10
    assert effective_n(0.5, variance, n=30, stories=10) == pytest.approx(10)
    assert effective_n(1.0, 0.0, n=30, stories=10) == 10


def test_a_difference_of_means_is_welchs():
    one, other = np.array([0.1, 0.4, -0.2, 0.3]), np.array([-0.5, -0.1, -0.6, 0.2, -0.3])
    known = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
    found = mean_difference(
        one.mean(),
        other.mean(),
        variances=(one.var(ddof=1) / 4, other.var(ddof=1) / 5),
        stories=(4, 5),
    )
    assert found == pytest.approx((known.low, known.high))


def test_a_set_compared_with_itself_does_not_differ():
    assert mean_difference(
        0.3, 0.3, variances=(0.01, 0.01), stories=(9, 9), covariance=0.01
    ) == pytest.approx((0, 0))


def test_one_story_says_nothing_of_a_difference():
    assert np.isnan(mean_difference(0.3, 0.1, variances=(0.0, 0.01), stories=(1, 9))).all()


@pytest.mark.parametrize(
    ("a", "n_a", "b", "n_b", "r"),
    [(0.8, 70, 0.6, 80, 0.0), (0.5, 40, 0.3, 90, 0.4), (0.1, 25.5, 0.6, 12.2, 0.0)],
)
def test_at_its_chance_the_interval_of_a_difference_ends_at_nothing(a, n_a, b, n_b, r):
    p = float(share_difference_p(a, n_a, b, n_b, correlation=r))
    z = stats.norm.isf(p / 2)
    ends = share_interval(a, n_a, z=z), share_interval(b, n_b, z=z)
    low, high = share_difference(a, ends[0], b, ends[1], correlation=r)
    assert min(abs(low), abs(high)) == pytest.approx(0, abs=1e-9)


def test_a_chance_under_five_percent_and_an_interval_without_nothing_are_one_statement():
    shares = np.linspace(0, 1, 21)
    a, b = (each.ravel() for each in np.meshgrid(shares, shares))
    low, high = share_difference(a, share_interval(a, 30), b, share_interval(b, 50))
    beyond = (low > 0) | (high < 0)
    assert ((share_difference_p(a, 30, b, 50) < 0.05) == beyond).all()


def test_equal_shares_have_every_chance_and_shares_of_nothing_none():
    assert share_difference_p(0.0, 20, 0.0, 30) == 1
    assert np.isnan(share_difference_p(0.2, 10, float("nan"), 0))


def test_the_chance_of_a_difference_of_means_is_welchs():
    one, other = np.array([0.1, 0.4, -0.2, 0.3]), np.array([-0.5, -0.1, -0.6, 0.2, -0.3])
    found = mean_difference_p(
        one.mean(),
        other.mean(),
        variances=(one.var(ddof=1) / 4, other.var(ddof=1) / 5),
        stories=(4, 5),
    )
    assert found == pytest.approx(stats.ttest_ind(one, other, equal_var=False).pvalue)


def test_means_that_do_not_vary_differ_surely_or_not_at_all():
    still = {"variances": (0.0, 0.0), "stories": (4, 4)}
    assert mean_difference_p(0.3, 0.3, **still) == 1
    assert mean_difference_p(0.3, 0.2, **still) == 0
    assert np.isnan(mean_difference_p(0.3, 0.2, variances=(0.1, 0.1), stories=(1, 9)))


def test_what_is_clear_allows_for_how_much_is_looked_at():
    assert list(clear_ones([0.04])) == [True]
    assert list(clear_ones([0.04, 0.9, 0.5, np.nan])) == [False] * 4
    assert list(clear_ones([0.001, 0.9, np.nan, 0.5])) == [True, False, False, False]
    assert list(clear_ones([])) == [] and not clear_ones([np.nan]).any()


def test_chance_makes_few_differences_clear():
    random = np.random.default_rng(0)
    wrong = [clear_ones(random.uniform(size=20)).any() for _ in range(400)]
    assert np.mean(wrong) < 0.08
