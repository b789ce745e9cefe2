"""Articles like one: those whose headlines share its rare words, at about its time."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analysis.queries.kept import kept
from analysis.queries.sql import Connection, frame_of
from analysis.queries.stories import other_placements
from analysis.search import stems
from analysis.telling import Told, silent, telling

DAYS = 30
"""Days before and after in which an article is looked for: an event's coverage, not its history."""

COMPARED = 5_000
"""Headlines compared at most, those nearest in time: some 50 ms."""

SHOWN = 5
"""Articles given at most."""

LEAST = 0.2
"""Likeness from which headlines are alike: about one rare word of five in common, or several
frequent ones."""

_SQL = """
    SELECT article_id AS id, published, outlet, title, story FROM analyses
    WHERE language = ? AND title IS NOT NULL AND article_id != ? AND {when}
    ORDER BY abs(published - ?::DATE), article_id LIMIT {most}"""


@kept
def similar(con: Connection, id_: str, *, told: Told = silent) -> pd.DataFrame:
    """The articles most like one, none of its own story and one of each other:
    ``id published outlet title likeness``, the likest first.

    They are in its language and were published within `DAYS` of it (undated ones are compared
    with undated ones). ``likeness``, `LEAST` to 1, is the cosine of the headlines' words,
    weighed by how rare they are among the headlines compared (TF-IDF, Salton and Buckley 1988).
    Empty for an article without a headline. ``told`` follows the comparison.
    """
    sql = "SELECT title, language, published, story FROM analyses WHERE article_id = ? LIMIT 1"
    row = con.cursor().execute(sql, [id_]).fetchone()
    if not row or not row[0]:
        return _likest(
            pd.DataFrame(columns=["id", "published", "outlet", "title", "story"]), "", told
        )
    title, language, published, story = row
    frame = _around(con, id_, language, published)
    own = {id_, *other_placements(con, id_)["id"]}
    return _likest(frame[~frame["id"].isin(own) & (frame["story"] != story)], title, told)


def _around(con: Connection, id_: str, language: str, published: dt.date | None) -> pd.DataFrame:
    if published is None:
        sql = _SQL.format(when="published IS NULL", most=COMPARED)
        return frame_of(con, sql, [language, id_, None])
    days = dt.timedelta(days=DAYS)
    sql = _SQL.format(when="published BETWEEN ? AND ?", most=COMPARED)
    return frame_of(con, sql, [language, id_, published - days, published + days, published])


def _likest(frame: pd.DataFrame, title: str, told: Told) -> pd.DataFrame:
    likeness = _likeness(title, list(frame["title"]), told) if len(frame) else np.zeros(0)
    alike = frame.assign(likeness=likeness)
    alike = alike[alike["likeness"] >= LEAST].sort_values(
        ["likeness", "id"], ascending=[False, True]
    )
    once = alike.drop_duplicates("story").head(SHOWN)
    return once[["id", "published", "outlet", "title", "likeness"]].reset_index(drop=True)


def _likeness(title: str, titles: list[str], told: Told) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer  # half a second, asked for rarely

    weighed = TfidfVectorizer(analyzer=stems).fit_transform(telling([title, *titles], told))
    return np.asarray((weighed[1:] @ weighed[0].T).toarray()).ravel()
