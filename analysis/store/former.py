"""A store of format 1: one table with the analyses by all backends. Read as it is, and moved."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset

from analysis.store.tables import Table, batches_of

KEPT_DAYS = 7
"""How long the former table stays once it was replaced: readers may have it open. As long as
Delta tables keep the files that were replaced."""


class FormerAnalyses:
    """The one table of analyses of a store of format 1, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.table = Table(folder, "article_id")

    def backends(self) -> tuple[str, ...]:
        """The backends that scored, the one that scored most first."""
        counts: dict[str, int] = {}
        for file in self.table.files():
            column = pyarrow.dataset.dataset(file).to_table(columns=["backend"])["backend"]
            for each in pc.value_counts(column).to_pylist():
                counts[each["values"]] = counts.get(each["values"], 0) + each["counts"]
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    def batches(self) -> Iterator[pa.Table]:
        """The rows, in batches."""
        return batches_of(self.table.files())

    def drop_if_replaced(self, state: Path) -> None:
        """Deletes the table if its rows were moved, and ``state`` written, KEPT_DAYS ago."""
        if self.table.exists() and state.is_file():
            days = (time.time() - state.stat().st_mtime) / 86_400
            if days > KEPT_DAYS:
                shutil.rmtree(self.table.folder)


def by_backend(rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """The rows by each backend."""
    for backend in pc.unique(rows["backend"]).to_pylist():
        yield backend, rows.filter(pc.equal(rows["backend"], backend))
