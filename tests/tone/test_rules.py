"""The rules backend: what counts, and how cues are balanced."""

from __future__ import annotations

import pytest

from analysis.matching import Match
from analysis.tone import backend_named, backends
from analysis.tone.cues import Cue
from analysis.tone.rules import balance


def cue(category: str, effect: float) -> Cue:
    return Cue(Match(f"tone.{category}", category, 0, 0), category, effect, ())


@pytest.mark.parametrize(
    ("effects", "weight", "tone"),
    [
        ([], 1.0, None),
        ([0.0], 1.0, 0.0),
        ([0.5], 1.0, 0.5),
        ([-1.0], 1.0, -1.0),
        ([0.5, -0.5], 1.0, 0.0),
        ([0.5, 0.0], 1.0, 0.5),
    ],
)
def test_balance(effects: list[float], weight: float, tone: float | None) -> None:
    assert balance([cue("x", effect) for effect in effects], weight) == tone


def test_conflict_can_outweigh() -> None:
    heavier = balance([cue("x", 0.5), cue("y", -0.5)], 2.0)
    assert heavier is not None and heavier < 0


def test_named_interference_is_negative_whatever_else_is_said() -> None:
    found = balance([cue("interference", -0.5), cue("agreement", 1.0), cue("goodwill", 0.5)], 1.0)
    assert found == -0.5


def test_the_rules_are_a_backend_whose_version_is_the_packs() -> None:
    assert "rules" in backends()
    rules = backend_named("rules")
    assert rules.version() and rules.batch == 1
