"""Steps of tone: probabilities of steps become those of classes, and a tone within the class."""

from __future__ import annotations

import pytest

from analysis.models import TONE_CLASSES, tone_class
from analysis.tone.steps import CLASS_OF_STEP, STEPS, by_class, class_mean, mean, softmax

DOUBTFUL = (0.2, 0.25, 0.05, 0.1, 0.3, 0.1)


def test_probabilities_come_from_log_odds_of_any_size() -> None:
    assert softmax([1e4, 1e4]) == (0.5, 0.5)
    assert sum(softmax([-3.0, 0.0, 2.0])) == pytest.approx(1)


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
