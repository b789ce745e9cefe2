"""The articles that may name a topic, some of each language read and searched for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from analysis import queries
from analysis.filters import Filters
from analysis.models import PRESENT
from analysis.own_topics.preview.estimates import Estimate, estimate
from analysis.own_topics.preview.reading import Found, Reader, Reading, found_in
from analysis.packs.watched import OwnTopic
from analysis.queries.matches import condition

MOST_READ = 300
"""Articles that are read at most: about a second's work on one core where none is remembered."""

LEAST_READ = 60
"""Of each language at least so many, if there are: its interval is then below ±13 points."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article that may name the topic or is scored for it: whether it is now."""

    id: str
    language: str
    now: bool


@dataclass(frozen=True, slots=True)
class Stratum:
    """The articles of one language that may matter, and what was found in those read."""

    size: int
    rows: Sequence[Row]
    found: Sequence[Found]

    def count(self, which: Iterable[bool]) -> Estimate:
        """How many of all its articles are what some of those read are."""
        return estimate(sum(which), read=len(self.rows), of=self.size)


def strata(
    con: duckdb.DuckDBPyConnection,
    topic: OwnTopic,
    filters: Filters,
    ids: Mapping[str, frozenset[str]] | None,
    reader: Reader,
) -> dict[str, Stratum]:
    """By language what is found in the articles of the filter that may name the topic, those
    with ``ids`` (``None``: any), or that are scored as discussing it now."""
    rows = _rows(con, topic, filters, ids)
    return {code: _stratum(con, own, topic, reader, rows) for code, own in rows.items()}


def _rows(
    con: duckdb.DuckDBPyConnection,
    topic: OwnTopic,
    filters: Filters,
    ids: Mapping[str, frozenset[str]] | None,
) -> dict[str, list[Row]]:
    """The same articles by language, in the order in which they are drawn."""
    where, values = condition(con, filters)
    scored = topic.key in queries.topics(con)
    now = f"coalesce(topic_{topic.key} >= {PRESENT}, false)" if scored else "false"
    cursor = con.cursor()
    listed = [{"language": code, "id": id_} for code, each in (ids or {}).items() for id_ in each]
    cursor.register("may_name", pa.Table.from_pylist(listed, schema=_MAY_NAME))
    there = "(language, article_id) IN (SELECT (language, id) FROM may_name)"
    may = "true" if ids is None else there
    sql = (
        f"SELECT article_id, language, {now} AS now FROM analyses "
        f"WHERE ({where}) AND ({may} OR {now}) ORDER BY article_id"
    )
    found: dict[str, list[Row]] = {}
    for row in cursor.execute(sql, values).fetchall():
        found.setdefault(row[1], []).append(Row(*row))
    return found


_MAY_NAME = pa.schema([("language", pa.string()), ("id", pa.string())])


def _stratum(
    con: duckdb.DuckDBPyConnection,
    own: Sequence[Row],
    topic: OwnTopic,
    reader: Reader,
    all_: Mapping[str, Sequence[Row]],
) -> Stratum:
    share = len(own) / sum(map(len, all_.values()))
    drawn = own[: max(LEAST_READ, round(MOST_READ * share))]
    articles = reader.read(con, [(row.id, row.language) for row in drawn])
    return Stratum(len(own), drawn, [_looked_at(each, topic) for each in articles])


def _looked_at(article: Reading, topic: OwnTopic) -> Found:
    """Of an article in a language without terms nothing is found."""
    if article.language not in topic.languages():
        return Found(article, 0.0, ())
    return found_in(article, topic)


def matched(stratum: Stratum) -> list[bool]:
    """Which of the articles read discuss the topic as it is written now."""
    return [each.salience >= PRESENT for each in stratum.found]


def gained(stratum: Stratum) -> list[bool]:
    """Which of them are not scored so."""
    return [new and not row.now for new, row in zip(matched(stratum), stratum.rows, strict=True)]


def lost(stratum: Stratum) -> list[bool]:
    """Which are scored so and would be no more."""
    return [row.now and not new for new, row in zip(matched(stratum), stratum.rows, strict=True)]
