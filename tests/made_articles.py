"""Articles and analyses made up for tests, so that each test says only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import duckdb

from analysis import packs
from analysis.models import Analysis, Article, Evidence
from analysis.store import sample_connection

SCORES = ("tone", "topics", "voices", "story", "wire")
"""What of a row in `connection_of` belongs to the analysis."""


def made_article(number: int = 0, **fields: object) -> Article:
    """An article whose text differs with ``number``."""
    text = f"Washington and Moscow held round {number} of their talks. Nothing else was said."
    return Article(**{"text": text, "language": "en", **fields})  # type: ignore[arg-type]


def made_analysis(
    article: Article,
    *,
    tone: float | None = None,
    topics: dict[str, float] | None = None,
    voices: dict[str, float] | None = None,
    language: str | None = None,
    evidence: Sequence[Evidence] = (),
    story: str | None = None,
    wire: str | None = None,
) -> Analysis:
    """An analysis with the given scores; topics not given are absent."""
    return Analysis(
        article_id=article.id,
        language=language or article.language or "en",
        topics={**dict.fromkeys(packs.topic_keys(), 0.0), **(topics or {})},
        tone=tone,
        confidence=0.8,
        note=None if tone is not None else "says nothing of the relation",
        sentences=(),
        evidence=tuple(evidence),
        voices=voices or {},
        story=story,
        wire=wire,
        version="made",
    )


def made_evidence(**fields: object) -> Evidence:
    """A piece of tone evidence."""
    return Evidence(
        **{  # type: ignore[arg-type]
            "kind": "tone",
            "sentence": 1,
            "start": 0,
            "end": 10,
            "text": "Washington",
            "cue": "washington",
            "category": "agreement",
            "effect": -0.5,
            "holder": "us",
            "changes": (("negated", "no"), ("past", "had")),
            "why": "negated by no",
            **fields,
        }
    )


def connection_of(
    *rows: dict[str, object], merged: Mapping[str, str] | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection over one article for each row; `SCORES` are its scores, the rest fields.

    ``merged`` has stories that were found to be one, with what each became part of.
    """
    articles, analyses = [], []
    for number, row in enumerate(rows):
        fields = {k: v for k, v in row.items() if k not in SCORES}
        article = made_article(number, **fields)
        articles.append(article)
        scores = {k: v for k, v in row.items() if k in SCORES}
        analyses.append(made_analysis(article, **scores))  # type: ignore[arg-type]
    return sample_connection(articles, analyses, merged=merged)


def day(text: str) -> dt.date:
    """A date from its ISO form."""
    return dt.date.fromisoformat(text)
