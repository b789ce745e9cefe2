"""What is kept: articles and their analyses in two Delta tables, and how they are opened.

Appends are commits: a reader sees a whole one or none of it. Every append names the same
application transaction, so of two writers at once the later is refused, looks again at what is
known by then, and appends the rest: nothing collides and nothing is stored twice.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import duckdb
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, TableNotFoundError

from analysis import packs
from analysis.columns import ARTICLES, VOICES, analyses_schema, analyses_table, articles_table
from analysis.errors import StoreError
from analysis.known import KnownIds
from analysis.models import Analysis, Article

BATCH = 2_000
"""Articles in one commit: about 10 MB in memory, and a crash loses less than a second's work."""

FILES_BEFORE_COMPACTION = 32
"""Files a table may have before an ingest joins them; DuckDB opens each one at every query."""

ROWS_IN_GROUP = 122_880
"""Rows in a Parquet row group; DuckDB's own size, the unit its threads share out."""

QUERY_MEMORY = "2GB"
"""What one connection may use before it spills to disk; a query at 10 M rows stays far below."""

ATTEMPTS = 200
"""Refused commits before giving up; each one means that another writer got its batch in."""

TABLES = ("articles", "analyses")
_KEYS = {"articles": "id", "analyses": "article_id"}
_UNUSABLE = set("[]|^\\") if os.sep == "/" else set("[]|^")  # deltalake cannot open such paths
_WRITER = WriterProperties(compression="ZSTD", max_row_group_size=ROWS_IN_GROUP)
_COMMIT = CommitProperties(app_transactions=[Transaction("analysis", 1)])

Item = TypeVar("Item")


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """The store in the folder ``path``, made there first if ``create``.

    Raises StoreError where there is none, or where the folder holds something else.
    """
    folder = Path(path).expanduser()
    _refuse_what_is_no_store(folder, create=create)
    if create:
        for name, schema in (
            ("articles", ARTICLES),
            ("analyses", analyses_schema(packs.topic_keys())),
        ):
            _make_table(folder / name, schema, key=_KEYS[name])
    return Store(folder)


def is_store(path: str | Path) -> bool:
    """Whether the folder ``path`` holds a store."""
    return all((Path(path).expanduser() / name / "_delta_log").is_dir() for name in TABLES)


class Store:
    """Articles and their analyses in one folder; get one from `open_store`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known = {name: KnownIds(_KEYS[name]) for name in TABLES}

    def version(self) -> str:
        """A short text that differs as soon as anything was added; for cache keys.

        Read off the names of the commits: a page asks at every rerun, and opening both
        tables would take a hundred times as long.
        """
        return ".".join(_last_commit(self.folder / name / "_delta_log") for name in TABLES)

    def append_articles(self, articles: Sequence[Article]) -> list[Article]:
        """Keeps the articles that are not in the store yet, each once, and returns those."""
        added = dt.datetime.now(dt.UTC)
        return self._append(
            "articles", articles, lambda a: a.id, lambda new: articles_table(new, added=added)
        )

    def append_analyses(
        self, scored: Sequence[tuple[Article, Analysis]]
    ) -> list[tuple[Article, Analysis]]:
        """Keeps the analyses of articles that have none in the store yet, and returns those."""
        return self._append("analyses", scored, lambda pair: pair[1].article_id, analyses_table)

    def pending(self) -> Iterator[Article]:
        """The stored articles that an interrupted ingest left without an analysis."""
        names = [name for name in ARTICLES.names if name not in ("id", "added")]
        con = self.connect()
        con.execute(
            f"SELECT {', '.join(names)} FROM articles "
            "WHERE id NOT IN (SELECT article_id FROM analyses)"
        )
        while rows := con.fetchmany(BATCH):
            yield from (Article(**dict(zip(names, row, strict=True))) for row in rows)
        con.close()

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection with the views ``articles`` and ``analyses``, as the store is now.

        What is added later is not in it: open another when `version` has changed. Threads
        take a ``cursor()`` of it each.
        """
        con = _connection()
        for name in TABLES:
            table = self._table(name)
            schema = pa.schema(table.schema().to_arrow())
            _view(con, name, self._files(name, table), schema)
        return con

    def compact(self) -> None:
        """Joins small files where there are many, and drops those replaced a week ago."""
        for name in TABLES:
            table = self._table(name)
            if len(table.file_uris()) <= FILES_BEFORE_COMPACTION:
                continue
            try:
                table.optimize.compact(writer_properties=_WRITER)
                table.vacuum(dry_run=False)
            except CommitFailedError:
                continue  # another process is compacting; the next ingest comes by again

    def _append(
        self,
        name: str,
        items: Sequence[Item],
        key: Callable[[Item], str],
        rows: Callable[[list[Item]], pa.Table],
    ) -> list[Item]:
        once = {key(item): item for item in reversed(items)}
        for attempt in range(ATTEMPTS):
            table = self._table(name)
            known = self._known[name]
            known.read(self._files(name, table))
            new = [item for id_, item in reversed(once.items()) if id_ not in known]
            if not new or _commit(table, rows(new)):
                return new
            time.sleep(random.uniform(0, 0.01 * min(attempt + 1, 20)))
        raise StoreError(f"{self.folder}: too many writers at once; try again when fewer run")

    def _table(self, name: str) -> DeltaTable:
        try:
            return DeltaTable(self.folder / name)
        except TableNotFoundError:
            raise StoreError(_NO_STORE.format(folder=self.folder)) from None

    def _files(self, name: str, table: DeltaTable) -> list[str]:
        """Paths rather than `file_uris`, which are percent-encoded."""
        return [
            str(self.folder / name / unquote(uri.rsplit("/", 1)[-1])) for uri in table.file_uris()
        ]


def sample_connection(
    articles: Iterable[Article], analyses: Iterable[Analysis]
) -> duckdb.DuckDBPyConnection:
    """A connection with the same views as `Store.connect`, over articles in memory.

    The analyses stand in the articles' order, one for each.
    """
    kept = list(articles)
    scored = list(zip(kept, analyses, strict=True))
    con = _connection()
    _fill(con, "articles", articles_table(kept, added=dt.datetime.now(dt.UTC)))
    _fill(con, "analyses", analyses_table(scored))
    return con


_NO_STORE = (
    "{folder}: there is no store here; "
    "make one with: python -m analysis ingest PATH… --store {folder}"
)


def _refuse_what_is_no_store(folder: Path, *, create: bool) -> None:
    if _UNUSABLE & set(str(folder.absolute())):
        raise StoreError(f"{folder}: a store's path may not hold any of [ ] | ^ \\; choose another")
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder}: is a file; a store is a folder, choose another name")
    if is_store(folder):
        return
    if not create:
        raise StoreError(_NO_STORE.format(folder=folder))
    others = [e.name for e in folder.iterdir() if e.name not in TABLES] if folder.exists() else []
    if others:
        raise StoreError(
            f"{folder}: holds other things ({others[0]} …) and is no store; "
            "name a new or empty folder"
        )


def _make_table(path: Path, schema: pa.Schema, *, key: str) -> None:
    """Statistics only for the columns that files can be skipped by: texts bloat the log."""
    if not (path / "_delta_log").is_dir():
        path.mkdir(parents=True, exist_ok=True)
        settings = {"delta.dataSkippingStatsColumns": f"{key},published"}
        DeltaTable.create(path, schema, mode="ignore", configuration=settings)


def _last_commit(log: Path) -> str:
    """Commits are files named after their number: 00000000000000000007.json."""
    with os.scandir(log) as entries:
        names = [entry.name for entry in entries if entry.name.endswith(".json")]
    return max(names).removesuffix(".json").lstrip("0") or "0"


def _commit(table: DeltaTable, rows: pa.Table) -> bool:
    """Appends ``rows`` unless another writer committed since ``table`` was read."""
    try:
        write_deltalake(
            table,
            rows,
            mode="append",
            schema_mode="merge",
            writer_properties=_WRITER,
            commit_properties=_COMMIT,
        )
    except CommitFailedError:
        return False
    return True


def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": QUERY_MEMORY,
            "temp_directory": str(Path(tempfile.gettempdir()) / "analysis-queries"),
            "autoinstall_known_extensions": False,
            "parquet_metadata_cache": True,
        },
    )


def _view(
    con: duckdb.DuckDBPyConnection, name: str, files: Sequence[str], schema: pa.Schema
) -> None:
    if not files:
        _fill(con, name, schema.empty_table())
        return
    listed = ", ".join(_quoted(_no_pattern(file)) for file in files)
    con.execute(
        f"CREATE VIEW {name} AS SELECT {_shown(name, schema)} "
        f"FROM read_parquet([{listed}], union_by_name = true)"
    )


def _fill(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.register("rows_given", rows)
    con.execute(f"CREATE TABLE {name} AS SELECT {_shown(name, rows.schema)} FROM rows_given")
    con.unregister("rows_given")


def _shown(name: str, schema: pa.Schema) -> str:
    """The columns of a view: those stored, and topics watched now and voices that no analysis
    has yet.

    Moments come without their time zone (UTC): DuckDB would want pytz for it.
    """
    if name == "articles":
        moments = [column for column in ("added", "fetched") if column in schema.names]
        plain = (f"make_timestamp(epoch_us({column})) AS {column}" for column in moments)
        return f"* REPLACE ({', '.join(plain)})"
    watched = [*(f"topic_{key}" for key in packs.topic_keys()), *VOICES.values()]
    missing = [column for column in watched if column not in schema.names]
    return ", ".join(["*", *(f"NULL::FLOAT AS {column}" for column in missing)])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_pattern(path: str) -> str:
    """``path`` as DuckDB reads it where it would take ``*`` and ``?`` for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
