"""The vocabulary of articles by period: the words that mark each period against its others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis import vocabulary as texts
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.articles import once
from analysis.queries.kept import kept
from analysis.queries.marked_words import FEWEST_STORIES, READ, STORIES, marked
from analysis.queries.matches import condition
from analysis.queries.sql import (
    Connection,
    partial_periods,
    period_sql,
    rows_of,
    unit_of,
)
from analysis.telling import Told, silent
from analysis.trends import GRAINS, Grain

PERIODS = 12
"""Periods compared at most, the latest: more panels no one compares."""

WORDS = 8
"""Words of a period: what is read in one go."""

COLUMNS = ["period", "word", "n", "total", "share", "elsewhere", "keyness", "partial", "search"]


@dataclass(frozen=True, slots=True)
class Scope:
    """How many dated stories there are in a language."""

    language: str
    stories: int

    @property
    def read(self) -> int:
        """How many of them are read."""
        return min(self.stories, STORIES)


@kept
def vocabulary_scopes(con: Connection, filters: Filters) -> tuple[Scope, ...]:
    """The languages whose words can be read, most dated stories that match first."""
    told = "SELECT language, count(DISTINCT told) FILTER (published IS NOT NULL) AS n"
    rows = rows_of(con, told, filters, "GROUP BY language")
    known = [Scope(code, n) for code, n in rows if code in texts.languages() and n]
    return tuple(sorted(known, key=lambda scope: (-scope.stories, scope.language)))


def in_language(filters: Filters, language: str) -> Filters:
    """The filters with dated stories of one language only, each counted once."""
    return once(replace(filters, languages=(language,), undated=False))


@kept
def vocabulary(
    con: Connection,
    filters: Filters,
    language: str,
    grain: str = "auto",
    *,
    told: Told = silent,
) -> pd.DataFrame:
    """The words and pairs of words that mark the periods of the articles in a language: ``period
    word n total share elsewhere keyness partial search``, periods in order, the most marking first.

    ``n`` to ``search`` are as `marked_words.marked` has them, for periods. Each story is read
    once, by its earliest article that matches; at most `STORIES`, evenly from all periods, of
    `marked_words.LETTERS` each. ``told`` follows the reading. ``attrs``: ``grain``, and
    ``stories`` read. Raises FilterError for an unknown grain, or a language that cannot be read.
    """
    one_of("language", language, texts.languages())
    chosen = in_language(filters, language)
    unit = _unit(con, chosen, grain)
    found = _stories(con, chosen, unit)
    frame = marked(found, language, most=WORDS, told=told).rename(columns={"group": "period"})
    frame["period"] = pd.to_datetime(frame["period"])
    frame["partial"] = partial_periods(con, frame["period"], unit, filters)
    frame.attrs.update(grain=unit, stories=len(found))
    return frame[COLUMNS]


def _unit(con: Connection, filters: Filters, grain: str) -> Grain:
    """The grain asked for, or the next that gives no more than `PERIODS` and, where nothing is
    asked for, `FEWEST_STORIES` a period; the coarsest where all give more."""
    first = GRAINS.index(unit_of(con, filters, grain))
    counts = ", ".join(f"count(DISTINCT {period_sql(unit)})" for unit in GRAINS)
    n, *periods = rows_of(con, f"SELECT count(published), {counts}", filters)[0]
    least = FEWEST_STORIES if grain == "auto" else 0
    for unit, count in list(zip(GRAINS, periods, strict=True))[first:]:
        if count <= PERIODS and n >= least * count:
            return unit
    return GRAINS[-1]


def _stories(con: Connection, filters: Filters, unit: Grain) -> pd.DataFrame:
    """``group text outlet`` of the stories that are read."""
    where, values = condition(con, filters)
    sql = f"""
        WITH found AS (
            SELECT article_id, {period_sql(unit)} AS period FROM analyses
            WHERE ({where}) AND published IS NOT NULL
            QUALIFY dense_rank() OVER (ORDER BY period DESC) <= {PERIODS}
        ), picked AS (
            SELECT * FROM found
            ORDER BY row_number() OVER (PARTITION BY period ORDER BY hash(article_id)), period
            LIMIT {STORIES}
        )
        SELECT period AS "group", {READ} FROM picked JOIN articles ON id = article_id
        ORDER BY period, article_id"""
    return con.cursor().execute(sql, values).df()
