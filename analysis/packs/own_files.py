"""A user's own topics as files: ``<key>.toml`` in a folder of theirs, read and checked.

Names stand under ``[name]`` by language; under ``[en]`` and so on the lists of phrases, written
as in the packs (docs/TOPICS.md). `analysis.own_topics` writes these files.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis import packs
from analysis.errors import PackError
from analysis.packs.watched import KEY, LISTS, OwnTopic, Watched

FOLDER = "topics"
"""The folder of own topics in a store's folder, where `VARIABLE` names no other."""

VARIABLE = "PACKS"
"""The environment variable that names another folder of own topics."""

HEAD = ("revision", "changed", "by", "removed", "name")
"""What a topic's file holds beside a table for each language."""

_KEPT = 24
"""States of folders remembered: a few for each of the stores that one process opens."""


def folder_of(store: str | Path) -> Path:
    """Where the own topics of a store lie: what ``$PACKS`` names, else ``topics`` in it."""
    return Path(os.environ.get(VARIABLE) or Path(store) / FOLDER).expanduser()


def watched_in(store: str | Path) -> Watched:
    """The topics watched in a store, as their files are now. Raises PackError as `read_folder`."""
    return read_folder(folder_of(store))


def read_folder(folder: Path) -> Watched:
    """The shipped topics and those in a folder, as its files are now.

    Raises PackError, naming the file, where one of them does not hold together.
    """
    found, problems = _read_all(_files(folder))
    if problems:
        raise PackError(problems[0])
    return found


def usable_in(store: str | Path) -> tuple[Watched, tuple[str, ...]]:
    """The same without the files that do not hold together, and a line for each of those."""
    return _read_all(_files(folder_of(store)))


def _files(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of own topics, with what shows that one was changed. Asked at every look: a
    topic saved by another process is there at the next."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.name.endswith(".toml") and entry.is_file()]
            stats = [(entry.path, entry.stat()) for entry in found]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise PackError(f"{folder}: cannot be read ({error.strerror}); see its rights") from None
    return tuple(sorted((path, stat.st_mtime_ns, stat.st_ino) for path, stat in stats))


@lru_cache(maxsize=_KEPT)
def _read_all(files: tuple[tuple[str, int, int], ...]) -> tuple[Watched, tuple[str, ...]]:
    topics, problems = [], []
    for path, *_ in files:
        try:
            topics.append(read_file(Path(path)))
        except PackError as error:
            problems.append(str(error))
    return Watched(tuple(topics)), tuple(problems)


def read_file(path: Path, *, key: str | None = None) -> OwnTopic:
    """The topic in a file, whose name is its key if none is given. Raises PackError, in one
    line, where it cannot be read or does not hold together."""
    try:
        return from_toml(path.read_text("utf-8-sig"), key=key or path.stem, where=str(path))
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror}); name a topic's file") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: is not valid TOML: {error}") from None


def from_toml(text: str, *, key: str, where: str = "topic") -> OwnTopic:
    """The topic that a file's text holds; ``where`` is the file's name, for the errors.

    Raises PackError, in one line, where it does not hold together.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: is not valid TOML: {error}") from None
    return parse(table, key=key, where=where)


def parse(table: Mapping[str, Any], *, key: str, where: str) -> OwnTopic:
    """A topic from its TOML table; ``where`` is the file's name, for the errors (PackError)."""
    if not KEY.fullmatch(key):
        raise PackError(
            f"{where}: {key!r} is no key; write up to 60 of a–z, 0–9 and _, a letter first"
        )
    known = (*HEAD, *packs.languages())
    _refuse_unknown(table, known, where)
    names = _checked_names(table.get("name", {}), where)
    lists: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in LISTS}
    for code in (code for code in packs.languages() if code in table):
        for name, phrases in _lists_in(table[code], f"{where}, [{code}]"):
            lists[name][code] = phrases
    topic = OwnTopic(key=key, names=names, **lists)
    if not topic.languages():
        raise PackError(f"{where}: has no terms; list some under [en] or another language")
    for code in packs.languages():
        for problem in packs.phrase_problems(topic.entries(code), strict=True):
            raise PackError(f"{where}, [{code}]: {problem}")
    return topic


def _checked_names(names: object, where: str) -> dict[str, str]:
    if not isinstance(names, dict) or not all(isinstance(each, str) for each in names.values()):
        raise PackError(f'{where}, [name]: write a name by language, such as en = "Ukraine"')
    _refuse_unknown(names, packs.languages(), f"{where}, [name]")
    tidy = {code: " ".join(names.get(code, "").split()) for code in packs.languages()}
    told = {code: name for code, name in tidy.items() if name}
    if not told:
        raise PackError(f"{where}: has no name; write one under [name]")
    return told


def _lists_in(section: object, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(section, dict):
        raise PackError(f"{where}: is no table; list terms = [ … ] under it")
    _refuse_unknown(section, tuple(LISTS), where)
    for name, phrases in section.items():
        if not isinstance(phrases, list):
            raise PackError(f"{where}: {name} is no list of phrases; write [ … ]")
        if phrases:
            yield name, tuple(phrases)


def _refuse_unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    known = tuple(known)
    if strange := [name for name in table if name not in known]:
        raise PackError(f"{where}: unknown key {strange[0]!r}{packs.nearest(strange[0], known)}")
