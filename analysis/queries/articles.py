"""The articles themselves: a page of the list, and one of them with its evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.columns import evidence_from
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.models import Evidence
from analysis.queries.corrected import with_machine
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of, topics
from analysis.queries.stories import placements

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

OPENING = 90
"""Letters of a text that stand in for a missing title; a long headline is as long."""

READ = 5 * OPENING
"""Letters read for an opening: enough where much of a text's beginning is white space."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article with its scores; names and meanings as in `analysis.models`.

    ``tone`` and ``topics`` are what analysts say where they corrected them (`verdicts` has what
    the machine says); ``confidence`` and ``note`` are of the machine's tone, None where that was
    corrected. ``fetched`` is in UTC without saying so. What a store from before did not keep is
    ``None``.
    """

    id: str
    title: str | None
    text: str
    language: str
    outlet: str | None
    published: dt.date | None
    url: str | None
    source: str | None
    credit: str | None
    author: str | None
    fetched: dt.datetime | None
    tone: float | None
    confidence: float | None
    note: str | None
    story: str | None
    wire: str | None
    backend: str
    version: str
    topics: dict[str, float]

    @property
    def opening(self) -> str:
        """What the article goes by where it has no title: `opening` of its text."""
        return opening(self.text)


def opening(text: str) -> str:
    """The first words of a text on one line, at most OPENING letters and an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= OPENING:
        return flat
    whole_words = flat[: OPENING + 1].rpartition(" ")[0]
    return f"{whole_words or flat[:OPENING]}…"


_SCORED = """
SELECT a.* REPLACE (s.story AS story), m.evidence
FROM analyses a JOIN stories s USING (article_id) JOIN scored m USING (article_id)
WHERE article_id = ? LIMIT 1"""

SCORE_DIGITS = 4
"""Digits of a score in a table: as many as are computed; they are stored in 32 bits."""


@kept
def articles_table(
    con: Connection,
    filters: Filters,
    *,
    order: str = "newest",
    limit: int | None = PAGE,
    offset: int = 0,
    grouped: bool = False,
) -> pd.DataFrame:
    """A page of the list: ``id published outlet language title opening tone confidence
    topic_<key>… placements corrected machine_tone machine_topic_<key>…``.

    ``published``, ``outlet``, ``title`` and ``tone`` are missing (NaT, NaN) where unknown.
    ``opening`` is the beginning of the text where there is no title, else missing.
    ``placements`` counts the articles of the story, whether they match or not; ``grouped`` lists
    each story once, by the earliest of those that match. ``corrected`` names what analysts say
    instead of the machine (``tone, syria``), missing where that is nothing, and the columns after
    it are what the machine says, everywhere. ``order`` is one of `ORDERS` or a
    topic's key; ``limit=None`` gives all. Raises FilterError for an unknown order.
    """
    keys = topics(con)
    scores = ["tone", "confidence", *(f"topic_{key}" for key in keys)]
    columns = ", ".join(
        ["article_id AS id", "published", "outlet", "language", "title", "corrected"]
        + [f"round({name}::DOUBLE, {SCORE_DIGITS}) AS {name}" for name in scores]
    )
    where, values = condition(con, once(filters) if grouped else filters)
    sql = (
        f"SELECT {columns} FROM analyses WHERE {where} "
        f"ORDER BY {_order(order, keys)}, article_id LIMIT ? OFFSET ?"
    )
    frame = frame_of(con, sql, [*values, limit, offset])
    frame.insert(list(frame.columns).index("title") + 1, "opening", _openings(con, frame))
    frame["placements"] = placements(con, list(frame["id"]))
    return with_machine(con, frame, digits=SCORE_DIGITS)


def once(filters: Filters) -> Filters:
    """The same filters with each story counted once."""
    return replace(filters, count="stories") if filters.count == "placements" else filters


def article(con: Connection, id_: str) -> tuple[StoredArticle, tuple[Evidence, ...]]:
    """One article and the evidence behind its scores. Raises FilterError where it is not there."""
    cursor = con.cursor()
    scored = cursor.execute(_SCORED, [id_])
    scores = _record(scored)
    stored = _record(
        cursor.execute("SELECT * EXCLUDE (added) FROM articles WHERE id = ? LIMIT 1", [id_])
    )
    if not scores or not stored:
        raise FilterError(f"article={id_}: no such article here; open it from the list of articles")
    row = {**stored, **scores}
    salience = {key: row[f"topic_{key}"] or 0.0 for key in topics(con)}
    names = [name for name in StoredArticle.__slots__ if name != "topics"]
    values: dict[str, Any] = {name: row.get(name) for name in names}
    found = StoredArticle(**values, topics=salience)
    return found, evidence_from(row["evidence"])


def _openings(con: Connection, frame: pd.DataFrame) -> pd.Series[Any]:
    """The openings of the rows without title; texts are read only where there are such rows."""
    untitled = list(frame.loc[frame["title"].isna(), "id"])
    sql = f"SELECT id, left(text, {READ}) FROM articles WHERE id IN (SELECT unnest(?))"
    texts = con.cursor().execute(sql, [untitled]).fetchall() if untitled else []
    found = {id_: opening(text) for id_, text in texts}
    return frame["id"].map(found).astype("str")


def _order(order: str, keys: tuple[str, ...]) -> str:
    one_of("order", order, (*ORDERS, *keys))
    return ORDERS.get(order) or f"topic_{order} DESC NULLS LAST"


def _record(cursor: Connection) -> dict[str, Any]:
    names = [str(column[0]) for column in cursor.description or ()]
    row = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}
