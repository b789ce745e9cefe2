"""What a folder's ``metadata.toml`` says of the files beside it, keyed by file name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from analysis.sources.problems import OnProblem, Problem

FILE_NAME = "metadata.toml"
KEYS = ("title", "language", "outlet", "published", "url", "credit")


class Metadata:
    """The metadata of files, each folder's read once."""

    def __init__(self, on_problem: OnProblem) -> None:
        self._folders: dict[Path, dict[str, dict[str, Any]]] = {}
        self._on_problem = on_problem

    def of(self, path: Path) -> dict[str, Any]:
        """What is known of the file ``path``; empty where nothing is."""
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = self._read(folder / FILE_NAME)
        return self._folders[folder].get(path.name, {})

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

    def _report(self, path: Path, what: str, advice: str) -> None:
        self._on_problem(Problem(str(path), what, advice))
