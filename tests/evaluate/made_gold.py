"""Labelled items written here, and files of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.evaluate import Scored
from analysis.models import Analysis, Article, Evidence, Sentence

GOOD = "Moscow and Washington reached an agreement and will cooperate."
BAD = "Washington expelled Russian diplomats and imposed new sanctions on Russia."
NOTHING = "The harvest was good that year."

ABSENT = {"sanctions": 0, "syria": 0, "north_korea": 0, "counterterrorism": 0}


def gold_file(folder: Path, *items: Mapping[str, object], name: str = "gold.jsonl") -> Path:
    path = folder / name
    base = {"language": "en", "title": None}
    path.write_text("\n".join(json.dumps(base | dict(item)) for item in items), encoding="utf-8")
    return path


def scored(
    gold: float | None,
    found: float | None,
    *,
    confidence: float | None = 0.5,
    named: tuple[int, ...] = (),
    text: str = "One. Two.",
    title: str | None = None,
    places: tuple[tuple[int, int], ...] = ((0, 4), (5, 9)),
    **fields: Any,
) -> Scored:
    """A gold item with the answer a program might give; ``named`` are the numbers of the
    sentences with evidence, ``places`` those of the text."""
    article = Article(text=text, title=title, language="en")
    head = (Sentence(0, 0, len(title)),) if title else ()
    body = (Sentence(number, *place) for number, place in enumerate(places, start=1))
    analysis = Analysis(
        article_id=article.id,
        language="en",
        topics=dict.fromkeys(ABSENT, 0.0) | fields.pop("topics_found", {}),
        tone=found,
        confidence=confidence,
        note=None,
        sentences=(*head, *body),
        evidence=tuple(Evidence("tone", at, 0, 3, "One", "one", "ties", 0.0) for at in named),
    )
    return Scored({"tone": gold, "language": "en", "text": text, **fields}, article, analysis)
