"""Which ids a table holds, in little memory: 200 MB for ten million."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.parquet as pq

MERGE_AT = 200_000
"""Recent ids kept in a set before they are sorted into the array; the set is 5 times as heavy."""

_ID = np.dtype("S20")  # hexadecimal digits of analysis.models.Article.id


class KnownIds:
    """The ids in one column of Parquet files; files are read once each."""

    def __init__(self, column: str) -> None:
        self._column = column
        self._files: set[str] = set()
        self._sorted = np.empty(0, _ID)
        self._recent: set[str] = set()

    def __contains__(self, id_: str) -> bool:
        if id_ in self._recent:
            return True
        place = np.searchsorted(self._sorted, np.bytes_(id_))
        return bool(place < len(self._sorted) and self._sorted[place] == np.bytes_(id_))

    def read(self, files: Iterable[str]) -> list[str]:
        """Learns the ids of those files that were not read before, and returns these files."""
        fresh = [file for file in files if file not in self._files]
        for file in fresh:
            self._recent.update(self._ids(file))
        self._files.update(fresh)
        self._merge(MERGE_AT)
        return fresh

    def _ids(self, file: str) -> list[str]:
        ids: list[str] = pq.read_table(file, columns=[self._column])[self._column].to_pylist()
        return ids

    def _merge(self, above: int) -> None:
        if len(self._recent) > above:
            recent = np.array(list(self._recent), dtype=_ID)
            self._sorted = np.union1d(self._sorted, recent)
            self._recent.clear()
