"""The vocabulary of articles by period: the words that mark each period against its others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import vocabulary as texts
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.articles import once
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import (
    Connection,
    partial_periods,
    period_sql,
    rows_of,
    unit_of,
)
from analysis.trends import GRAINS, Grain

STORIES = 1_500
"""Stories read at most: 2,000,000 letters and 2 s; of more, as many of each period."""

LETTERS = 3_000
"""Letters read of a story; most have fewer, and the news stands at the beginning."""

PERIODS = 12
"""Periods compared at most, the latest: more panels no one compares."""

FEWEST_STORIES = 5
"""Stories of a period whose words are shown; those of a smaller one count among the others."""

WORDS = 8
"""Words of a period: what is read in one go."""

FORMS = 8
"""Spellings of a word that its articles are looked up by, the commonest."""

SAME = 0.8
"""A word is left to the pair of words it stands in where so much of its stories hold the pair."""

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
    con: Connection, filters: Filters, language: str, grain: str = "auto"
) -> pd.DataFrame:
    """The words and pairs of words that mark the periods of the articles in a language: ``period
    word n total share elsewhere keyness partial search``, periods in order, the most marking first.

    ``n`` of the period's ``total`` stories read hold the word, ``share`` of them, and ``elsewhere``
    of those of the other periods; ``keyness`` is G² (`analysis.vocabulary.marking`). ``word`` is
    the commonest spelling and ``search`` finds all. A period without such words has one row, with
    ``word`` missing; one of fewer than `FEWEST_STORIES` has none. Each story is read once, by its
    earliest article that matches; at most `STORIES` of `LETTERS` each, evenly from all periods.
    ``attrs``: ``grain``, and ``stories`` read. Raises FilterError for an unknown grain, or a
    language that cannot be read.
    """
    one_of("language", language, texts.languages())
    chosen = in_language(filters, language)
    unit = _unit(con, chosen, grain)
    found = _stories(con, chosen, unit)
    frame = _marked(found, language)
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
    """``period text`` of the stories that are read."""
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
        SELECT period, concat_ws(chr(10), title, left(text, {LETTERS})) AS text
        FROM picked JOIN articles ON id = article_id ORDER BY period, article_id"""
    return con.cursor().execute(sql, values).df()


def _marked(found: pd.DataFrame, language: str) -> pd.DataFrame:
    """The words that mark each period of some stories; what `partial_periods` adds is missing."""
    read = texts.read(found["text"], language)
    periods = sorted(found["period"].unique())
    terms, counts, totals = _counted(read.terms, [periods.index(p) for p in found["period"]])
    keyness, marks = texts.marking(counts, totals)
    chosen = {
        place: _best(terms, counts[:, place], keyness[:, place], marks[:, place])
        for place in range(len(periods))
        if totals[place] >= FEWEST_STORIES
    }
    written = read.written(terms[at] for rows in chosen.values() for at in rows)
    rows: list[dict[str, Any]] = []
    for place, ats in chosen.items():
        base = {"period": periods[place], "total": totals[place]}
        others = totals.sum() - totals[place]
        rows += [
            base | _row(written[terms[at]], counts[at], place, others, keyness[at, place])
            for at in ats
        ] or [base | {"word": None, "n": 0, "search": ""}]
    return _frame(rows)


def _counted(
    stories: Sequence[frozenset[str]], places: Sequence[int]
) -> tuple[list[str], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The terms that enough stories hold, how many of each period do, and how many it has."""
    groups = max(places, default=-1) + 1
    held = [Counter[str]() for _ in range(groups)]
    for place, terms in zip(places, stories, strict=True):
        held[place].update(terms)
    enough = {term for counts in held for term, n in counts.items() if n >= texts.FEWEST}
    known = sorted(enough)
    counts = np.array([[each[term] for each in held] for term in known], dtype=np.int64)
    totals = np.bincount(np.asarray(places, dtype=np.int64), minlength=groups)
    return known, counts.reshape(len(known), groups), totals.astype(np.int64)


def _best(
    terms: Sequence[str],
    counts: npt.NDArray[np.int64],
    keyness: npt.NDArray[np.float64],
    marks: npt.NDArray[np.bool_],
) -> list[int]:
    """The places of the words shown for a period: the most marking, a pair of words in place of
    one that mostly stands in it, and none that holds a word already said."""
    ranked = sorted(np.flatnonzero(marks).tolist(), key=lambda at: (-keyness[at], terms[at]))
    pairs = [at for at in ranked if " " in terms[at]]
    chosen: list[int] = []
    said: set[str] = set()
    for at in ranked:
        if said & set(terms[at].split()):
            continue
        held = (
            pair
            for pair in pairs
            if terms[at] in (words := terms[pair].split())
            and counts[pair] >= SAME * counts[at]
            and not said & set(words)
        )
        best = next(held, at)
        chosen.append(best)
        said |= set(terms[best].split())
        if len(chosen) == WORDS:
            break
    return chosen


def _row(
    forms: Sequence[str], counts: npt.NDArray[np.int64], place: int, others: int, keyness: float
) -> dict[str, Any]:
    return {
        "word": forms[0],
        "n": counts[place],
        "elsewhere": (counts.sum() - counts[place]) / others if others else np.nan,
        "keyness": keyness,
        "search": " OR ".join(f'"{form}"' for form in forms[:FORMS]),
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[c for c in COLUMNS if c not in ("share", "partial")])
    frame["period"] = pd.to_datetime(frame["period"])
    frame = frame.astype({"n": "int64", "total": "int64", "elsewhere": float, "keyness": float})
    frame["share"] = frame["n"] / frame["total"]
    return frame
