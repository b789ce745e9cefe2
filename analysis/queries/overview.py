"""A set of articles in figures, and what it can be filtered by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.filters import NO_OUTLET, Filters
from analysis.filters.values import one_of
from analysis.queries.kept import kept
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import MOMENTS, OUTLET, Connection, rows_of, topics
from analysis.trends import with_intervals


@dataclass(frozen=True, slots=True)
class Overview:
    """A set of articles in figures. ``tone_index`` is None where no article is scored, ``low``
    and ``high`` where fewer than two are; ``scored_share`` where there is no article; ``first``
    and ``last`` where none has a date. ``outlets`` counts the named ones."""

    n: int
    n_scored: int
    scored_share: float | None
    tone_index: float | None
    low: float | None
    high: float | None
    first: dt.date | None
    last: dt.date | None
    undated: int
    no_outlet: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be filtered by: outlets and languages most frequent first (`NO_OUTLET` among the
    outlets where there are such), topic keys, first and last date (None without any)."""

    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Scorer:
    """What scored ``n`` articles: a tone backend, and the version of what it knows (packs and
    weights)."""

    backend: str
    version: str
    n: int


@kept
def overview(con: Connection, filters: Filters) -> Overview:
    """The figures on top of a page."""
    sql = (
        f"SELECT {MOMENTS}, min(published) AS first, max(published) AS last, "
        f"count(*) - count(published) AS undated, "
        f"count(*) FILTER ({OUTLET} = '{NO_OUTLET}') AS no_outlet, "
        f"count(DISTINCT outlet) FILTER (outlet != '{NO_OUTLET}') AS outlets"
    )
    row = rows_of(con, sql, filters)[0]
    n, scored, tone, variance = row[:4]
    moments = {"all": [1], "scored": [scored], "tone": [tone], "variance": [variance]}
    whole = with_repeats(con, filters, pd.DataFrame(moments), "all", {"1": "TRUE"})
    low, high = map(_known, with_intervals(whole)[["low", "high"]].iloc[0])
    return Overview(n, scored, scored / n if n else None, tone, low, high, *row[4:])


@kept
def choices(con: Connection) -> Choices:
    """What the articles of ``con`` can be filtered by."""
    first, last = rows_of(con, "SELECT min(published), max(published)", Filters())[0]
    return Choices(_values_of(con, OUTLET), _values_of(con, "language"), topics(con), first, last)


@kept
def scorers(con: Connection, filters: Filters) -> tuple[Scorer, ...]:
    """What scored the articles that match, most articles first.

    Tones of more than one are not comparable: who shows them together has to say so.
    """
    sql = "SELECT backend, version, count(*) AS n"
    rows = rows_of(con, sql, filters, "GROUP BY ALL ORDER BY n DESC, backend, version")
    return tuple(Scorer(*row) for row in rows)


def check(con: Connection, filters: Filters) -> None:
    """Raises FilterError for an outlet or language that no article has, with the nearest."""
    found = choices(con)
    for outlet in filters.outlets:
        one_of("outlet", outlet, found.outlets)
    for language in filters.languages:
        one_of("language", language, found.languages)


@kept
def left_out(con: Connection, filters: Filters) -> int:
    """How many undated articles match all but the dates, and are left out because of those."""
    if filters.undated or not (filters.since or filters.until):
        return 0
    rest = replace(filters, since=None, until=None)
    return int(rows_of(con, "SELECT count(*) - count(published)", rest)[0][0])


def _values_of(con: Connection, column: str) -> tuple[str, ...]:
    sql = f"SELECT {column} AS value, count(*) AS n"
    rows = rows_of(con, sql, Filters(), "GROUP BY value ORDER BY n DESC, value")
    return tuple(value for value, _ in rows if value is not None)


def _known(end: Any) -> float | None:
    return None if pd.isna(end) else float(end)
