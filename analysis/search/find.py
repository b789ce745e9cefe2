"""The index beside a store: made where it is missing, brought up to date before it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.errors import StoreError
from analysis.filters.search import read_search
from analysis.search.index import Index, Text, WordsOfPhrase
from analysis.search.terms import version
from analysis.store import BATCH, SEARCH, Store, open_store

Answer = TypeVar("Answer")


def find(folder: Path, search: str) -> list[str]:
    """The ids of the articles that ``search`` finds in the store in ``folder``.

    What was added since the index was last asked is indexed first. Raises FilterError for a
    search that means nothing, StoreError where the index cannot be kept.
    """
    wanted = read_search(search)
    store = open_store(folder)
    return _with_index(store, lambda index: _brought_up(index, store).find(wanted))


def find_among(articles: Iterable[Text], search: str) -> list[str]:
    """The ids of those of a few ``articles`` that ``search`` finds.

    Raises FilterError as `find` does.
    """
    wanted = read_search(search)
    index = Index(":memory:")
    index.add(articles)
    return index.find(wanted)


def find_phrases(folder: Path, phrases: Sequence[WordsOfPhrase]) -> list[list[str]]:
    """For each phrase the ids of the articles in the store that hold all its words, wherever.

    What was added since the index was last asked is indexed first. Raises StoreError where the
    index cannot be kept.
    """
    store = open_store(folder)

    def ask(index: Index) -> list[list[str]]:
        there = _brought_up(index, store)
        return [there.having(phrase) for phrase in phrases]

    return _with_index(store, ask)


def update(store: Store) -> None:
    """Indexes what was added to ``store`` since the last time.

    Interrupted at any moment it goes on from there; several processes share the work. Raises
    StoreError where the index cannot be kept.
    """
    _with_index(store, lambda index: _brought_up(index, store))


def _with_index(store: Store, ask: Callable[[Index], Answer]) -> Answer:
    """What ``ask`` gives; a damaged index is made anew for it."""
    path = _path(store)
    try:
        try:
            return _asked(path, ask)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _asked(path, ask)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"{path}: the search index cannot be kept ({error}); "
            "see that the store's folder can be written and the disk has room"
        ) from None


def _asked(path: Path, ask: Callable[[Index], Answer]) -> Answer:
    path.parent.mkdir(exist_ok=True)
    for other in path.parent.glob("*.sqlite"):
        if other != path:  # of words read in another way
            other.unlink(missing_ok=True)
    index = Index(path)
    try:
        return ask(index)
    finally:
        index.close()


def _path(store: Store) -> Path:
    return store.folder / SEARCH / f"{version()}.sqlite"


def _brought_up(index: Index, store: Store) -> Index:
    there = index.files()
    for file in store.article_files():
        if (name := Path(file).name) not in there:
            _add_file(index, file)
            index.finish(name)
    return index


def _add_file(index: Index, file: str) -> None:
    """Adds what is new in a file; one that was only joined from others has nothing new."""
    opened = pq.ParquetFile(file)
    ids = opened.read(columns=["id"])["id"].to_pylist()
    new = pa.array(sorted(index.lacks(ids)), pa.string())
    if not len(new):
        return
    for batch in opened.iter_batches(batch_size=BATCH, columns=["id", "title", "text"]):
        rows = batch.filter(pc.is_in(batch["id"], value_set=new))
        index.add(zip(*(rows[name].to_pylist() for name in ("id", "title", "text")), strict=True))
