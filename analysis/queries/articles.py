"""The articles themselves: a page of the list, and one of them with its evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.columns import evidence_from
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.models import Evidence
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of, topics

ORDERS = {
    "newest": "published DESC NULLS LAST",
    "oldest": "published ASC NULLS LAST",
    "most positive": "tone DESC NULLS LAST",
    "most negative": "tone ASC NULLS LAST",
    "surest": "confidence DESC NULLS LAST",
    "outlet": "outlet ASC NULLS LAST",
    "title": "title ASC NULLS LAST",
}
"""The orders of the list; a topic's key is one too (most about it first)."""

PAGE = 100
"""Articles on one page of the list."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article with its scores; names and meanings as in `analysis.models`."""

    id: str
    title: str | None
    text: str
    language: str
    outlet: str | None
    published: dt.date | None
    url: str | None
    source: str | None
    credit: str | None
    tone: float | None
    confidence: float | None
    note: str | None
    story: str | None
    wire: str | None
    backend: str
    version: str
    topics: dict[str, float]


def articles_table(
    con: Connection,
    filters: Filters,
    *,
    order: str = "newest",
    limit: int | None = PAGE,
    offset: int = 0,
) -> pd.DataFrame:
    """A page of the list: ``id published outlet language title tone confidence topic_<key>…``.

    ``published``, ``outlet``, ``title`` and ``tone`` are missing (NaT, NaN) where unknown.
    ``order`` is one of `ORDERS` or a topic's key; ``limit=None`` gives all. Raises
    FilterError for an unknown order.
    """
    keys = topics(con)
    columns = ", ".join(
        ["article_id AS id", "published", "outlet", "language", "title", "tone", "confidence"]
        + [f"topic_{key}" for key in keys]
    )
    where, values = condition(con, filters)
    sql = (
        f"SELECT {columns} FROM analyses WHERE {where} "
        f"ORDER BY {_order(order, keys)}, article_id LIMIT ? OFFSET ?"
    )
    return frame_of(con, sql, [*values, limit, offset])


def article(con: Connection, id_: str) -> tuple[StoredArticle, tuple[Evidence, ...]]:
    """One article and the evidence behind its scores. Raises FilterError where it is not there."""
    cursor = con.cursor()
    scored = cursor.execute("SELECT * FROM analyses WHERE article_id = ? LIMIT 1", [id_])
    scores = _record(scored)
    stored = _record(
        cursor.execute("SELECT * EXCLUDE (added) FROM articles WHERE id = ? LIMIT 1", [id_])
    )
    if not scores or not stored:
        raise FilterError(f"article={id_}: no such article here; open it from the list of articles")
    row = {**stored, **scores}
    salience = {key: row[f"topic_{key}"] or 0.0 for key in topics(con)}
    names = [name for name in StoredArticle.__slots__ if name != "topics"]
    found = StoredArticle(**{name: row[name] for name in names}, topics=salience)
    return found, evidence_from(row["evidence"])


def _order(order: str, keys: tuple[str, ...]) -> str:
    one_of("order", order, (*ORDERS, *keys))
    return ORDERS.get(order) or f"topic_{order} DESC NULLS LAST"


def _record(cursor: Connection) -> dict[str, Any]:
    names = [str(column[0]) for column in cursor.description or ()]
    row = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}
