"""CSV and TSV: a header, wherever it stands, and rows below it, whatever lies between cells."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Generator, Iterator
from typing import IO, Any

from analysis.sources.columns import LONG_TEXT
from analysis.sources.decoding import encoding_note, encoding_of, open_text, undecoded
from analysis.sources.exports import known_export
from analysis.sources.peeking import peeked
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import LARGEST_TEXT, BadRecordError
from analysis.sources.tables import Table
from analysis.sources.words import column_fields, named

DELIMITERS = ",;\t|"

LARGEST_FIELD = 16 * 1024 * 1024
"""Characters in one cell before a file is given up: an unclosed quote swallows all below it.
Cells of more than `records.LARGEST_TEXT` are passed over by themselves."""

HEADER_WITHIN = 20
"""Lines that may stand above the header, as in exports that begin with the query's name."""

ENCODING_ADVICE = "save the file as UTF-8"


def tables(reading: Reading) -> Generator[Table]:
    """The one table of a file; rows are counted as a spreadsheet does."""
    encoding = encoding_of(reading.file)
    reading.note(encoding_note(encoding))
    with open_text(reading.file, encoding) as file:
        numbered = _rows(file, named_tsv=".tsv" in reading.file.name.lower())
        first, others = peeked(numbered, HEADER_WITHIN)
        if not first:
            raise UnreadableError("the table is empty", "get a whole copy")
        place, header = header_in([cells for _, cells in first])
        below = itertools.chain(first[place:], others)
        rows = ((number, record(header, cells)) for number, cells in below if any(cells))
        yield Table(rows, tuple(header))


def header_in(rows: list[list[Any]]) -> tuple[int, list[str]]:
    """Where the rows below the header begin, and the names of the columns.

    The header is the first row with two names that are known, else the first row; a first row
    with a text in it is no header: columns are called A, B, C then, as a spreadsheet does.
    """
    for place, cells in enumerate(rows):
        names = [str(cell or "").strip().removeprefix("\ufeff") for cell in cells]
        known = sum(named(name) in column_fields() for name in names)
        if known > 1 or known_export(names):
            return place + 1, _distinct(names)
    first = [str(cell or "").strip().removeprefix("\ufeff") for cell in rows[0]]
    if any(len(name) >= LONG_TEXT for name in first):
        return 0, [column_letter(place) for place in range(len(first))]
    return 1, _distinct(first)


def column_letter(place: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A … Z, AA …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def record(header: list[str], cells: list[Any]) -> dict[str, Any] | BadRecordError:
    """The cells by their columns, or what is wrong with them."""
    for cell in cells:
        if isinstance(cell, str) and (byte := undecoded(cell)):
            return BadRecordError(f"byte {byte} cannot be decoded", ENCODING_ADVICE)
        if isinstance(cell, str) and len(cell) > LARGEST_TEXT:
            return BadRecordError(
                f"a cell of {len(cell):,} characters, more than {LARGEST_TEXT:,}",
                "check that its quotes are closed",
            )
    if any(cells[len(header) :]):
        return BadRecordError(
            f"{len(cells)} cells under {len(header)} columns",
            "put quotes around texts with commas",
        )
    return dict(zip(header, cells, strict=False))


def _distinct(names: list[str]) -> list[str]:
    """Names of columns with the letter of the column where there is none or it comes again."""
    seen: set[str] = set()
    distinct = []
    for place, name in enumerate(names):
        unlike = name if name and name not in seen else f"{name} {column_letter(place)}".strip()
        seen.add(unlike)
        distinct.append(unlike)
    return distinct


def _rows(file: IO[str], *, named_tsv: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; blank ones are counted and left out."""
    lines = _lines(file)
    opening, others = peeked(lines, HEADER_WITHIN)
    delimiter = "\t" if named_tsv else _delimiter(opening)
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(itertools.chain(opening, others), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        if any(not cell.isspace() and cell for cell in cells):
            yield number, cells


def _delimiter(lines: list[str]) -> str:
    """What stands most often in the first line that has any of them."""
    for line in lines:
        if any(delimiter in line for delimiter in DELIMITERS):
            return max(DELIMITERS, key=line.count)
    return DELIMITERS[0]


def _lines(file: IO[str]) -> Iterator[str]:
    while line := file.readline(LARGEST_FIELD):
        if len(line) >= LARGEST_FIELD:
            raise UnreadableError(
                f"a line of over {LARGEST_FIELD:,} characters", "put each article on its own line"
            )
        yield line
