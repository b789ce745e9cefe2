"""Reads what a test made, and the texts that they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analysis.models import Article
from analysis.sources import Item, Problem, Upload, read_articles

ARABIC = "أعلن الجانبان استئناف المحادثات في جنيف يوم الاثنين. واتفقا على اللقاء مجددا قبل الشتاء."
RUSSIAN = "Стороны встретились в Женеве в понедельник. Они договорились о новой встрече до зимы."
ENGLISH = "The two sides met in Geneva on Monday. They agreed to meet again before the winter."
TEXTS = {"ar": ARABIC, "en": ENGLISH, "ru": RUSSIAN}

Read = tuple[list[Article], list[Problem], list[Item]]


def read(*sources: Path | str | Upload, mapping: Mapping[str, str] | None = None) -> Read:
    problems: list[Problem] = []
    items: list[Item] = []
    articles = read_articles(
        sources, on_problem=problems.append, on_item=items.append, mapping=mapping
    )
    return list(articles), problems, items


def refused(*sources: Path | str | Upload) -> str:
    """The one problem of sources that give no article."""
    articles, (problem,), (item,) = read(*sources)
    assert articles == []
    assert (item.articles, item.skipped) == (0, 1)
    assert "\n" not in str(problem)
    return str(problem)
