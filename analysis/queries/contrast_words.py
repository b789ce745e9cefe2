"""The words of two sets of articles, A and B: those that mark either against the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis import vocabulary as texts
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.kept import kept
from analysis.queries.marked_words import READ, STORIES, marked
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of
from analysis.telling import Told, silent

WORDS = 15
"""Words of each set: what stands in one window beside the other's."""

_FOUND = """
    SELECT language, told, article_id, published, in_a, in_b FROM (
        SELECT *, coalesce({a}, false) AS in_a, coalesce({b}, false) AS in_b FROM analyses)
    WHERE in_a OR in_b"""


@dataclass(frozen=True, slots=True)
class SidesScope:
    """How many stories in a language are in A alone, in B alone and in both."""

    language: str
    a: int
    b: int
    both: int

    @property
    def read(self) -> int:
        """How many of them are read."""
        return min(self.a + self.b, STORIES)


@kept
def contrast_scopes(con: Connection, a: Filters, b: Filters) -> tuple[SidesScope, ...]:
    """The languages whose words can be read that have stories of A alone and of B alone, first
    that in which the smaller of the two is largest."""
    found, values = _found(con, a, b)
    sql = f"""
        SELECT language, count(*) FILTER (a AND NOT b) AS only_a,
            count(*) FILTER (b AND NOT a) AS only_b, count(*) FILTER (a AND b) AS both
        FROM (
            SELECT language, told, bool_or(in_a) AS a, bool_or(in_b) AS b
            FROM ({found}) GROUP BY language, told)
        GROUP BY language HAVING only_a > 0 AND only_b > 0"""
    rows = con.cursor().execute(sql, values).fetchall()
    known = [SidesScope(*row) for row in rows if row[0] in texts.languages()]
    return tuple(sorted(known, key=lambda scope: (-min(scope.a, scope.b), scope.language)))


@kept
def contrast_words(
    con: Connection,
    a: Filters,
    b: Filters,
    language: str,
    *,
    told: Told = silent,
) -> pd.DataFrame:
    """The words and pairs of words of a language that mark A against B and B against A:
    ``group word n total share elsewhere keyness search``, those of ``a`` first.

    The columns are as `marked_words.marked` has them, ``group`` being ``a`` or ``b``. Stories in
    both, which tell neither apart, are left out. Each other is read once, by its earliest article
    there, undated ones too; at most `STORIES`, as many of each set where both have enough.
    ``told`` follows the reading. ``attrs["stories"]`` counts those read. Raises FilterError for a
    language that cannot be read.
    """
    one_of("language", language, texts.languages())
    stories = _stories(con, a, b, language)
    frame = marked(stories, language, most=WORDS, told=told)
    frame.attrs["stories"] = len(stories)
    return frame


def _stories(con: Connection, a: Filters, b: Filters, language: str) -> pd.DataFrame:
    """``group text outlet`` of the stories that are read."""
    found, values = _found(con, *(replace(side, languages=(language,)) for side in (a, b)))
    sql = f"""
        WITH own AS (
            SELECT if(bool_or(in_a), 'a', 'b') AS side,
                arg_min(article_id, (published, article_id)) AS article_id
            FROM ({found}) GROUP BY told HAVING bool_or(in_a) != bool_or(in_b)
        ), picked AS (
            SELECT * FROM own
            ORDER BY row_number() OVER (PARTITION BY side ORDER BY hash(article_id)), side
            LIMIT {STORIES}
        )
        SELECT side AS "group", {READ} FROM picked JOIN articles ON id = article_id
        ORDER BY side, article_id"""
    return frame_of(con, sql, values)


def _found(con: Connection, a: Filters, b: Filters) -> tuple[str, list[Any]]:
    """A query for the articles of either set, and the values of its ``?``."""
    (one, values), (other, others) = condition(con, a), condition(con, b)
    return _FOUND.format(a=one, b=other), [*values, *others]
