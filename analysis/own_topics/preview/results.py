"""What a preview of a topic tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.own_topics.checking import Problem
from analysis.own_topics.preview.estimates import Estimate


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that names the topic, or where none does the article's title or first words;
    ``marks`` are the (start, end) of what names it in ``text``."""

    article: str
    title: str | None
    language: str
    salience: float
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another topic: ``n`` articles of the filter discuss it, ``both`` of them the new one too;
    ``share`` is that of the new topic's articles, 0…1, ``None`` where it has none."""

    key: str
    n: int
    both: Estimate
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a topic finds among ``total`` articles of a filter: how many discuss it (salience
    from `analysis.models.PRESENT` up), by language beside how many there are in it.

    ``gained`` and ``lost`` are what that changes in the scores there are. ``read`` of
    ``candidates`` that hold its words were looked at. ``common`` are terms in too many articles.
    """

    total: int
    candidates: int
    read: int
    matched: Estimate
    by_language: Mapping[str, tuple[int, Estimate]]
    gained: Estimate
    lost: Estimate
    examples: tuple[Example, ...]
    gained_examples: tuple[Example, ...]
    lost_examples: tuple[Example, ...]
    beside: tuple[Beside, ...]
    common: tuple[Problem, ...]

    @property
    def estimated(self) -> bool:
        """Whether not all articles that may name it were read."""
        return self.read < self.candidates
