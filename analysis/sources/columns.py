"""Which column of a table holds what: as the user says, by known exports, names and content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.dates import parse_date
from analysis.errors import SourceError
from analysis.sources.exports import Export, known_export
from analysis.sources.words import column_fields, language_codes, named

FIELDS = ("text", "title", "published", "outlet", "url", "language", "author", "credit")
"""What a column can hold."""

LONG_TEXT = 200
"""Characters on average from which a column without a telling name is taken for the text: a
headline has at most 130 (`plain.LONGEST_TITLE`)."""

MOST = 0.8
"""Share of a column's filled cells that must look alike for it to be taken by its content."""

SHOWN_COLUMNS = 8
"""Columns that a message lists at most."""

Fields = Mapping[str, tuple[str, ...]]
"""A field → the columns that hold it; of several, those that are filled in are joined."""


@dataclass(slots=True)
class Layout:
    """Which columns of one table hold which field."""

    mapping: Fields
    export: Export | None
    by_content: Fields
    _of: dict[tuple[str, ...], Fields] = field(default_factory=dict)

    def of(self, columns: tuple[str, ...]) -> Fields:
        """The fields of a record with these columns; JSON records may differ in theirs."""
        if columns not in self._of:
            self._of[columns] = self._find(columns)
        return self._of[columns]

    def _find(self, columns: tuple[str, ...]) -> Fields:
        exported = _exported(self.export, columns) if self.export else {}
        said = {name: held for name, held in self.mapping.items() if set(held) <= set(columns)}
        found = {**_by_name(columns), **exported, **said}
        taken = {column for held in found.values() for column in held}
        for name, held in self.by_content.items():
            if name not in found and set(held) <= set(columns) and not taken & set(held):
                found[name] = held
        # A column that the user gave to one field is not another's by its name.
        mapped = {column for held in said.values() for column in held}
        return {n: held for n, held in found.items() if n in said or not mapped & set(held)}


def lay_out(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    mapping: Mapping[str, str] | None = None,
) -> Layout:
    """The layout of a table with these columns, of which ``rows`` are the first.

    What ``mapping`` says of a field goes before all else; an empty column means that none holds
    it. Raises SourceError where it names a field or a column that there is not.
    """
    said = _checked(mapping or {}, columns)
    return Layout(said, known_export(columns), _by_content(columns, rows))


def parse_mapping(parts: Iterable[str]) -> dict[str, str]:
    """The mapping written as ``title=Headline,text=Body``, in one part or several.

    Raises SourceError where it is not of that form or names an unknown field.
    """
    mapping: dict[str, str] = {}
    for pair in (pair for part in parts for pair in part.split(",")):
        name, equals, column = (piece.strip() for piece in pair.partition("="))
        if not equals or not column:
            raise SourceError(f"{pair!r} maps nothing; write such as title=Headline,text=Body")
        mapping[name] = column
    check_fields(mapping)
    return mapping


def check_fields(mapping: Mapping[str, str]) -> None:
    """Raises SourceError where ``mapping`` names what is no field of an article."""
    unknown = next((name for name in mapping if name not in FIELDS), None)
    if unknown is not None:
        raise SourceError(f"{unknown!r} is no field of an article; use {', '.join(FIELDS)}")


def named_columns(columns: Iterable[str]) -> str:
    """Columns as a message lists them."""
    names = list(map(str, columns))
    more = ", …" if len(names) > SHOWN_COLUMNS else ""
    return ", ".join(names[:SHOWN_COLUMNS]) + more or "none"


def _checked(mapping: Mapping[str, str], columns: Sequence[str]) -> Fields:
    check_fields(mapping)
    by_name = {named(column): column for column in columns}
    for column in filter(None, mapping.values()):
        if column not in columns and named(column) not in by_name:
            raise SourceError(f"no column {column!r}; name one of {named_columns(columns)}")
    return {
        name: (column if column in columns else by_name[named(column)],) if column else ()
        for name, column in mapping.items()
    }


def _by_name(columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Where two columns could hold a field, the one listed first in words.toml does."""
    ranked: dict[str, tuple[int, str]] = {}
    for column in columns:
        name, place = column_fields().get(named(column), ("", 0))
        if name and (name not in ranked or place < ranked[name][0]):
            ranked[name] = (place, column)
    return {name: (column,) for name, (_, column) in ranked.items()}


def _exported(export: Export, columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    by_name = {named(column): column for column in columns}
    held = {
        name: tuple(by_name[column] for column in listed if column in by_name)
        for name, listed in export.columns.items()
    }
    return {name: found for name, found in held.items() if found}


def _by_content(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Fields:
    """The columns that look like a field, each field at most once; the text is the longest."""
    filled = {column: _filled(column, rows) for column in columns}
    found: dict[str, tuple[str, ...]] = {}
    longest = max(columns, key=lambda column: _average(filled[column]), default=None)
    if longest is not None and _average(filled[longest]) >= LONG_TEXT:
        found["text"] = (longest,)
    for name, looks in _LOOKS.items():
        for column in columns:
            if name not in found and (column,) not in found.values():
                values = filled[column]
                if values and sum(map(looks, values)) >= MOST * len(values):
                    found[name] = (column,)
    return found


def _filled(column: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [row[column] for row in rows if row.get(column) not in (None, "")]


def _average(values: Sequence[Any]) -> float:
    texts = [value for value in values if isinstance(value, str)]
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _is_url(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _is_date(value: Any) -> bool:
    if isinstance(value, dt.date):
        return True
    return isinstance(value, str) and parse_date(value) is not None


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and named(value) in language_codes()


_LOOKS: Mapping[str, Callable[[Any], bool]] = {
    "url": _is_url,
    "published": _is_date,
    "language": _is_language,
}
