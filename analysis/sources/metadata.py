"""What stands beside a file and says of it what it does not: ``metadata.toml``, sidecars."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.sources.front_matter import by_field
from analysis.sources.problems import OnProblem, Problem

FILE_NAME = "metadata.toml"
KEYS = ("title", "language", "outlet", "published", "url", "credit", "author")

SIDECARS = (".toml", ".json")
"""Endings of a file that says something of the one beside it with the same name."""

DESCRIBED = (".txt", ".md", ".html", ".htm", ".mht", ".eml", ".pdf", ".docx", ".odt", ".rtf")
"""Endings of files that hold one article, of which a sidecar can be."""


class Metadata:
    """The metadata of files, each folder's read once."""

    def __init__(self, on_problem: OnProblem) -> None:
        self._folders: dict[Path, dict[str, dict[str, Any]]] = {}
        self._on_problem = on_problem

    def of(self, path: Path) -> dict[str, Any]:
        """What is known of the file ``path``; empty where nothing is.

        What the folder's `FILE_NAME` says goes before what a sidecar does.
        """
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = self._read(folder / FILE_NAME)
        beside: dict[str, Any] = {}
        for sidecar in _sidecars(path):
            beside = {**self._read_sidecar(sidecar), **beside}
        return {**beside, **self._folders[folder].get(path.name, {})}

    def _read(self, path: Path) -> dict[str, dict[str, Any]]:
        if not path.is_file():
            return {}
        try:
            tables = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            self._report(path, f"not valid TOML ({error})", "mend it; the files are read without")
            return {}
        return {name: self._table(path, name, table) for name, table in tables.items()}

    def _table(self, path: Path, name: str, table: Any) -> dict[str, Any]:
        if not isinstance(table, dict):
            self._report(path, f"{name} is no table", f'write ["{name}"] and the keys below it')
            return {}
        unknown = [key for key in table if key not in KEYS]
        if unknown:
            self._report(path, f"{name}: unknown key {unknown[0]}", f"use {', '.join(KEYS)}")
        return {key: value for key, value in table.items() if key in KEYS}

    def _read_sidecar(self, path: Path) -> dict[str, Any]:
        """A sidecar's values by field; its keys are named as a table's columns are."""
        kind = path.suffix.lower().removeprefix(".").upper()
        advice = "mend it; the file beside it is read without"
        try:
            content = path.read_text("utf-8-sig")
            table = tomllib.loads(content) if kind == "TOML" else json.loads(content)
        except (ValueError, RecursionError, OSError) as error:
            self._report(path, f"not valid {kind} ({error})", advice)
            return {}
        if not isinstance(table, Mapping):
            self._report(path, f"no {kind} object", advice)
            return {}
        return by_field(table)

    def _report(self, path: Path, what: str, advice: str) -> None:
        self._on_problem(Problem(str(path), " ".join(what.split()), advice))


def is_sidecar(path: Path) -> bool:
    """Whether a file says something of one beside it, and so is no source of articles itself."""
    if path.suffix.lower() not in SIDECARS:
        return False
    stem = path.with_suffix("")
    described = [stem, *(stem.with_name(stem.name + ending) for ending in DESCRIBED)]
    return any(each.suffix.lower() in DESCRIBED and each.is_file() for each in described)


def _sidecars(path: Path) -> Iterator[Path]:
    """``note.txt.toml``, ``note.toml`` and the same as JSON, of those that there are."""
    if path.suffix.lower() not in DESCRIBED:
        return
    for stem in (path, path.with_suffix("")):
        for ending in SIDECARS:
            sidecar = stem.with_name(stem.name + ending)
            if sidecar.name != FILE_NAME and sidecar.is_file():
                yield sidecar
