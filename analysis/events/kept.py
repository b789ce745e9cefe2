"""A user's own events, kept beside the articles in the store's folder for all who read it.

In SQLite: what one adds while another removes is neither lost nor half written.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.events import Event, EventsError, own_event
from analysis.problems import problem
from analysis.store.layout import EVENTS

MOST = 200
"""Events kept at most: more would hide the chart they are to explain."""

WAIT = 10.0
"""Seconds that a change waits for another one; each takes milliseconds."""

_TABLE = "CREATE TABLE IF NOT EXISTS events (day TEXT, text TEXT, PRIMARY KEY (day, text))"


@dataclass(frozen=True, slots=True)
class Added:
    """How many events were added, were there already, and had no room (`MOST`)."""

    new: int
    known: int
    left_out: int


def own_events(store: Path) -> tuple[Event, ...]:
    """The events kept in the store's folder, in order of their days; none where there is no file.

    Raises EventsError where the file cannot be read.
    """
    if not (store / EVENTS).is_file():
        return ()
    with _opened(store) as con:
        rows = con.execute("SELECT day, text FROM events ORDER BY day, text").fetchall()
    return tuple(own_event(dt.date.fromisoformat(day), text) for day, text in rows)


def add_events(store: Path, events: Sequence[Event]) -> Added:
    """Keeps events, each once, as long as there is room. Raises EventsError where it cannot."""
    rows = _rows(events)
    with _opened(store) as con:
        con.execute("BEGIN IMMEDIATE")
        known = set(con.execute("SELECT day, text FROM events"))
        new = [row for row in dict.fromkeys(rows) if row not in known]
        kept = new[: max(0, MOST - len(known))]
        con.executemany("INSERT INTO events VALUES (?, ?)", kept)
        con.execute("COMMIT")
    return Added(new=len(kept), known=len(rows) - len(new), left_out=len(new) - len(kept))


def remove_events(store: Path, events: Iterable[Event]) -> int:
    """Forgets events, and returns how many of them were there. Raises EventsError where it
    cannot."""
    if not (store / EVENTS).is_file():
        return 0
    with _opened(store) as con:
        removed = con.executemany("DELETE FROM events WHERE day = ? AND text = ?", _rows(events))
        return removed.rowcount


def _rows(events: Iterable[Event]) -> list[tuple[str, str]]:
    return [(event.day.isoformat(), event.text("")) for event in events]


@contextmanager
def _opened(store: Path) -> Iterator[sqlite3.Connection]:
    path = store / EVENTS
    try:
        with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as con:
            con.execute(_TABLE)
            yield con
    except sqlite3.DatabaseError as error:
        raise problem(EventsError, "events", "not_kept", path=path, error=error) from None
