"""The placements of a story: who else ran it, and how many did."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.sql import Connection, frame_of, rows_of


@kept
def count(con: Connection, filters: Filters) -> int:
    """How many articles match."""
    return int(rows_of(con, "SELECT count(*)", filters)[0][0])


def placements(con: Connection, ids: Sequence[str]) -> list[int]:
    """How many articles the story of each of ``ids`` has in all, whatever the filters; 1 where
    it was printed once."""
    sql = "SELECT article_id, placements FROM analyses WHERE article_id IN (SELECT unnest(?))"
    found = dict(con.cursor().execute(sql, [list(ids)]).fetchall())
    return [found.get(id_, 1) for id_ in ids]


def other_placements(con: Connection, id_: str) -> pd.DataFrame:
    """The other articles of the story of one: ``id published outlet title url``, earliest first."""
    sql = """
        SELECT article_id AS id, published, outlet FROM analyses
        WHERE told = (SELECT told FROM analyses WHERE article_id = ? LIMIT 1) AND article_id != ?
        ORDER BY published NULLS LAST, article_id"""
    frame = frame_of(con, sql, [id_, id_])
    return frame.merge(_named(con, list(frame["id"])), on="id", how="left")


def _named(con: Connection, ids: list[str]) -> pd.DataFrame:
    """``id title url`` of articles; these are read only where there are any to read."""
    where = "id IN (SELECT unnest(?))" if ids else "?::VARCHAR[] IS NULL"
    return frame_of(con, f"SELECT id, title, url FROM articles WHERE {where}", [ids])
