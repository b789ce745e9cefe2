"""Corrections in a store: kept as they come, and applied to the scores that queries read.

``corrections`` is a table of all that were made (`analysis.corrections.CORRECTIONS`, with whether
each ``stands``); ``verdicts`` has what is in force for each score there is: one row an article,
``kind`` (tone or topic) and ``key``, with what the analyst said (``value``), who, when and why,
``machine``, the score by the backend shown as it is now, ``differs``, whether the two are of
another class, and ``used``, the score that ``analyses`` has instead (NULL also where that is that
nothing is said). ``applied`` rows are those by which ``analyses`` was changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.corrections import (
    CORRECTIONS,
    Correction,
    corrections_from,
    corrections_table,
    standing,
)
from analysis.models import PRESENT
from analysis.store.tables import FILES_BEFORE_COMPACTION, Table

_VERDICTS = pa.schema(
    [
        *(CORRECTIONS.field(name) for name in ("id", "article_id", "kind", "key", "value")),
        ("machine", pa.float64()),
        ("used", pa.float64()),
        ("differs", pa.bool_()),
        ("applied", pa.bool_()),
        *(CORRECTIONS.field(name) for name in ("who", "reason")),
        ("made", pa.timestamp("us")),
    ]
)

# Neither the machine's confidence in a class nor its reason for none is of the analyst's tone.
_TONES = """
UPDATE analyses SET tone = used, confidence = NULL, note = NULL FROM verdicts v
WHERE v.article_id = analyses.article_id AND v.kind = 'tone' AND v.applied"""

_TOPIC = """
UPDATE analyses SET "topic_{key}" = used FROM verdicts v
WHERE v.article_id = analyses.article_id AND v.kind = 'topic' AND v.key = '{key}' AND v.applied"""

_MARKS = """
UPDATE analyses SET corrected = keys FROM (
    SELECT article_id, string_agg("key", ', ' ORDER BY kind != 'tone', "key") AS keys
    FROM verdicts WHERE applied GROUP BY article_id
) v WHERE v.article_id = analyses.article_id"""


class Corrections:
    """The corrections kept in ``folder``, a Delta table that is only ever added to."""

    def __init__(self, folder: Path) -> None:
        self._table = Table(folder, "id")
        self._latest = dt.datetime.min.replace(tzinfo=dt.UTC)

    def last_commit(self) -> str:
        """The number of the last commit, empty where nothing was ever corrected."""
        return self._table.last_commit()

    def read(self) -> list[Correction]:
        """All of them, in no order."""
        if not self._table.exists():
            return []
        return [each for file in self._table.files() for each in _read(file)]

    def append(self, made: Sequence[Correction]) -> list[Correction]:
        """Keeps corrections and returns them as kept: each made later than all before it, also
        where the clock of another machine runs ahead, so that the latest is the last."""
        self._table.make(CORRECTIONS)
        kept: list[Correction] = []

        def rows(new: list[Correction]) -> pa.Table:
            kept[:] = _after(self._latest, new)
            return corrections_table(kept)

        self._table.append(made, lambda each: each.id, rows, on_read=self._learn)
        if len(self._table.files()) > FILES_BEFORE_COMPACTION:
            self._table.compact()
        return kept

    def _learn(self, files: Iterable[str]) -> None:
        for file in files:
            last = pc.max(pq.read_table(file, columns=["made"])["made"]).as_py()
            self._latest = max(self._latest, last or self._latest)


def correct(con: duckdb.DuckDBPyConnection, made: Sequence[Correction]) -> None:
    """Makes the tables ``corrections`` and ``verdicts``, and ``analyses`` what analysts say."""
    in_force = standing(made)
    _fill(con, "corrections", _log(made, in_force.values()))
    of_scores = [each for each in in_force.values() if each.kind != "sentence"]
    verdicts = _verdicts(of_scores, _scores(con, of_scores))
    _fill(con, "verdicts", pa.Table.from_pylist(verdicts, schema=_VERDICTS))
    applied = {(row["kind"], row["key"]) for row in verdicts if row["applied"]}
    for kind, key in sorted(applied):
        con.execute(_TONES if kind == "tone" else _TOPIC.format(key=key))
    if applied:
        con.execute(_MARKS)


def _read(file: str) -> list[Correction]:
    return corrections_from(pq.read_table(file))


def _after(latest: dt.datetime, new: Sequence[Correction]) -> list[Correction]:
    """The corrections with their moments moved on where one of them is not after ``latest``."""
    kept = []
    for each in new:
        latest = max(each.made, latest + dt.timedelta(microseconds=1))
        kept.append(replace(each, made=latest))
    return kept


def _log(made: Sequence[Correction], in_force: Iterable[Correction]) -> pa.Table:
    stand = {each.id for each in in_force}
    table = corrections_table(made)
    return table.append_column("stands", pa.array([each.id in stand for each in made], pa.bool_()))


def _scores(
    con: duckdb.DuckDBPyConnection, corrected: Sequence[Correction]
) -> dict[str, dict[str, float | None]]:
    """The machine's scores of the articles by their ids: tone and topics by key."""
    if not corrected:
        return {}
    ids = pa.table({"id": pa.array(sorted({each.article_id for each in corrected}), pa.string())})
    con.register("ids_given", ids)
    cursor = con.execute("SELECT * FROM analyses WHERE article_id IN (SELECT id FROM ids_given)")
    names = [str(column[0]) for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    con.unregister("ids_given")
    return {row["article_id"]: _by_key(row) for row in rows}


def _by_key(row: Mapping[str, Any]) -> dict[str, float | None]:
    kept = {name: value for name, value in row.items() if name.startswith("topic_")}
    return {"tone": row["tone"], **{f"topic {n.removeprefix('topic_')}": v for n, v in kept.items()}}


def _verdicts(
    in_force: Iterable[Correction], scores: Mapping[str, Mapping[str, float | None]]
) -> list[dict[str, Any]]:
    """A row of ``verdicts`` for each correction of a score that there is."""
    rows = []
    for each in in_force:
        own = scores.get(each.article_id, {})
        name = "tone" if each.kind == "tone" else f"topic {each.key}"
        if name in own:
            rows.append(_verdict(each, own[name]))
    return rows


def _verdict(correction: Correction, machine: float | None) -> dict[str, Any]:
    """What was only confirmed gives way to later scores of the same class; a tone that was
    corrected holds as it is."""
    differs = not correction.is_class_of(machine)
    exact = correction.kind == "tone" and not correction.confirms
    value = correction.value
    if correction.kind == "topic" and value:
        value = PRESENT  # discussed is all that was said: the least that counts as such
    given = {name: getattr(correction, name) for name in ("id", "article_id", "kind", "key")}
    return {
        **given,
        "value": correction.value,
        "machine": machine,
        "used": value if differs or exact else machine,
        "differs": differs,
        "applied": differs or exact,
        "who": correction.who,
        "reason": correction.reason,
        "made": correction.made.replace(tzinfo=None),
    }


def _fill(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """A table of these rows; moments come without their time zone, as everywhere here."""
    plain = [
        pa.field(each.name, pa.timestamp("us")) if pa.types.is_timestamp(each.type) else each
        for each in rows.schema
    ]
    con.register("rows_given", rows.cast(pa.schema(plain)))
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM rows_given")
    con.unregister("rows_given")
