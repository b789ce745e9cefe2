"""How far a rescoring is, told to other processes, and that only one is at it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.store import layout

PATIENCE = 2.0
"""Seconds to wait for the lock: who only asks how far a rescoring is holds it for a moment."""

_LOCK = "lock.sqlite"
_PROGRESS = "progress.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rescoring is: ``done`` of ``total`` articles. Not ``running``, it was
    interrupted, and the next one goes on from there."""

    backend: str
    version: str
    done: int
    total: int
    running: bool


def progress_of(folder: Path) -> tuple[Progress, ...]:
    """The rescorings of the store in ``folder`` that run or were interrupted."""
    places = (folder / layout.RESCORING).glob("*/")
    return tuple(found for place in sorted(places) if (found := read_progress(place)))


def read_progress(place: Path) -> Progress | None:
    """The progress written in the folder ``place``, None where there is none."""
    written = layout.read_json(place / _PROGRESS)
    return Progress(**{**written, "running": _is_locked(place)}) if written else None


def write_progress(place: Path, progress: Progress) -> None:
    """Replaces what is written in the folder ``place``."""
    layout.write_json(place / _PROGRESS, asdict(progress))


def forget_progress(place: Path) -> None:
    """Takes it away: the rescoring is complete."""
    (place / _PROGRESS).unlink(missing_ok=True)


def locked(place: Path) -> sqlite3.Connection | None:
    """A lock that ends with the process that holds it, however it ends; None where it is held.

    SQLite's own, on an empty database: it works alike on every system.
    """
    lock = sqlite3.connect(place / _LOCK, timeout=PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        return None
    return lock


def _is_locked(place: Path) -> bool:
    with closing(sqlite3.connect(place / _LOCK, timeout=0)) as lock:
        try:
            lock.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            return True
    return False
