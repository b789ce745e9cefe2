"""What a watch remembers, in SQLite beside the store: when feeds were read, and what was seen.

An entry counts as seen only after its article is in the store, so that a watch killed at any
moment reads again what it had not handed over; the store keeps an article once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "watch.sqlite"

WAIT = 30.0
"""Seconds that a write waits for another process; writes take milliseconds."""

REMEMBERED = 180 * 24 * 3600.0
"""Seconds that an entry is remembered after its feed last listed it."""

COUNTED_READS = 50
"""Reads of a feed that its error rate is taken over: a day at the usual interval."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, last_read REAL, next REAL,
    failed_in_a_row INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0,
    items INTEGER NOT NULL DEFAULT 0, errors INTEGER NOT NULL DEFAULT 0, last_error TEXT
);
CREATE TABLE IF NOT EXISTS reads (feed TEXT NOT NULL, at REAL NOT NULL, failed INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS reads_of ON reads (feed, at);
CREATE TABLE IF NOT EXISTS seen (
    feed TEXT NOT NULL, key TEXT NOT NULL, link TEXT, listed REAL NOT NULL,
    PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_links ON seen (link);
CREATE TABLE IF NOT EXISTS tries (
    feed TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed; moments are seconds since 1970, None for never."""

    etag: str | None = None
    last_modified: str | None = None
    last_read: float | None = None
    next: float | None = None
    failed_in_a_row: int = 0
    not_before: float = 0.0
    items: int = 0
    errors: int = 0
    last_error: str | None = None


_COLUMNS = ", ".join(FeedState.__slots__)


class State:
    """The memory of a watch. Each thread opens its own."""

    def __init__(self, path: Path) -> None:
        self._con = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        self._con.execute("PRAGMA journal_mode = WAL")
        self._con.execute("PRAGMA synchronous = NORMAL")
        self._con.executescript(_TABLES)

    def close(self) -> None:
        """Lets go of the file."""
        self._con.close()

    def feed(self, url: str) -> FeedState:
        """What is known of the feed at ``url``."""
        row = self._con.execute(f"SELECT {_COLUMNS} FROM feeds WHERE url = ?", (url,)).fetchone()
        return FeedState(*row) if row else FeedState()

    def error_rate(self, url: str) -> float:
        """The share, 0 to 1, of the last 50 reads of a feed that failed; 0 before the first."""
        [rate] = self._con.execute(
            "SELECT avg(failed) FROM (SELECT failed FROM reads WHERE feed = ? "
            "ORDER BY at DESC LIMIT ?)",
            (url, COUNTED_READS),
        ).fetchone()
        return float(rate or 0.0)

    def seen(self, url: str) -> set[str]:
        """The keys of a feed's entries that were dealt with."""
        return {key for (key,) in self._con.execute("SELECT key FROM seen WHERE feed = ?", (url,))}

    def knows_link(self, link: str) -> bool:
        """Whether the page at ``link`` came by any feed before."""
        found = self._con.execute("SELECT 1 FROM seen WHERE link = ? LIMIT 1", (link,))
        return found.fetchone() is not None

    def tries(self, url: str) -> dict[str, int]:
        """How often each of a feed's entries was tried in vain."""
        return dict(self._con.execute("SELECT key, count FROM tries WHERE feed = ?", (url,)))

    def save_seen(self, entries: Iterable[tuple[str, str, str | None]], *, items: bool) -> None:
        """Notes (feed, key, link) of entries as seen, in one transaction; ``items`` counts them
        among what the feed brought."""
        rows = [(feed, key, link, time.time()) for feed, key, link in entries]
        with self._transaction():
            self._con.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", rows)
            pairs = [row[:2] for row in rows]
            self._con.executemany("DELETE FROM tries WHERE feed = ? AND key = ?", pairs)
            if items:
                self._con.executemany(
                    "INSERT INTO feeds (url, items) VALUES (?, 1) "
                    "ON CONFLICT DO UPDATE SET items = items + 1",
                    [(row[0],) for row in rows],
                )

    def save_try(self, feed: str, key: str) -> None:
        """Notes that an entry was tried in vain."""
        self._con.execute(
            "INSERT INTO tries VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
            (feed, key),
        )

    def save_listed(self, feed: str, keys: Iterable[str]) -> None:
        """Notes that a feed still lists ``keys``; forgets what it has not for half a year."""
        now = time.time()
        with self._transaction():
            self._con.executemany(
                "UPDATE seen SET listed = ? WHERE feed = ? AND key = ?",
                [(now, feed, key) for key in keys],
            )
            self._con.execute(
                "DELETE FROM seen WHERE feed = ? AND listed < ?", (feed, now - REMEMBERED)
            )

    def save_read(self, url: str, state: FeedState, *, failed: bool) -> None:
        """Notes a read of a feed: all of ``state`` but its items, which `save_seen` counts."""
        kept = [name for name in FeedState.__slots__ if name != "items"]
        values = [getattr(state, name) for name in kept]
        updates = ", ".join(f"{name} = excluded.{name}" for name in kept)
        places = ", ".join("?" * (len(kept) + 1))
        with self._transaction():
            self._con.execute(
                f"INSERT INTO feeds (url, {', '.join(kept)}) VALUES ({places}) "
                f"ON CONFLICT DO UPDATE SET {updates}",
                [url, *values],
            )
            self._con.execute("INSERT INTO reads VALUES (?, ?, ?)", (url, state.last_read, failed))
            self._con.execute(
                "DELETE FROM reads WHERE feed = ? AND at < "
                "(SELECT at FROM reads WHERE feed = ? ORDER BY at DESC LIMIT 1 OFFSET ?)",
                (url, url, COUNTED_READS - 1),
            )

    def _transaction(self) -> _Transaction:
        return _Transaction(self._con)


class _Transaction:
    """All of the writes within it, or none."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con

    def __enter__(self) -> None:
        self._con.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._con.execute("ROLLBACK" if kind else "COMMIT")


def open_state(store: Path) -> tuple[State, str | None]:
    """The memory beside the store in the folder ``store``, made there if there is none.

    A damaged one is put aside under another name, which the second value tells: the feeds are
    then read anew, and the store keeps what it has once. Raises sqlite3.Error where the file
    cannot be opened.
    """
    path = store / FILE_NAME
    try:
        with closing(sqlite3.connect(path)) as con:
            [sound] = con.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in _DAMAGED:
            raise
        sound = "damaged"
    if sound == "ok":
        return State(path), None
    aside = path.with_name(f"{FILE_NAME}.damaged-{int(time.time())}")
    path.replace(aside)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return State(path), f"{path} was damaged and is now {aside.name}; feeds are read anew"
