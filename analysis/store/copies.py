"""Which articles are copies of one story: one row an article, written before its scores.

Where an article belongs depends on those before it, so placing is like appending: an index
learns every row that is in the table, says where new articles belong, and their rows are
committed only if no other writer was faster; else the index learns the others' rows first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.columns import Copy, copies_table
from analysis.models import Article
from analysis.store.tables import Table


class Index(Protocol):
    """Tells copies from other articles."""

    def learn(self, rows: pa.Table) -> None:
        """Takes in rows of `analysis.columns.COPIES`, the store's, each once, in any order."""

    def place(self, articles: Sequence[Article]) -> list[Copy]:
        """Where each article belongs among what was learnt and among each other.

        Learns nothing: the articles come back by `learn` once they are in the store, and may
        come here again before that.
        """


class Copies:
    """The table of copies in ``folder``, kept up with an index."""

    def __init__(self, folder: Path, index: Index) -> None:
        self._table = Table(folder, "article_id")
        self._index = index

    def place(self, articles: Sequence[Article], *, scored: bool = False) -> list[Copy]:
        """Gives each article that has none its row, and returns those.

        ``scored`` ones have had scores as stories of their own before this: those that are
        copies have that story joined to the one they belong to.
        """
        placed: list[Copy] = []

        def rows(new: list[Article]) -> pa.Table:
            found = self._index.place(new)
            placed[:] = [_with_its_own_story(copy) for copy in found] if scored else found
            return copies_table(placed)

        new = self._table.append(articles, lambda article: article.id, rows, on_read=self._learn)
        return placed if new else []

    def _learn(self, files: Iterable[str]) -> None:
        for file in files:
            self._index.learn(pq.read_table(file))


def merged(files: Sequence[str]) -> dict[str, str]:
    """Stories that turned out to be one: each but the earliest of them with that earliest."""
    pairs = [pair for file in files for pair in _joins(file)]
    if not pairs:
        return {}
    begun = _published(files, {story for pair in pairs for story in pair})
    into: dict[str, str] = {}
    for story, other in pairs:
        firsts = {_followed(into, story), _followed(into, other)}
        if len(firsts) == 2:
            first, later = sorted(firsts, key=lambda one: _age(one, begun))
            into[later] = first
    return {story: _followed(into, story) for story in into}


def _followed(into: dict[str, str], story: str) -> str:
    """The story that ``story`` became part of in the end; shortens the way there."""
    while (next_ := into.get(story)) is not None:
        into[story] = into.get(next_, next_)
        story = next_
    return story


def _with_its_own_story(copy: Copy) -> Copy:
    if copy.story == copy.article_id:
        return copy
    return replace(copy, joins=(*copy.joins, copy.article_id))


def _joins(file: str) -> list[tuple[str, str]]:
    rows = pq.read_table(file, columns=["story", "joins"])
    rows = rows.filter(pc.is_valid(rows["joins"]))
    return [(row["story"], other) for row in rows.to_pylist() for other in row["joins"]]


def _published(files: Sequence[str], ids: set[str]) -> dict[str, dt.date | None]:
    wanted = pa.array(sorted(ids), pa.string())
    found: dict[str, dt.date | None] = {}
    for file in files:
        rows = pq.read_table(file, columns=["article_id", "published"])
        rows = rows.filter(pc.is_in(rows["article_id"], value_set=wanted))
        found.update(zip(*(rows[name].to_pylist() for name in rows.column_names), strict=True))
    return found


def _age(story: str, begun: Mapping[str, dt.date | None]) -> tuple[dt.date, str]:
    """Undated stories come last; of one day's, always the same one comes first."""
    return begun.get(story) or dt.date.max, story


def placed(files: Sequence[str], ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Story and wire of those of ``ids`` that were placed, as they were placed."""
    wanted = pa.array(ids, pa.string())
    found: dict[str, tuple[str, str | None]] = {}
    for file in files:
        rows = pq.read_table(file, columns=["article_id", "story", "wire"])
        rows = rows.filter(pc.is_in(rows["article_id"], value_set=wanted))
        for row in rows.to_pylist():
            found[row["article_id"]] = (row["story"], row["wire"])
    return found
