"""One reader for each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial

from analysis.models import Article
from analysis.sources.formats import delimited, documents, mail, objects, pages, pdf, sheets, text
from analysis.sources.reading import Reader, Reading
from analysis.sources.tables import Table, articles_in

TABLES: Mapping[str, Callable[[Reading], Generator[Table]]] = {
    "csv": delimited.tables,
    "xlsx": sheets.workbook_tables,
    "json": objects.document_tables,
    "jsonl": objects.line_tables,
    "parquet": sheets.parquet_tables,
}
"""The tables of each kind of file that holds such."""


def _read_tables(
    tables: Callable[[Reading], Generator[Table]], reading: Reading
) -> Iterator[Article]:
    return articles_in(tables(reading), reading)


READERS: Mapping[str, Reader] = {
    "text": text.read_text,
    "markdown": text.read_markdown,
    "html": pages.read_html,
    "mail": mail.read_mail,
    "pdf": pdf.read_pdf,
    "docx": documents.read_docx,
    "odt": documents.read_odt,
    "rtf": documents.read_rtf,
    **{kind: partial(_read_tables, tables) for kind, tables in TABLES.items()},
}
"""The reader of each kind of file."""
