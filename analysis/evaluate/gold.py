"""Gold files: JSON lines read, checked and scored.

A labelled item has ``language``, ``text``, ``tone`` (null, −2 … +2) and often ``id``, ``title``;
an article also ``topics`` (0, 1 or 2 each) and ``quote``, the words that decided its tone. Gold
tone / 2 is on the program's scale; a topic counts as present from 1 up. A line of translations
side by side has one text for each language, keyed by its code.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis import packs
from analysis.errors import SourceError
from analysis.models import TONE_CLASSES, Analysis, Article, tone_class
from analysis.pipeline import analyse, analyse_sentence

GOLD_TONE_STEPS = 2
"""Gold tone runs −2 … +2, the program's −1 … +1."""

Item = dict[str, Any]

_LABELLED = frozenset({"text", "tone", "language"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A gold item, what was scored of it, and what the program made of that."""

    gold: Item
    article: Article
    found: Analysis

    @property
    def tone(self) -> float | None:
        """The gold tone on the program's scale."""
        return gold_tone(self.gold["tone"])

    @property
    def classes(self) -> tuple[int, int]:
        """The numbers of the gold and the found class in `TONE_CLASSES`."""
        return gold_class(self.gold["tone"]), TONE_CLASSES.index(tone_class(self.found.tone))

    @property
    def right(self) -> bool:
        """Whether the found class is the gold one."""
        gold, found = self.classes
        return gold == found


def gold_tone(tone: float | None) -> float | None:
    """A gold tone on the program's scale, −1 … +1."""
    return None if tone is None else tone / GOLD_TONE_STEPS


def gold_class(tone: float | None) -> int:
    """The number of a gold tone's class in `TONE_CLASSES`."""
    return TONE_CLASSES.index(tone_class(gold_tone(tone)))


def read_gold(path: str | pathlib.Path) -> list[Item]:
    """The items of a gold file. Raises SourceError that names the file, and the line where
    one is neither a labelled item nor translations side by side."""
    try:
        lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
        items = {n: json.loads(line) for n, line in enumerate(lines, start=1) if line.strip()}
    except (OSError, ValueError) as problem:
        raise SourceError(f"{path} cannot be read as gold labels: {problem}") from None
    if not items:
        raise SourceError(f"{path}: no gold labels in it; give JSON lines, one item a line")
    expected = _side_by_side if _side_by_side(items[min(items)]) else _labelled
    for number, item in items.items():
        if not expected(item):
            raise SourceError(f"{path}, line {number}: {_WANTED}")
    return list(items.values())


_WANTED = (
    "every line needs the fields text, language and tone (null or -2 to 2), "
    "or a text for each of several languages"
)


def _labelled(item: object) -> bool:
    if not isinstance(item, dict) or not item.keys() >= _LABELLED:
        return False
    tone = item["tone"]
    in_range = isinstance(tone, int | float) and abs(tone) <= GOLD_TONE_STEPS
    return isinstance(item["text"], str) and (tone is None or in_range)


def _side_by_side(item: object) -> bool:
    if not isinstance(item, dict) or "text" in item:
        return False
    return len(languages_of(item)) > 1


def languages_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages with a pack in which an item has a text, in the packs' order."""
    return tuple(code for code in packs.languages() if isinstance(item.get(code), str))


def is_parallel(items: Sequence[Item]) -> bool:
    """Whether items are translations side by side rather than labelled."""
    return _side_by_side(items[0])


def unit_of(items: Sequence[Item]) -> str:
    """``articles`` where items have topics, else ``sentences``."""
    return "articles" if any("topics" in item for item in items) else "sentences"


def score(items: Sequence[Item], *, backend: str | None = None) -> Iterator[Scored]:
    """Each labelled item with what the program makes of it, without its labels."""
    articles = [
        Article(title=item.get("title"), text=item["text"], language=item["language"])
        for item in items
    ]
    if unit_of(items) == "articles":
        yield from map(Scored, items, articles, analyse(articles, backend=backend))
        return
    for item, article in zip(items, articles, strict=True):
        found = analyse_sentence(
            article.text, language=article.language, title=article.title, backend=backend
        )
        yield Scored(item, article, found)
