"""What a topic would find, before it is saved: how many articles, which, and what would change.

Where more articles may name it than can be read while one waits, some are drawn by their ids,
which are hashes of what they say, so that the same ones are drawn each time; the rest is estimated
and said to be.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from analysis import queries
from analysis.filters import Filters
from analysis.models import PRESENT
from analysis.own_topics.checking import Problem
from analysis.own_topics.preview.candidates import Phrase, by_language, candidates
from analysis.own_topics.preview.drawing import Stratum, gained, lost, matched, strata
from analysis.own_topics.preview.estimates import NONE, Estimate, together
from analysis.own_topics.preview.reading import Found, Reader, found_in
from analysis.own_topics.preview.results import Beside, Example, Preview
from analysis.packs.watched import OwnTopic
from analysis.queries.matches import condition

__all__ = ["Beside", "Estimate", "Example", "Preview", "Reader", "preview"]

EXAMPLES = 5

COMMON = 0.5
"""A term in more than this share of a language's articles tells nothing of a topic."""

FEWEST = 30
"""Articles in a language below which a term may well be in most of them."""

OPENING = 200
"""Letters of an article's beginning that stand for a sentence where none names the topic."""

Which = Callable[[Stratum], Sequence[bool]]


def preview(
    con: duckdb.DuckDBPyConnection,
    topic: OwnTopic,
    filters: Filters,
    *,
    reader: Reader | None = None,
) -> Preview:
    """What a topic would find among the articles of ``filters``; ``reader`` remembers those that
    were read before. The topic holds together (`analysis.own_topics.checking`).

    Raises FilterError as queries do, StoreError where the index of words cannot be kept.
    """
    reader = reader or Reader()
    folder = _folder(con)
    phrases = candidates(folder, topic) if folder else []
    ids = by_language(phrases) if folder else None
    found = strata(con, topic, filters, ids, reader)
    totals = _totals(con, filters)
    discuss = {code: each.count(matched(each)) for code, each in found.items()}
    return Preview(
        total=sum(totals.values()),
        candidates=sum(each.size for each in found.values()),
        read=sum(len(each.rows) for each in found.values()),
        matched=together(discuss.values()),
        by_language={code: (n, discuss.get(code, NONE)) for code, n in totals.items()},
        gained=together(each.count(gained(each)) for each in found.values()),
        lost=together(each.count(lost(each)) for each in found.values()),
        examples=_examples(found, matched),
        gained_examples=_examples(found, gained),
        lost_examples=_examples(found, lost),
        beside=_beside(con, topic, filters, found),
        common=tuple(_common(con, topic, phrases, reader)),
    )


def _folder(con: duckdb.DuckDBPyConnection) -> Path | None:
    [(folder,)] = con.cursor().execute("SELECT folder FROM origin").fetchall()
    return Path(folder) if folder else None


def _totals(con: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, int]:
    where, values = condition(con, filters)
    counts = f"SELECT language, count(*) AS n FROM analyses WHERE {where} GROUP BY language"
    sql = f"{counts} ORDER BY n DESC, language"
    return {str(code): int(n) for code, n in con.cursor().execute(sql, values).fetchall()}


def _examples(strata: Mapping[str, Stratum], which: Which) -> tuple[Example, ...]:
    """Of each language in turn those with the highest salience."""
    each = [
        sorted(itertools.compress(stratum.found, which(stratum)), key=lambda f: -f.salience)
        for stratum in strata.values()
    ]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*each))
    return tuple(_example(found) for found in turns if found is not None)[:EXAMPLES]


def _example(found: Found) -> Example:
    article = found.article
    if not found.evidence:
        text = article.title or article.text[:OPENING]
        return Example(article.id, article.title, article.language, found.salience, text, ())
    first = found.evidence[0].sentence
    [passage] = [each for each in article.passages if each.sentence.index == first]
    start, end = passage.sentence.start, passage.sentence.end
    marks = [(e.start - start, e.end - start) for e in found.evidence if e.sentence == first]
    return Example(
        article.id,
        article.title,
        article.language,
        found.salience,
        passage.original[start:end],
        tuple(sorted(set(marks))),
    )


def _beside(
    con: duckdb.DuckDBPyConnection,
    topic: OwnTopic,
    filters: Filters,
    found: Mapping[str, Stratum],
) -> tuple[Beside, ...]:
    """The other topics that share articles with this one, those with most first."""
    keys = [key for key in queries.topics(con) if key != topic.key]
    n = _discussed(con, filters, keys)
    ids = [row.id for stratum in found.values() for row in stratum.rows]
    on = _topics_of(con, ids, keys)
    whole = together(each.count(matched(each)) for each in found.values()).n
    others = [_other(key, n[key], found, on, whole) for key in keys]
    return tuple(sorted(others, key=lambda each: -each.both.n))


def _other(
    key: str, n: int, found: Mapping[str, Stratum], on: Mapping[str, frozenset[str]], whole: float
) -> Beside:
    both = together(
        each.count(
            new and key in on[row.id] for new, row in zip(matched(each), each.rows, strict=True)
        )
        for each in found.values()
    )
    return Beside(key, n, both, both.n / whole if whole else None)


def _discussed(
    con: duckdb.DuckDBPyConnection, filters: Filters, keys: Sequence[str]
) -> dict[str, int]:
    where, values = condition(con, filters)
    counts = ", ".join(f"count(*) FILTER (topic_{key} >= {PRESENT})" for key in keys)
    sql = f"SELECT {counts or 'NULL'} FROM analyses WHERE {where}"
    [row] = con.cursor().execute(sql, values).fetchall()
    return dict(zip(keys, row, strict=False))


def _topics_of(
    con: duckdb.DuckDBPyConnection, ids: Sequence[str], keys: Sequence[str]
) -> dict[str, frozenset[str]]:
    """Of each article the topics that it is scored as discussing."""
    flags = "".join(f", coalesce(topic_{key} >= {PRESENT}, false)" for key in keys)
    sql = f"SELECT article_id{flags} FROM analyses WHERE article_id IN (SELECT unnest(?))"
    rows = con.cursor().execute(sql, [list(ids)]).fetchall()
    return {row[0]: frozenset(itertools.compress(keys, row[1:])) for row in rows}


def _common(
    con: duckdb.DuckDBPyConnection, topic: OwnTopic, phrases: Sequence[Phrase], reader: Reader
) -> Iterator[Problem]:
    """The terms in more than `COMMON` of all articles of their language, whatever the filter."""
    totals = _totals(con, Filters())
    for phrase in phrases:
        total = totals.get(phrase.language, 0)
        if total < FEWEST or len(phrase.ids) <= COMMON * total:
            continue
        share = _share(con, phrase, reader) * _inside(con, phrase) / total
        if share > COMMON:
            values = {"phrase": f"“{phrase.term}”", "share": f"{share:.0%}"}
            yield Problem("too_common", values, phrase.language)


def _inside(con: duckdb.DuckDBPyConnection, phrase: Phrase) -> int:
    """How many of the articles that hold its words are in the phrase's language."""
    sql = "SELECT count(*) FROM analyses WHERE language = ? AND article_id IN (SELECT unnest(?))"
    [(n,)] = con.cursor().execute(sql, [phrase.language, list(phrase.ids)]).fetchall()
    return int(n)


_SHARE_READ = 100
"""Articles read to tell how many that hold a term's words hold the term."""


def _share(con: duckdb.DuckDBPyConnection, phrase: Phrase, reader: Reader) -> float:
    """The share of the articles that hold a phrase's words in which it is found as written."""
    sql = (
        "SELECT article_id, language FROM analyses "
        "WHERE language = ? AND article_id IN (SELECT unnest(?)) ORDER BY article_id LIMIT ?"
    )
    values = [phrase.language, list(phrase.ids), _SHARE_READ]
    drawn = con.cursor().execute(sql, values).fetchall()
    alone = OwnTopic(key="term", terms={phrase.language: (phrase.term,)})
    found = [bool(found_in(each, alone).evidence) for each in reader.read(con, drawn)]
    return sum(found) / len(found) if found else 0.0
