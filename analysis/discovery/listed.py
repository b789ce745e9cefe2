"""The articles of a discovered topic as a list and as a file have them."""

from __future__ import annotations

import pandas as pd

from analysis.discovery.results import Discovery
from analysis.queries.articles import opening
from analysis.queries.sql import Connection, frame_of

_READ = 450
"""Letters read of a text for the opening that stands in for a missing title."""


def articles_of(con: Connection, found: Discovery, topic: str) -> pd.DataFrame:
    """The articles of a topic, the most typical first: ``id published outlet language title
    strength``.

    ``title`` is the opening of the text where there is none; ``published`` and ``outlet`` are
    missing where unknown; ``strength`` is as in `Discovery`.
    """
    rows = found.articles_of(topic).rename(columns={"article_id": "id"})
    sql = f"""
        SELECT id, outlet, title, left(text, {_READ}) AS text FROM articles
        WHERE id IN (SELECT unnest(?))"""
    frame = rows.merge(frame_of(con, sql, [list(rows["id"])]), on="id", how="left")
    titles = frame["title"].fillna("").astype("str")
    frame["title"] = titles.where(titles != "", frame["text"].map(opening))
    return frame[["id", "published", "outlet", "language", "title", "strength"]]
