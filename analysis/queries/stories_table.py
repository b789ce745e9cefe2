"""The stories behind numbers, as a list to look them up in."""

from __future__ import annotations

import pandas as pd

from analysis.filters import Filters
from analysis.queries.articles import READ, SCORE_DIGITS, once, opening
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of


@kept
def stories_table(con: Connection, filters: Filters, *, limit: int) -> pd.DataFrame:
    """Stories, those that most articles of the store tell first, then the newest: ``id title outlet
    published tone placements url``.

    Each by the earliest of its articles that match, whose ``tone`` it is; ``title`` is the
    beginning of the text where there is none. What is not known is missing. ``placements`` counts
    the articles of the story, whether they match or not.
    """
    where, values = condition(con, once(filters))
    sql = f"""
        SELECT article_id AS id, outlet, published, placements,
            round(tone::DOUBLE, {SCORE_DIGITS}) AS tone
        FROM analyses WHERE {where}
        ORDER BY placements DESC, published DESC NULLS LAST, article_id LIMIT ?"""
    found = frame_of(con, sql, [*values, limit])
    told = f"SELECT id, title, url, left(text, {READ}) AS text FROM articles"
    named = frame_of(con, f"{told} WHERE id IN (SELECT unnest(?::VARCHAR[]))", [list(found["id"])])
    named["title"] = named["title"].fillna(named.pop("text").map(opening))
    frame = found.merge(named.drop_duplicates("id"), on="id", how="left")
    return frame[["id", "title", "outlet", "published", "tone", "placements", "url"]]
