"""Intervals of shares and of differences, against published figures and hand computation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.differences import effective_n, mean_difference, share_difference, share_interval


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
