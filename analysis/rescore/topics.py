"""Rows of scores with the topics that are watched now, everything else in them as it was."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from analysis.columns import evidence_from, evidence_lists
from analysis.models import Evidence
from analysis.packs.watched import Watched, outdated
from analysis.salience import Asked, Salience, Text, salience_of

_COLUMN = "topic_"
_TONE = "tone"
"""The kind of evidence that no topic has."""

Part = tuple[pa.Table, frozenset[str]]
"""Rows, and the keys of the topics that have to be scored in them."""


def with_topics(
    batches: Iterable[pa.Table], watched: Watched, *, workers: int = 1
) -> Iterator[pa.Table]:
    """Rows of scores, each with its article's ``text``, made rows for the watched topics.

    Only topics that were not watched when a row was made, or with other phrases, are scored;
    those watched no more are taken out. The rows come without ``text``, in no certain order.
    """
    waiting: deque[Part] = deque()

    def asked() -> Iterator[Asked]:
        for rows in batches:
            for part in _by_version(rows, watched):
                waiting.append(part)
                yield _texts(part[0]), part[1]

    for found in salience_of(asked(), watched, workers=workers):
        yield _renewed(*waiting.popleft(), found, watched)


def _by_version(rows: pa.Table, watched: Watched) -> Iterator[Part]:
    for version in rows["version"].unique().to_pylist():
        missing = {key for key in watched.keys if _COLUMN + key not in rows.column_names}
        part = rows.filter(pc.equal(rows["version"], version))
        yield part, outdated(version, watched) | missing


def _texts(rows: pa.Table) -> list[Text]:
    columns = (rows[name].to_pylist() for name in Text._fields)
    return [Text(*values) for values in zip(*columns, strict=True)]


def _renewed(
    rows: pa.Table, keys: frozenset[str], found: Sequence[Salience], watched: Watched
) -> pa.Table:
    there = [name.removeprefix(_COLUMN) for name in rows.column_names if name.startswith(_COLUMN)]
    gone = [key for key in there if key not in watched.keys]
    named = [bool(each.evidence) for each in found]
    touched = pc.or_(pa.array(named, pa.bool_()), _named(rows, [*keys.intersection(there), *gone]))
    evidence = _evidence(
        rows.filter(touched),
        [f for f, t in zip(found, touched.to_pylist(), strict=True) if t],
        keys,
        watched,
    )
    kept = rows.drop_columns(["text", *(_COLUMN + key for key in gone)])
    for key in keys:
        kept = _with_column(kept, _COLUMN + key, [each.topics[key] for each in found])
    changed = kept.filter(touched)
    place = changed.schema.get_field_index("evidence")
    changed = changed.set_column(place, changed.schema.field(place), evidence)
    return pa.concat_tables([kept.filter(pc.invert(touched)), changed])


def _named(rows: pa.Table, keys: Iterable[str]) -> pa.Array:
    """In which rows there is evidence for some of the topics."""
    found = pa.array([False] * len(rows), pa.bool_())
    for key in keys:
        salience = rows[_COLUMN + key].combine_chunks()
        found = pc.or_(found, pc.fill_null(pc.greater(salience, 0), False))
    return found


def _with_column(rows: pa.Table, name: str, values: Sequence[float]) -> pa.Table:
    column = pa.array(values, pa.float32())
    place = rows.schema.get_field_index(name)
    if place < 0:
        return rows.append_column(name, column)
    return rows.set_column(place, name, column)


def _evidence(
    rows: pa.Table, found: Sequence[Salience], keys: frozenset[str], watched: Watched
) -> pa.Array:
    """The evidence of rows with that of some topics in place of what they had of them."""
    lists = []
    for stored, new in zip(rows["evidence"].to_pylist(), found, strict=True):
        old = evidence_from(stored)
        topics = [item for item in old if item.kind in watched.keys and item.kind not in keys]
        tone = [item for item in old if item.kind == _TONE]
        lists.append([*sorted([*topics, *new.evidence], key=_place), *tone])
    return evidence_lists(lists)


def _place(item: Evidence) -> tuple[int, int, int, str]:
    """Where evidence of a topic stands in reading order."""
    return item.sentence, item.start, -item.end, item.kind
