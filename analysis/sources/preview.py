"""A table as it would be read, shown before it is."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from csv import Error as CsvError
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import error as ZlibError

from analysis.errors import SourceError
from analysis.sources import archives
from analysis.sources.columns import lay_out
from analysis.sources.files import File, Upload, on_disk, uploaded
from analysis.sources.formats import TABLES
from analysis.sources.kinds import kind_of
from analysis.sources.problems import UnreadableError, refuse
from analysis.sources.reading import Reading

PREVIEW_ROWS = 5
"""Rows that a preview shows."""

PREVIEW_CHARACTERS = 200
"""Characters that it shows of a cell."""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table before it is read: its columns, which of them would hold which field (several
    are joined), its first rows with long cells cut, and the name of the program it is a known
    export of, else None. ``mapping`` without ``text`` means that nothing would be read."""

    columns: tuple[str, ...]
    mapping: Mapping[str, tuple[str, ...]]
    rows: tuple[Mapping[str, str], ...]
    known_export: str | None


def table_preview(
    source: str | Path | Upload, *, mapping: Mapping[str, str] | None = None
) -> TablePreview | None:
    """How the first table of a file would be read; None where the file holds no table.

    Raises SourceError where it cannot be read, or ``mapping`` names what there is not.
    """
    file = uploaded(source) if isinstance(source, Upload) else on_disk(Path(source))
    try:
        return _preview(file, mapping)
    except UnreadableError as error:
        raise SourceError(f"{file.shown}: {error.what}; {error.advice}") from None
    except (OSError, EOFError, CsvError, ZlibError, UnicodeDecodeError) as error:
        raise SourceError(f"{file.shown}: cannot be read ({error}); check the file") from None


def _preview(file: File, mapping: Mapping[str, str] | None) -> TablePreview | None:
    kind = kind_of(file)
    if kind == "gzip":
        file = archives.unpacked(file)
        kind = kind_of(file)
    if kind not in TABLES:
        return None
    with closing(TABLES[kind](Reading(file, refuse))) as tables:
        table = next(tables, None)
        if table is None:
            return None
        columns, records, _ = table.sampled()
    layout = lay_out(columns, records, mapping)
    return TablePreview(
        columns=columns,
        mapping=layout.of(columns),
        rows=tuple(
            {name: _cut(row.get(name)) for name in columns} for row in records[:PREVIEW_ROWS]
        ),
        known_export=layout.export.name if layout.export else None,
    )


def _cut(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= PREVIEW_CHARACTERS else f"{text[:PREVIEW_CHARACTERS]}…"
