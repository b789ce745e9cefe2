"""What lies where in a store's folder, and which folders are stores."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis.errors import StoreError
from analysis.packs.own_files import FOLDER as TOPICS

FORMAT = 2
"""The format written here. 1 had one table of analyses for all backends and no state file."""

STATE = "store.json"
ARTICLES = "articles"
COPIES = "copies"
SCORES = "scores"
CORRECTIONS = "corrections"
"""What analysts said instead of the scores, which `analysis.store.corrected` keeps."""
RESCORING = "rescoring"
SEARCH = "search"
"""The index of words, which `analysis.search` makes of the articles."""
EVENTS = "events.sqlite"
"""A user's own events, which `analysis.events.kept` keeps."""
SAVED = "saved_views"
"""The views that readers of the dashboard saved by name, which `analysis.saved` keeps."""
DISCOVERY = "discovery"
"""Topics that were discovered, which `analysis.discovery` keeps and can find again."""
FORMER_ANALYSES = "analyses"
"""The one table of analyses in a store of format 1."""

_OURS = {
    *(STATE, ARTICLES, COPIES, SCORES, CORRECTIONS, RESCORING, SEARCH, SAVED, EVENTS),
    *(DISCOVERY, FORMER_ANALYSES, TOPICS),
}
_UNUSABLE = set("[]|^\\") if os.sep == "/" else set("[]|^")  # deltalake cannot open such paths

_NO_STORE = (
    "{folder}: there is no store here; "
    "make one with: python -m analysis ingest PATH… --store {folder}"
)


@dataclass(frozen=True, slots=True)
class State:
    """What a store says of itself: its format, and the backend whose scores are shown where
    nobody asks for another's (None while nothing is scored)."""

    format: int = FORMAT
    shown: str | None = None


def is_store(path: str | Path) -> bool:
    """Whether the folder ``path`` holds a store."""
    folder = Path(path).expanduser()
    marks = (STATE, SCORES, f"{FORMER_ANALYSES}/_delta_log")
    return any((folder / mark).exists() for mark in marks) and _has_table(folder / ARTICLES)


def refuse_what_is_no_store(folder: Path, *, create: bool) -> None:
    """Raises StoreError where ``folder`` neither is a store nor, if ``create``, could be one."""
    if _UNUSABLE & set(str(folder.absolute())):
        raise StoreError(f"{folder}: a store's path may not hold any of [ ] | ^ \\; choose another")
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder}: is a file; a store is a folder, choose another name")
    if is_store(folder):
        return
    if not create:
        raise StoreError(_NO_STORE.format(folder=folder))
    others = [e.name for e in folder.iterdir() if not _is_ours(e.name)] if folder.exists() else []
    if others:
        raise StoreError(
            f"{folder}: holds other things ({others[0]} …) and is no store; "
            "name a new or empty folder"
        )


def read_state(folder: Path) -> State:
    """The store's state. Raises StoreError where a newer program made it, or it is damaged."""
    path = folder / STATE
    if not path.is_file():
        return State(format=1 if (folder / FORMER_ANALYSES).is_dir() else FORMAT)
    stated = read_json(path) or {}
    written = stated.get("format")
    if not isinstance(written, int):
        raise StoreError(f"{path}: is damaged; delete it and run: {rescore_command(folder)}")
    if written > FORMAT:
        raise StoreError(
            f"{folder}: was made by a newer version of this program (store format {written}, "
            f"here {FORMAT}); update the program to open it"
        )
    return State(shown=stated.get("shown"))


def write_state(folder: Path, state: State) -> None:
    """Replaces the store's state in one step."""
    write_json(folder / STATE, asdict(state))


def rescore_command(folder: Path, backend: str | None = None) -> str:
    """What to type to bring the scores of a store up to the present."""
    named = f" --backend {backend}" if backend else ""
    return f"python -m analysis rescore{named} --store {folder}"


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in a file, None where there is no such file or no object in it."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Replaces a file in one step: who reads it sees the old object or the new."""
    written = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    written.write_text(json.dumps(value), "utf-8")
    written.replace(path)


def _has_table(folder: Path) -> bool:
    return (folder / "_delta_log").is_dir()


def _is_ours(name: str) -> bool:
    return name in _OURS or name.startswith((f"{STATE}.", f"{EVENTS}-"))
