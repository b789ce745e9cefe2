"""All that is known of the articles that match, in batches: for files, which hold any number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyarrow as pa

from analysis.columns import EVIDENCE, VOICES
from analysis.filters import Filters
from analysis.queries.articles import READ, SCORE_DIGITS
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, topics

BATCH = 5_000
"""Articles in memory at a time, 6 MB with their evidence."""

PART = 50_000
"""Articles looked up at a time, so that memory does not grow with their number: 100,000 as CSV took
160 MB, 400,000 no more. Each look goes over the store's scores again, so that smaller parts would
cost more time."""

Shape = Callable[[Sequence[str]], str]
"""What a query selects of the articles, made of the keys of the topics there are."""

_WANTED = """
CREATE TEMP TABLE wanted AS SELECT article_id,
    row_number() OVER (ORDER BY published DESC NULLS LAST, article_id) - 1 AS place
FROM analyses WHERE """

_OPENINGS = f"""
CREATE TEMP TABLE openings AS SELECT id, left(text, {READ}) AS opening
FROM articles WHERE title IS NULL AND id IN (SELECT article_id FROM wanted)"""

_JOINED = """
FROM wanted JOIN analyses a USING (article_id) JOIN scored s USING (article_id)
JOIN articles r ON r.id = a.article_id LEFT JOIN openings o ON o.id = a.article_id
LEFT JOIN merged m ON m.story = a.story"""

_PHRASES = """array_to_string(list_transform(s.evidence, lambda e: concat(
    e.kind, printf(' %+.2f', e.effect), ' (', e.holder || ', ',
    if(e.sentence = 0, 'title', 'sentence ' || e.sentence), '): ', e.text)), ' | ')"""

_NESTED = {
    "effect": f"round(e.effect::DOUBLE, {SCORE_DIGITS})",
    "changes": "list_transform(e.changes, lambda c: [c.how, c.phrase])",
}
"""What of the evidence is spelled in JSON otherwise than it is stored."""


@contextmanager
def whole_articles(
    con: Connection, filters: Filters, shape: Shape
) -> Iterator[pa.RecordBatchReader]:
    """Every article that matches, in one of the shapes below, `BATCH` of them at a time: the newest
    first, undated ones last."""
    where, values = condition(con, filters)
    cursor = con.cursor()
    try:
        cursor.execute(_WANTED + where, values)
        cursor.execute(_OPENINGS if shape is as_cells else f"{_OPENINGS} LIMIT 0")
        query = f"SELECT {shape(topics(con))} {_JOINED}"
        schema = cursor.sql(f"{query} LIMIT 0").to_arrow_table().schema
        yield pa.RecordBatchReader.from_batches(schema, _batches(cursor, query))
    finally:
        cursor.close()


def _batches(cursor: Connection, query: str) -> Iterator[pa.RecordBatch]:
    [(n,)] = cursor.execute("SELECT count(*) FROM wanted").fetchall()
    for start in range(0, n, PART):
        part = f"{query} WHERE place BETWEEN {start} AND {start + PART - 1} ORDER BY place"
        # A query with values of its own is not streamed: all it finds would be kept first.
        yield from cursor.sql(part).to_arrow_reader(BATCH)


def as_columns(keys: Sequence[str]) -> str:
    """Typed columns: ``id published outlet language title url author tone confidence
    topic_<key>… voice_<holder>… story placements wire evidence corrected machine_tone
    machine_topic_<key>… backend version source``.

    ``tone``, ``topic_…`` are what analysts say where they corrected them, ``machine_…`` what the
    machine says, and ``corrected`` names the corrected ones (``tone, syria``). ``evidence`` is a
    list of structs, as `analysis.columns.EVIDENCE` has them.
    """
    return _listed(_columns(keys))


def as_cells(keys: Sequence[str]) -> str:
    """The same with nothing nested, for spreadsheets: ``evidence`` is text, each phrase as
    ``tone -0.40 (us, sentence 2): condemned``, and ``opening``, after ``title``, is the beginning
    of a text that has none, to be cut by `opening`."""
    columns = _columns(keys)
    cells = {**columns, "evidence": _PHRASES}
    opening = {"opening": "o.opening"}
    at = list(cells).index("title") + 1
    return _listed(dict([*list(cells.items())[:at], *opening.items(), *list(cells.items())[at:]]))


def as_lines(keys: Sequence[str]) -> str:
    """One column ``line``: each article as an object of JSON, with the keys of ``score --format
    jsonl`` first."""
    columns = _columns(keys)
    told = {name: columns[name] for name in ("id", "title", "language", "published", "outlet")}
    told["topics"] = _struct({key: columns[f"topic_{key}"] for key in keys})
    told |= {name: columns[name] for name in ("tone", "confidence", "wire")}
    told["evidence"] = _evidence()
    told |= {name: columns[name] for name in ("url", "author")}
    told["voices"] = _struct({holder: columns[voice] for holder, voice in VOICES.items()})
    told |= {name: columns[name] for name in ("story", "placements")}
    told["corrected"] = "string_split(a.corrected, ', ')"
    told["machine"] = _struct(
        {
            "tone": columns["machine_tone"],
            "topics": _struct({key: columns[f"machine_topic_{key}"] for key in keys}),
        }
    )
    told |= {name: columns[name] for name in ("backend", "version", "source")}
    return f"to_json({_struct(told)})::VARCHAR AS line"


def _columns(keys: Sequence[str]) -> dict[str, str]:
    scores = ["tone", *(f"topic_{key}" for key in keys)]
    names = ("published", "outlet", "language", "title")
    return {
        "id": "a.article_id",
        **{name: f"a.{name}" for name in names},
        **{name: f"r.{name}" for name in ("url", "author")},
        "tone": _score("a.tone"),
        "confidence": _score("a.confidence"),
        **{name: _score(f"a.{name}") for name in (*scores[1:], *VOICES.values())},
        "story": 'coalesce(m."into", a.story)',
        **{name: f"a.{name}" for name in ("placements", "wire")},
        "evidence": "s.evidence",
        "corrected": "a.corrected",
        **{f"machine_{name}": _score(f"s.{name}") for name in scores},
        **{name: f"a.{name}" for name in ("backend", "version")},
        "source": "r.source",
    }


def _score(column: str) -> str:
    """A score in as many digits as are computed; it is stored in 32 bits."""
    return f"round({column}::DOUBLE, {SCORE_DIGITS})"


def _listed(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{said} AS {name}" for name, said in columns.items())


def _struct(parts: Mapping[str, str]) -> str:
    fields = (f"'{name}': {said}" for name, said in parts.items())
    return f"{{{', '.join(fields)}}}"


def _evidence() -> str:
    parts = {field.name: _NESTED.get(field.name, f"e.{field.name}") for field in EVIDENCE}
    return f"list_transform(coalesce(s.evidence, []), lambda e: {_struct(parts)})"
