"""Steps of tone: probabilities of steps become those of classes, and a tone within the class."""

from __future__ import annotations

import math

import pytest

from analysis.models import TONE_CLASSES, tone_class
from analysis.tone.steps import (
    CLASS_OF_STEP,
    DIRECT,
    STEPS,
    by_class,
    chances_of,
    class_mean,
    mean,
    softmax,
)

DOUBTFUL = (0.2, 0.25, 0.05, 0.1, 0.3, 0.1)


def test_probabilities_come_from_log_odds_of_any_size() -> None:
    assert softmax([1e4, 1e4]) == (0.5, 0.5)
    assert sum(softmax([-3.0, 0.0, 2.0])) == pytest.approx(1)


def test_steps_share_what_is_not_none_by_their_own_log_odds() -> None:
    steps = (0.3, -1.0, 2.0, 0.0, 0.5)
    for none in (-3.0, 0.0, 3.0):
        chances = chances_of((*steps, none))
        assert sum(chances) == pytest.approx(1)
        assert [p / sum(chances[:-1]) for p in chances[:-1]] == pytest.approx(softmax(steps))


def test_none_is_where_both_fits_agree_when_they_agree() -> None:
    """With one fit's log-odds in both places, mixing them gives that fit back."""
    direct = (0.3, -1.0, 2.0, 0.0, 0.5, 0.8)
    alone = direct[-1] - math.log(sum(map(math.exp, direct[:-1])))
    mixed = DIRECT * direct[-1] + (1 - DIRECT) * alone
    assert chances_of((*direct[:-1], mixed)) == pytest.approx(softmax(direct))


def test_each_step_is_in_the_class_that_its_tone_has() -> None:
    named = [TONE_CLASSES[number] for number in CLASS_OF_STEP]
    assert named == [*map(tone_class, STEPS), "none"]


def test_a_class_is_as_probable_as_its_steps_together() -> None:
    assert by_class(DOUBTFUL) == pytest.approx((0.45, 0.05, 0.4, 0.1))


@pytest.mark.parametrize("best", range(3))
def test_the_tone_of_a_class_lies_within_it_whatever_the_other_steps_say(best: int) -> None:
    assert tone_class(class_mean(DOUBTFUL, best)) == TONE_CLASSES[best]


def test_the_class_none_has_no_tone() -> None:
    assert class_mean(DOUBTFUL, TONE_CLASSES.index("none")) is None


def test_the_mean_is_that_of_the_steps_without_none() -> None:
    assert mean((0.0, 0.1, 0.0, 0.3, 0.0)) == pytest.approx(0.25)
