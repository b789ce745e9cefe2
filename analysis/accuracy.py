"""How accurate the scores are: the figures measured last, and which of them are the headlines.

`make accuracy` measures and writes accuracy.json beside this file; README, docs/ACCURACY.md and
the dashboard show what stands there, so that they cannot drift apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from analysis.agreement import Figure

FILE = "accuracy.json"

SLACK = 0.01
"""How much a headline figure may fall under the committed one before CI fails."""


@dataclass(frozen=True, slots=True)
class Target:
    """A headline figure: where it stands in the reports of a backend, and what it should be.

    ``at_most`` marks the ones that are better when lower; ``brief`` those the README shows.
    """

    key: str
    name: str
    place: tuple[str, ...]
    target: float
    at_most: bool = False
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline figure as it was measured; ``figure`` is ``None`` where it was not."""

    target: Target
    figure: Figure | None

    @property
    def met(self) -> bool:
        """Whether the target lies within the figure's interval, or on its worse side."""
        if self.figure is None:
            return False
        if self.target.at_most:
            return self.figure.low <= self.target.target
        return self.figure.high >= self.target.target


TARGETS = (
    Target(
        "sentences",
        "Sentences, tone in four classes, macro-F1",
        ("sentences", "tone", "all", "macro_f1"),
        0.72,
        brief=True,
    ),
    Target("sentences_ar", "– in Arabic", ("sentences", "tone", "ar", "macro_f1"), 0.66),
    Target("sentences_en", "– in English", ("sentences", "tone", "en", "macro_f1"), 0.66),
    Target("sentences_ru", "– in Russian", ("sentences", "tone", "ru", "macro_f1"), 0.66),
    Target(
        "relation",
        "Sentences, relation expressed or not, F1",
        ("sentences", "tone", "all", "relation_f1"),
        0.91,
        brief=True,
    ),
    Target(
        "articles",
        "Articles, tone in four classes, macro-F1",
        ("articles", "tone", "all", "macro_f1"),
        0.70,
        brief=True,
    ),
    Target(
        "direction",
        "Articles, negative against positive, macro-F1",
        ("articles", "tone", "all", "direction_f1"),
        0.86,
        brief=True,
    ),
    Target(
        "ranks",
        "Articles, rank correlation of tone with the label",
        ("articles", "tone", "all", "rank_correlation"),
        0.65,
        brief=True,
    ),
    Target(
        "topics",
        "Articles, topic present or not, micro-F1",
        ("articles", "topics", "all", "micro_f1"),
        0.94,
        brief=True,
    ),
    Target("sanctions", "– sanctions, F1", ("articles", "topics", "all", "sanctions"), 0.88),
    Target("syria", "– Syria, F1", ("articles", "topics", "all", "syria"), 0.88),
    Target("north_korea", "– North Korea, F1", ("articles", "topics", "all", "north_korea"), 0.88),
    Target(
        "counterterrorism",
        "– counterterrorism, F1",
        ("articles", "topics", "all", "counterterrorism"),
        0.88,
    ),
    Target(
        "quote",
        "Articles whose deciding quote lies in a sentence that the evidence names",
        ("articles", "tone", "all", "quote_named"),
        0.75,
    ),
    Target(
        "translations_topics",
        "Translations: same topics in all three languages, where any has one",
        ("parallel", "figures", "topics_agree"),
        0.85,
    ),
    Target(
        "translations_none",
        "Translations: no tone in any language, where not both sides are named",
        ("parallel", "figures", "tone_none"),
        0.98,
    ),
    Target(
        "calibration",
        "Sentences, expected calibration error of the confidence",
        ("sentences", "tone", "all", "calibration_error"),
        0.06,
        at_most=True,
    ),
    Target(
        "calibration_articles",
        "Articles, expected calibration error of the confidence",
        ("articles", "tone", "all", "calibration_error"),
        0.06,
        at_most=True,
    ),
)
"""In the order they are shown; the numbers to reach are those the project was set on dev."""


@cache
def recorded() -> Mapping[str, Any]:
    """What was measured last.

    ``default``, the backend that scored by default then; ``date``, ``python`` and ``machine``;
    ``backends``: for each its ``version`` and ``reports``, those of `analysis.evaluate` on
    ``sentences``, ``articles`` and ``parallel``; and ``cross_validation``, what
    tools/cross_validate.py measured on train: its ``version``, ``minutes`` and ``variants``.
    """
    text = (resources.files("analysis") / FILE).read_text(encoding="utf-8")
    values: Mapping[str, Any] = json.loads(text)
    return values


def headline(backend: str | None = None) -> tuple[Headline, ...]:
    """The headline figures of a backend, by default of the one that scored by default; empty
    for a backend that was not measured."""
    record = recorded()
    measured = record["backends"].get(backend or record["default"])
    return headlines_of(measured["reports"]) if measured else ()


def cross_validated(variant: str | None = None) -> tuple[Headline, ...]:
    """The headline figures out of fold on train, of a variant or by default of what ships; empty
    for a variant that was not measured. What has no counterpart on train has no figure."""
    record = recorded()
    reports = record["cross_validation"]["variants"].get(variant or record["default"])
    return headlines_of(reports) if reports else ()


def headlines_of(reports: Mapping[str, Any]) -> tuple[Headline, ...]:
    """The headline figures in the reports of a backend."""
    return tuple(Headline(target, figure_at(reports, target.place)) for target in TARGETS)


def figure_at(reports: Mapping[str, Any], place: tuple[str, ...]) -> Figure | None:
    """The figure that stands at a place of the reports; ``None`` where there is none."""
    found: Any = reports
    for name in place:
        found = found.get(name, {})
    return Figure(**found) if found and found["value"] is not None else None


def fallen(before: tuple[Headline, ...], now: tuple[Headline, ...]) -> list[str]:
    """Each headline figure that is worse than before by more than `SLACK`, or gone, in words."""
    return [
        f"{old.target.name}: {old.figure.value:.3f} before, "
        + (f"{new.figure.value:.3f} now" if new.figure else "not measured now")
        for old, new in zip(before, now, strict=True)
        if old.figure and (new.figure is None or _loss(old.figure, new.figure, old.target) > SLACK)
    ]


def _loss(old: Figure, new: Figure, target: Target) -> float:
    change = old.value - new.value
    return -change if target.at_most else change
