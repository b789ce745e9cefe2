"""The articles that a filter chooses, with the story of each, and the text of each story."""

from __future__ import annotations

import pandas as pd

from analysis.filters import Filters
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of

LETTERS = 1_500
"""Letters read of a story: the news stands at the beginning, and to read 3,000 of 4,898 Arabic
articles took two thirds longer."""

_PLACED = """
SELECT article_id, first_value(article_id) OVER (
    PARTITION BY told, language ORDER BY published NULLS LAST, article_id
) AS leader, language, published
FROM analyses WHERE {where} ORDER BY article_id"""


def placed(con: Connection, filters: Filters) -> pd.DataFrame:
    """``article_id leader language published`` of the articles that match, by id; ``leader`` is
    the earliest of those that tell the same story in the same language."""
    where, values = condition(con, filters)
    return frame_of(con, _PLACED.format(where=where), values)


def texts(con: Connection, ids: list[str]) -> pd.DataFrame:
    """``id title text`` of articles, by id; ``text`` is the beginning, ``LETTERS`` and one more
    where there is more."""
    sql = f"""
        SELECT id, title, left(text, {LETTERS + 1}) AS text FROM articles
        WHERE id IN (SELECT unnest(?)) ORDER BY id"""
    return frame_of(con, sql, [ids])


def folder_of(con: Connection) -> str | None:
    """The folder of the store that a connection reads; None for articles in memory."""
    row = con.cursor().execute("SELECT folder FROM origin").fetchone()
    return row[0] if row else None
