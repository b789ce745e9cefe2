"""One Delta table in a folder, to which any number of processes append each row once.

Appends are commits: a reader sees a whole one or none of it. Every append names the same
application transaction, so of two writers at once the later is refused, looks again at what is
known by then, and appends the rest: nothing collides and nothing is stored twice.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError

from analysis.errors import StoreError
from analysis.known import KnownIds

BATCH = 2_000
"""Rows in one commit: about 10 MB in memory, and a crash loses less than a second's work."""

FILES_BEFORE_COMPACTION = 32
"""Files a table may have before an ingest joins them; DuckDB opens each one at every query."""

ROWS_IN_GROUP = 122_880
"""Rows in a Parquet row group; DuckDB's own size, the unit its threads share out."""

ATTEMPTS = 200
"""Refused commits before giving up; each one means that another writer got its batch in."""

COMMIT = CommitProperties(app_transactions=[Transaction("analysis", 1)])
_WRITER = WriterProperties(compression="ZSTD", max_row_group_size=ROWS_IN_GROUP)

Item = TypeVar("Item")


class Table:
    """The Delta table in ``folder``; no two of its rows have the same ``key``."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self._key = key
        self._known = KnownIds(key)

    def exists(self) -> bool:
        """Whether the table is there."""
        return (self.folder / "_delta_log").is_dir()

    def make(self, schema: pa.Schema) -> None:
        """Makes the table where it is not there yet.

        Statistics only for the columns that files can be skipped by: texts bloat the log.
        """
        if not self.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            settings = {"delta.dataSkippingStatsColumns": f"{self._key},published"}
            DeltaTable.create(self.folder, schema, mode="ignore", configuration=settings)

    def opened(self) -> DeltaTable:
        """The table as it is now."""
        return DeltaTable(self.folder)

    def files(self, table: DeltaTable | None = None) -> list[str]:
        """Paths of the files that hold the rows of ``table``, by default those of now.

        Rather than `file_uris`, which are percent-encoded.
        """
        uris = (table or self.opened()).file_uris()
        return [str(self.folder / unquote(uri.rsplit("/", 1)[-1])) for uri in uris]

    def last_commit(self) -> str:
        """The number of the last commit, empty where there is no table.

        Read off the names of the commits, such as 00000000000000000007.json: a page asks at
        every rerun, and opening the table would take a hundred times as long.
        """
        if not self.exists():
            return ""
        with os.scandir(self.folder / "_delta_log") as entries:
            names = [entry.name for entry in entries if entry.name.endswith(".json")]
        return max(names, default="").removesuffix(".json").lstrip("0") or "0"

    def append(
        self,
        items: Sequence[Item],
        key: Callable[[Item], str],
        rows: Callable[[list[Item]], pa.Table],
        *,
        on_read: Callable[[list[str]], object] | None = None,
    ) -> list[Item]:
        """Keeps the items that have no row yet, each once, and returns those.

        ``on_read`` is told the files that are new since the last append, before ``rows``
        makes rows of the items. Raises StoreError where others never let it commit.
        """
        once = {key(item): item for item in reversed(items)}
        for attempt in range(ATTEMPTS):
            table = self.opened()
            fresh = self._known.read(self.files(table))
            if on_read:
                on_read(fresh)
            new = [item for id_, item in reversed(once.items()) if id_ not in self._known]
            if not new or _commit(table, rows(new)):
                return new
            time.sleep(random.uniform(0, 0.01 * min(attempt + 1, 20)))
        raise StoreError(f"{self.folder}: too many writers at once; try again when fewer run")

    def append_rows(self, rows: pa.Table) -> int:
        """Keeps those of ``rows`` whose key has no row yet; how many that were."""
        ids = rows[self._key].to_pylist()
        places = list(range(len(ids)))
        return len(self.append(places, lambda place: str(ids[place]), rows.take))

    def compact(self) -> None:
        """Joins small files where there are many, and drops those replaced a week ago."""
        table = self.opened()
        if len(table.file_uris()) <= FILES_BEFORE_COMPACTION:
            return
        try:
            table.optimize.compact(writer_properties=_WRITER)
            table.vacuum(dry_run=False)
        except CommitFailedError:
            pass  # another process is compacting; the next ingest comes by again


def batches_of(files: Iterable[str]) -> Iterator[pa.Table]:
    """The rows of Parquet files, a batch of one file at a time."""
    for file in files:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=BATCH):
            yield pa.Table.from_batches([batch])


def _commit(table: DeltaTable, rows: pa.Table) -> bool:
    """Appends ``rows`` unless another writer committed since ``table`` was read."""
    try:
        write_deltalake(
            table,
            rows,
            mode="append",
            schema_mode="merge",
            writer_properties=_WRITER,
            commit_properties=COMMIT,
        )
    except CommitFailedError:
        return False
    return True
