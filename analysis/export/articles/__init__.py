"""The articles themselves in files: all their scores and what made them, any number of them."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from analysis import queries
from analysis.errors import ExportError, NothingToShow
from analysis.export.articles.formats import FORMATS, Format
from analysis.filters import Filters
from analysis.locale import Words
from analysis.queries.sql import Connection

__all__ = ["FORMATS", "Format", "format_of", "write"]


def format_of(path: Path) -> Format:
    """The format that a file's name asks for. Raises ExportError naming those there are."""
    found = FORMATS.get(path.suffix.lower().removeprefix("."))
    if found is None:
        endings = ", ".join(f".{ending}" for ending in FORMATS)
        raise ExportError(f"{path}: not a file that articles are written to; end it with {endings}")
    return found


def check(con: Connection, filters: Filters, form: Format) -> int:
    """How many articles match. Raises NothingToShow where that is none, and ExportError where it
    is more than the format holds."""
    n = queries.count(con, filters)
    if not n:
        raise NothingToShow(f"no article matches: {filters.sentence()}; choose wider filters")
    if form.most is not None and n > form.most:
        others = ", ".join(f".{name}" for name, each in FORMATS.items() if each.most is None)
        raise ExportError(
            f"{n:,} articles are more than the {form.most:,} that .{form.ending} holds; "
            f"narrow the filters or choose {others}"
        )
    return n


def write(
    con: Connection,
    filters: Filters,
    form: Format,
    file: IO[bytes],
    *,
    words: Words | None = None,
) -> int:
    """Write every article that matches into ``file``, a batch of them in memory at a time; how
    many there are comes out.

    ``words`` put headings, languages and topics of spreadsheets in an interface's language; without
    them, and in the other formats, columns have their own names. Raises as `check` does, before
    anything is written.
    """
    n = check(con, filters, form)
    with queries.whole_articles(con, filters, form.shape) as reader:
        form.write(reader, file, words)
    return n
