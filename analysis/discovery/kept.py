"""Discoveries kept beside the store: the same articles are looked through once.

A file each, named by a hash of all that a discovery comes of: the articles with their stories, the
embedding, the program's data and the libraries. So nothing in it grows old, and one that is lost
or damaged is only made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from analysis.discovery.finding import BY_TERMS, Progress, find, version
from analysis.discovery.parts import parts
from analysis.discovery.results import Discovery, Part, Quote, Topic, Word
from analysis.discovery.stories import folder_of, placed
from analysis.discovery.vectors import Embedding
from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.sql import Connection
from analysis.store.layout import DISCOVERY

MOST = 24
"""Files kept, those looked at longest ago dropped first: at 50,000 articles one is 1.5 MB."""

_SAID = b"discovery"
"""Where in a file's metadata all but the assignment stands."""


def discover(
    con: Connection,
    filters: Filters,
    *,
    embedding: Embedding | None = None,
    progress: Progress | None = None,
) -> Discovery:
    """The topics of the articles that ``filters`` choose, as `finding.find` has them; those that
    were found before come from the store's folder. What ``progress`` raises ends it, with nothing
    kept."""
    articles = placed(con, filters)
    path = _path(con, articles, embedding)
    there = _read(path) if path else None
    if there is not None:
        return there
    found = find(con, articles, embedding=embedding, progress=progress)
    if path:
        with suppress(OSError):  # a folder that cannot be written has no cache
            _write(path, found)
    return found


@kept
def known(
    con: Connection, filters: Filters, *, embedding: Embedding | None = None
) -> Discovery | None:
    """What `discover` found before; ``None`` where it has to look."""
    path = _path(con, placed(con, filters), embedding)
    return _read(path) if path else None


@kept
def parts_of(con: Connection, filters: Filters) -> tuple[Part, ...]:
    """The parts that a discovery would look through, or not, with the number of their stories."""
    return parts(placed(con, filters), together=False)


def _path(con: Connection, articles: pd.DataFrame, embedding: Embedding | None) -> Path | None:
    """The file of a discovery; ``None`` where the articles are in memory only."""
    folder = folder_of(con)
    if folder is None:
        return None
    said = hashlib.blake2b(digest_size=16)
    for column in ("article_id", "leader", "language"):
        said.update("\n".join(articles[column]).encode() + b"\0")
    said.update(f"{embedding.name if embedding else BY_TERMS} {version()}".encode())
    return Path(folder) / DISCOVERY / f"{said.hexdigest()}.parquet"


def _write(path: Path, found: Discovery) -> None:
    """Keeps a discovery in one step, and lets go of the oldest."""
    said = {
        "topics": [asdict(topic) for topic in found.topics],
        "parts": [asdict(part) for part in found.parts],
        "embedding": found.embedding,
    }
    table = pa.Table.from_pandas(found.assignment, preserve_index=False)
    table = table.replace_schema_metadata(
        {**(table.schema.metadata or {}), _SAID: json.dumps(said, ensure_ascii=False).encode()}
    )
    path.parent.mkdir(exist_ok=True)
    written = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        parquet.write_table(table, written, compression="zstd")
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
    for old in sorted(path.parent.glob("*.parquet"), key=_looked_at)[:-MOST]:
        old.unlink(missing_ok=True)


def _looked_at(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _read(path: Path) -> Discovery | None:
    """The discovery in a file; ``None`` where there is none that can be read."""
    try:
        table = parquet.read_table(path)
        said = json.loads(table.schema.metadata[_SAID])
        found = Discovery(
            topics=tuple(map(_topic, said["topics"])),
            parts=tuple(_part(each) for each in said["parts"]),
            assignment=table.to_pandas(),
            embedding=said["embedding"],
        )
        os.utime(path)
    except (OSError, pa.ArrowException, ValueError, KeyError, TypeError):
        return None
    return found


def _topic(said: Mapping[str, Any]) -> Topic:
    words = {
        code: tuple(Word(**{**word, "forms": tuple(word["forms"])}) for word in each)
        for code, each in said["words"].items()
    }
    quotes = tuple(Quote(**quote) for quote in said["quotes"])
    return Topic(**{**said, "words": words, "quotes": quotes})


def _part(said: Mapping[str, Any]) -> Part:
    return Part(**{**said, "languages": tuple(said["languages"])})
