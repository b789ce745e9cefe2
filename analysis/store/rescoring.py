"""New scores in place of old ones: gathered aside, then put in place by one commit.

Scores of the present version are appended to a Delta table aside, so a rescoring that was
killed goes on where it was. Once every row of another version has its successor there, one
commit to the table of scores takes out the files that held such rows and takes in those
gathered: readers have all old scores or all new ones. An ingest that commits in between makes
that commit fail; what it added is looked at, and the commit tried again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError
from deltalake.transaction import AddAction, RemoveAction

from analysis import packs
from analysis.columns import analyses_schema, analyses_table
from analysis.errors import StoreError
from analysis.models import Analysis, Article
from analysis.packs.watched import STAMP, unstamped
from analysis.store import layout, views
from analysis.store.progress import (
    Progress,
    forget_progress,
    locked,
    read_progress,
    write_progress,
)
from analysis.store.tables import BATCH, COMMIT, Table, batches_of

_MISSING = """
SELECT count(*) FROM replaced SEMI JOIN articles ON id = article_id ANTI JOIN aside
USING (article_id)"""
"""Rows to be replaced that have no successor yet."""

_FOREIGN = "SELECT count(*) FROM aside ANTI JOIN replaced USING (article_id)"
"""Gathered rows that replace none: left by a rescoring that was killed just after its commit,
they are in place already."""


_TONED = """
SELECT scored.*, text FROM scored JOIN articles ON id = article_id
WHERE version IS DISTINCT FROM ? AND split_part(version, ?, 1) = ?
AND article_id NOT IN (SELECT article_id FROM aside)"""
"""Rows of which only the topics are old, with their articles' texts."""


class Rescoring:
    """The scores by one backend on their way to one version; a context, one at a time.

    Entering raises StoreError where another process is at it.
    """

    def __init__(
        self, folder: Path, backend: str, version: str, *, articles: Table, scores: Table
    ) -> None:
        self._version = version
        self._articles = articles
        self._scores = scores
        self._place = folder / layout.RESCORING / backend
        digest = hashlib.blake2b(version.encode(), digest_size=8).hexdigest()
        self._aside = Table(self._place / digest, "article_id")
        self._progress = Progress(backend, version, 0, 0, running=True)
        self._lock: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        self._place.mkdir(parents=True, exist_ok=True)
        self._lock = locked(self._place)
        if self._lock is None:
            at = read_progress(self._place)
            far = f", {at.done} of {at.total} done" if at else ""
            raise StoreError(f"{self._place.name}: is being rescored already{far}; wait for it")
        for other in self._place.iterdir():
            if other.is_dir() and other != self._aside.folder:
                shutil.rmtree(other)  # left by a rescoring to a version that is past
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            forget_progress(self._place)
        if self._lock:
            self._lock.close()

    def report(self, done: int, total: int) -> None:
        """Tells other processes how far this is."""
        now = Progress(self._progress.backend, self._version, done, total, running=True)
        write_progress(self._place, now)

    def counts(self) -> tuple[int, int]:
        """How many articles have their new scores gathered, and how many need new ones."""
        with closing(self._connected()) as con:
            gathered = f"SELECT count(*) FROM ({self._wanted()}) SEMI JOIN aside ON article_id = id"
            return _number(con, gathered), _number(con, f"SELECT count(*) FROM ({self._wanted()})")

    def remaining(self) -> Iterator[Article]:
        """The articles whose scores are of another version, or missing where there are none
        by the backend at all, and have no successor yet."""
        if not self._begun():
            return
        scored = "AND article_id IS NOT NULL" if self._scores.exists() else ""
        with closing(self._connected()) as con:
            missing = f"{self._wanted()} {scored} EXCEPT SELECT article_id FROM aside"
            yield from views.articles_in(con, missing)

    def toned(self) -> Iterator[pa.Table]:
        """Rows whose tone is of the present version and whose topics are not, without successor
        yet, in batches of at most `BATCH`, each row with its article's text as ``text``."""
        if not (self._begun() and self._scores.exists()):
            return
        with closing(self._connected()) as con:
            values = [self._version, STAMP, unstamped(self._version)]
            for batch in con.sql(_TONED, params=values).to_arrow_reader(BATCH):
                yield pa.Table.from_batches([batch])

    def keep_rows(self, rows: pa.Table) -> None:
        """Gathers rows made of those that `toned` gave; they get the present version."""
        version = pa.array([self._version] * len(rows), pa.string())
        place = rows.schema.get_field_index("version")
        self._aside.append_rows(rows.set_column(place, "version", version))

    def keep(self, scored: Sequence[tuple[Article, Analysis]]) -> None:
        """Gathers new scores."""
        self._aside.append(scored, lambda pair: pair[1].article_id, analyses_table)

    def put_in_place(self) -> bool:
        """Makes the gathered scores the ones to be read; False where some are still missing.

        Then there was something added meanwhile: gather `remaining` and try again.
        """
        if not self._aside.exists():
            return self._is_done()
        if not self._scores.exists():
            return self._move()
        table = self._scores.opened()
        replaced = self._replaced(table)
        with closing(self._connected(replaced)) as con:
            missing, foreign = _number(con, _MISSING), _number(con, _FOREIGN)
        if replaced and foreign:
            self._discard()
        if replaced and (missing or foreign or not self._commit(table, replaced)):
            return False
        if foreign:
            self._append_all()
        self._discard()
        return True

    # -- gathering

    def _begun(self) -> bool:
        """Whether there is something to gather; what is there of it is gathered then."""
        if self._is_done():
            return False
        self._aside.make(analyses_schema(packs.topic_keys()))
        self._carry()
        return True

    def _is_done(self) -> bool:
        """Whether nothing has to be gathered."""
        return self._scores.exists() and not self._replaced(self._scores.opened())

    def _replaced(self, table: DeltaTable) -> list[str]:
        """The files with a row of another version."""
        current = pa.scalar(self._version, pa.string())
        return [
            file
            for file in self._scores.files(table)
            if not pc.all(pc.equal(_column(file, "version"), current), skip_nulls=False).as_py()
        ]

    def _carry(self) -> None:
        """Copies rows of the present version that stand in files with others."""
        if not self._scores.exists():
            return
        for file in self._replaced(self._scores.opened()):
            if self._version not in _column(file, "version").unique().to_pylist():
                continue
            for rows in batches_of([file]):
                self._aside.append_rows(rows.filter(pc.equal(rows["version"], self._version)))

    def _connected(self, replaced: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
        """The articles, their analyses, the ids gathered ``aside`` and those ``replaced``."""
        con = views.connection()
        views.add_view(con, "articles", self._articles.files())
        views.add_view(con, "scored", self._scores.files() if self._scores.exists() else [])
        aside = self._aside.files() if self._aside.exists() else []
        views.add_ids(con, "aside", aside)
        views.add_ids(con, "replaced", replaced)
        return con

    def _wanted(self) -> str:
        """A query for the articles that need new scores."""
        return (
            "SELECT id FROM articles LEFT JOIN scored ON article_id = id "
            f"WHERE version IS DISTINCT FROM {views.quoted(self._version)}"
        )

    # -- putting in place

    def _move(self) -> bool:
        """The gathered scores as the first by their backend."""
        self._scores.folder.parent.mkdir(exist_ok=True)
        try:
            self._aside.folder.rename(self._scores.folder)
        except OSError as error:
            if self._scores.exists():
                return False  # an ingest has begun such scores meanwhile
            raise StoreError(f"{self._scores.folder}: cannot be made ({error})") from None
        return True

    def _append_all(self) -> None:
        """What an ingest that has begun such scores has not scored itself."""
        for rows in batches_of(self._aside.files()):
            self._scores.append_rows(rows)

    def _discard(self) -> None:
        shutil.rmtree(self._aside.folder)
        self._aside = Table(self._aside.folder, "article_id")

    def _commit(self, table: DeltaTable, replaced: Sequence[str]) -> bool:
        """Takes ``replaced`` out and the gathered files in, unless another writer committed
        since ``table`` was read."""
        now = int(time.time() * 1000)
        out = [RemoveAction(Path(file).name, True, now) for file in replaced]
        linked = [self._link(Path(file)) for file in self._aside.files()]
        try:
            self._evolve(table)
            actions: list[AddAction | RemoveAction] = [*(_addition(path) for path in linked), *out]
            table.create_write_transaction(
                actions, "append", table.schema(), commit_properties=COMMIT
            )
        except CommitFailedError:
            for path in linked:
                path.unlink()
            return False
        return True

    def _evolve(self, table: DeltaTable) -> None:
        """Columns that only the new scores have, such as topics watched since."""
        there = {field.name for field in table.schema().fields}
        fields = self._aside.opened().schema().fields
        if new := [field for field in fields if field.name not in there]:
            table.alter.add_columns(new, commit_properties=COMMIT)

    def _link(self, file: Path) -> Path:
        """The same file among the scores; a copy where the file system knows no links."""
        path = self._scores.folder / file.name
        path.unlink(missing_ok=True)
        try:
            os.link(file, path)
        except OSError:
            shutil.copyfile(file, path)
        return path


def _addition(path: Path) -> AddAction:
    found = path.stat()
    stats = json.dumps({"numRecords": pq.read_metadata(path).num_rows})
    return AddAction(path.name, found.st_size, {}, int(found.st_mtime * 1000), True, stats)


def _column(file: str, name: str) -> pa.ChunkedArray:
    return pq.read_table(file, columns=[name])[name]


def _number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
