"""Own topics kept in a folder: each a file, replaced in one step, with all its revisions.

Who saves says which state of the file he began from. Where another one has been saved since, his
is refused and nothing is lost: both are there to be looked at. Every revision stays in the folder
``history`` beside the topics, also of a topic that was removed, and can be brought back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import AnalysisError, PackError
from analysis.own_topics.written import to_toml
from analysis.packs.own_files import from_toml, read_file
from analysis.packs.watched import KEY, OwnTopic
from analysis.store.progress import locked

HISTORY = "history"
"""The folder beside the topics with a folder for each, whose files are numbered."""

NEW = ""
"""The state of a topic that is not there yet."""

LONGEST_NAME = 80
"""Letters kept of the name of who changed a topic."""


class ChangedMeanwhileError(AnalysisError):
    """Another state was saved since; ``now`` is it, ``None`` where its file is damaged."""

    def __init__(self, line: str, now: Saved | None) -> None:
        super().__init__(line)
        self.now = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A revision of a topic: its number, from 1 (0: a file that somebody wrote by hand), when and
    by whom it was saved, ``None`` where unknown, and whether the topic was removed then.
    ``state`` tells the content of its file from others."""

    topic: OwnTopic
    revision: int
    changed: dt.datetime | None
    by: str | None
    removed: bool
    state: str


def load(folder: Path, key: str) -> Saved | None:
    """The topic of a key as it is kept now; ``None`` where there is none. Raises PackError where
    its file does not hold together."""
    path = _path(folder, key)
    return _saved(path, key) if path.is_file() else None


def save(folder: Path, topic: OwnTopic, *, began: str, by: str | None = None) -> Saved:
    """Keep a topic in a folder of own topics; ``began`` is the state that was edited, `NEW` for a
    new topic. Raises ChangedMeanwhileError where another one was saved since, PackError where
    the topic does not hold together or the file cannot be written."""
    with _alone(folder):
        _refuse_if_changed(folder, topic.key, began)
        return _put(folder, topic, by=by)


def remove(folder: Path, key: str, *, began: str, by: str | None = None) -> None:
    """Take a topic away; of one in place of a shipped topic, the shipped one is watched again.
    Its revisions stay. Raises as `save` does, and PackError where there is no such topic."""
    with _alone(folder):
        _refuse_if_changed(folder, key, began)
        there = load(folder, key)
        if there is None:
            raise PackError(f"{folder}: holds no topic {key!r}; see: topics list")
        _note(folder, there.topic, by=by, removed=True)
        _path(folder, key).unlink()


def history(folder: Path, key: str) -> tuple[Saved, ...]:
    """The revisions of a topic, the latest first; those whose files are damaged are left out."""
    return tuple(each for path in reversed(_notes(folder, key)) if (each := _read(path, key)))


def removed_keys(folder: Path) -> tuple[str, ...]:
    """The keys of topics that were removed and can be brought back, in alphabetical order."""
    there = sorted(path.name for path in (folder / HISTORY).glob("*/") if path.is_dir())
    return tuple(key for key in there if KEY.fullmatch(key) and not _path(folder, key).exists())


def state_of(folder: Path, key: str) -> str:
    """A text that differs with the content of a topic's file; `NEW` where there is none."""
    try:
        return hashlib.blake2b(_path(folder, key).read_bytes(), digest_size=8).hexdigest()
    except FileNotFoundError:
        return NEW


def _put(folder: Path, topic: OwnTopic, *, by: str | None) -> Saved:
    """The revision first, then the file: killed between the two, the old topic is watched on."""
    there = _path(folder, topic.key)
    if there.is_file() and not _is_noted(folder, topic.key):
        _write(_next_note(folder, topic.key), there.read_bytes())  # written by hand: kept too
    content = _note(folder, topic, by=by)
    _write(there, content)
    return _saved(there, topic.key)


def _note(folder: Path, topic: OwnTopic, *, by: str | None, removed: bool = False) -> bytes:
    """Writes the next revision of a topic, and gives the content of its file."""
    path = _next_note(folder, topic.key)
    now, who = dt.datetime.now(dt.UTC), " ".join((by or "").split())[:LONGEST_NAME] or None
    told = to_toml(topic, revision=int(path.stem), changed=now, by=who, removed=removed)
    from_toml(told, key=topic.key, where=topic.key)
    content = told.encode()
    _write(path, content)
    return content


def _refuse_if_changed(folder: Path, key: str, began: str) -> None:
    if state_of(folder, key) == began:
        return
    now = next(iter(history(folder, key)), None)
    if _path(folder, key).exists() and not _is_noted(folder, key):
        now = _read(_path(folder, key), key)
    what = "removed" if now and now.removed else "changed"
    who = f" by {now.by}" if now and now.by else ""
    when = f" on {now.changed:%Y-%m-%d at %H:%M} UTC" if now and now.changed else ""
    raise ChangedMeanwhileError(
        f"{key}: was {what}{who}{when}, after you began; look at both and save again", now
    )


def _is_noted(folder: Path, key: str) -> bool:
    """Whether the topic as it is now is one of its revisions."""
    now = _path(folder, key).read_bytes()
    return any(path.read_bytes() == now for path in reversed(_notes(folder, key)))


def _notes(folder: Path, key: str) -> list[Path]:
    there = (folder / HISTORY / key).glob("*.toml")
    return sorted((path for path in there if path.stem.isdecimal()), key=lambda p: int(p.stem))


def _next_note(folder: Path, key: str) -> Path:
    last = max((int(path.stem) for path in _notes(folder, key)), default=0)
    return folder / HISTORY / key / f"{last + 1:04}.toml"


def _read(path: Path, key: str) -> Saved | None:
    try:
        return _saved(path, key)
    except PackError:
        return None


def _saved(path: Path, key: str) -> Saved:
    topic = read_file(path, key=key)
    content = path.read_bytes()
    head = tomllib.loads(content.decode("utf-8-sig"))
    revision, changed = head.get("revision"), head.get("changed")
    return Saved(
        topic=topic,
        revision=revision if isinstance(revision, int) else 0,
        changed=_moment(changed),
        by=str(head["by"]) if head.get("by") else None,
        removed=head.get("removed") is True,
        state=hashlib.blake2b(content, digest_size=8).hexdigest(),
    )


def _moment(told: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(told))
    except ValueError:
        return None


def _path(folder: Path, key: str) -> Path:
    if not KEY.fullmatch(key):
        raise PackError(f"{key!r} is no key; write up to 60 of a–z, 0–9 and _, a letter first")
    return folder / f"{key}.toml"


def _write(path: Path, content: bytes) -> None:
    """Puts ``content`` at ``path`` in one step, on disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        try:
            with written.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot(path, error) from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One change at a time, whichever processes make them."""
    try:
        (folder / HISTORY).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(folder, error) from None
    lock = locked(folder / HISTORY)
    if lock is None:
        raise PackError(f"{folder}: is being changed by another; try again")
    try:
        yield
    finally:
        lock.close()


def _cannot(path: Path, error: OSError) -> PackError:
    return PackError(
        f"{path}: cannot be written ({error.strerror}); see that the folder can be written "
        "and the disk has room"
    )
