"""Rows of a table or JSON objects as articles, and a table shown before it is read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from analysis.errors import SourceError
from analysis.models import Article
from analysis.sources.columns import Layout, lay_out, named_columns
from analysis.sources.peeking import peeked
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import BadRecordError, article_from

SAMPLE_ROWS = 50
"""Rows that columns are told from by their content."""

Record = Mapping[str, Any] | BadRecordError
"""What stands in a row, by column; or what is wrong with it."""

Row = tuple[int, Record]
"""A row's number, as the program counts it that shows such a table, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file. ``part`` names it where the file has several, such as a sheet;
    ``columns`` is None where each record has its own, as in JSON."""

    rows: Iterator[Row]
    columns: tuple[str, ...] | None = None
    part: str | None = None

    def sampled(self) -> Sampled:
        """The columns there are, as the first rows show them, and all rows."""
        sample, rest = peeked(self.rows, SAMPLE_ROWS)
        records = [record for _, record in sample if isinstance(record, Mapping)]
        columns = self.columns
        if columns is None:
            columns = tuple(dict.fromkeys(key for record in records for key in record))
        return Sampled(columns, records, itertools.chain(sample, rest))


class Sampled(NamedTuple):
    """A table whose first rows were looked at: its columns, those of its first records that are
    sound, and all its rows."""

    columns: tuple[str, ...]
    records: list[Mapping[str, Any]]
    rows: Iterator[Row]


def articles_in(tables: Iterator[Table], reading: Reading) -> Iterator[Article]:
    """The articles in the tables of one file. Raises UnreadableError where none holds texts.

    Of several sheets those without a text are passed over with a note.
    """
    missing: list[UnreadableError] = []
    any_read = False
    for table in tables:
        sampled = table.sampled()
        layout = _layout(sampled, reading)
        if not _has_text(table, sampled.columns, layout):
            missing.append(_no_text(sampled.columns, layout))
            if table.part is not None:
                reading.note(f"{table.part} has no texts")
            continue
        any_read = True
        reading.note(f"{layout.export.name} export" if layout.export else "")
        row = None
        for row in sampled.rows:
            yield from _article(*row, layout, table, reading)
        if row is None:
            reading.problem("a table without rows", "get a whole copy")
    if not any_read:
        raise missing[0] if missing else UnreadableError("the table is empty", "get a whole copy")


def _layout(sampled: Sampled, reading: Reading) -> Layout:
    try:
        return lay_out(sampled.columns, sampled.records, reading.mapping)
    except SourceError as error:
        what, _, advice = str(error).partition("; ")
        raise UnreadableError(what, advice) from None


def _has_text(table: Table, columns: tuple[str, ...], layout: Layout) -> bool:
    """Records with keys of their own are each looked at by themselves."""
    return table.columns is None or "text" in layout.of(columns)


def _no_text(columns: tuple[str, ...], layout: Layout) -> UnreadableError:
    if layout.export and layout.export.links_only:
        return UnreadableError(
            f"a {layout.export.name} export of titles and links without texts",
            "give the links in it as sources",
        )
    return UnreadableError(
        f"no column holds the text (columns: {named_columns(columns)})",
        "name one text, body or content, or say which with --map text=COLUMN",
    )


def _article(
    number: int, record: Record, layout: Layout, table: Table, reading: Reading
) -> Iterator[Article]:
    place = reading.shown if table.part is None else f"{reading.shown}!{table.part}"
    try:
        if isinstance(record, BadRecordError):
            raise record
        fields = layout.of(tuple(record))
        if "text" not in fields:
            missing = _no_text(tuple(record), layout)
            raise BadRecordError(missing.what, missing.advice)
        yield article_from(
            record,
            fields,
            source=f"{place}:{number}",
            known=reading.known,
            remark=partial(reading.remark, row=number),
        )
    except BadRecordError as error:
        part = f"sheet {table.part}: " if table.part is not None else ""
        reading.problem(part + error.what, error.advice, number)
