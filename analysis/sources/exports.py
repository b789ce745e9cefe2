"""Tables of other programs, known by their columns: ``exports.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.sources.words import named


@dataclass(frozen=True, slots=True)
class Export:
    """A known table: which columns it is told by and which of them hold each field, all `named`.
    ``links_only`` is whether such a table usually comes without the articles' texts."""

    name: str
    header: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    links_only: bool


def known_export(columns: Iterable[str]) -> Export | None:
    """The export that a table with these columns is; None where it is none that is known."""
    present = frozenset(map(named, columns))
    return next((export for export in _exports() if export.header <= present), None)


@cache
def _exports() -> tuple[Export, ...]:
    content = files("analysis.sources").joinpath("exports.toml").read_text("utf-8")
    return tuple(
        Export(
            name=entry["name"],
            header=frozenset(map(named, entry["header"])),
            columns={field: tuple(map(named, names)) for field, names in entry["columns"].items()},
            links_only=entry.get("links_only", False),
        )
        for entry in tomllib.loads(content)["exports"]
    )
