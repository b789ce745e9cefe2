"""What kind of file something is: its content decides where it contradicts the name's ending."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping

from analysis.sources.files import File
from analysis.sources.problems import UnreadableError

ENDINGS: Mapping[str, str] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".mht": "mail",
    ".mhtml": "mail",
    ".eml": "mail",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
"""The kind that each ending stands for."""

PACKED: Mapping[str, str] = {".gz": "gzip", ".zip": "zip"}
"""What one or several of the others may be packed as."""

SHOWN = {"pdf": "PDF", "docx": "Word", "odt": "OpenDocument", "rtf": "RTF", "html": "HTML"}
SHOWN |= {"xlsx": "Excel", "parquet": "Parquet", "gzip": "gzip", "zip": "zip"}
"""What kinds told by their content are called before the user."""

MAGIC_SIZE = 4096
"""Bytes that a kind is told from; a PDF's mark must stand in its first 1,024."""

_PDF_MARK_WITHIN = 1024
_MAGIC: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("pdf", lambda head: b"%PDF-" in head[:_PDF_MARK_WITHIN]),
    ("zip", lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    ("gzip", lambda head: head.startswith(b"\x1f\x8b")),
    ("rtf", lambda head: head.lstrip().startswith(b"{\\rtf")),
    ("parquet", lambda head: head.startswith(b"PAR1")),
    (
        "html",
        re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<(!doctype html|html)\b", re.I).match,
    ),
)
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old or password-protected Office file",
        "save it as .docx or .xlsx without a password",
    ),
    (b"\x89PNG", "a picture", "give the text of it"),
    (b"\xff\xd8\xff", "a picture", "give the text of it"),
    (b"GIF8", "a picture", "give the text of it"),
    (b"Rar!", "a RAR archive", "pack it as .zip"),
    (b"7z\xbc\xaf", "a 7z archive", "pack it as .zip"),
)
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "content.xml": "odt"}
_ODT_MARK = b"application/vnd.oasis.opendocument.text"
_BY_MARK = {"pdf", "zip", "gzip", "rtf", "parquet", "docx", "odt", "xlsx"}


def all_endings() -> tuple[str, ...]:
    """The endings of files that can be read; `.gz` may follow any but `.zip`."""
    return (*ENDINGS, ".zip", *(ending + ".gz" for ending in ENDINGS))


def kind_of(file: File) -> str:
    """The kind of ``file``. Raises UnreadableError where it is none that can be read."""
    head = file.head(MAGIC_SIZE)
    if not head:
        raise UnreadableError("the file is empty", "get a whole copy")
    named = PACKED.get(file.ending) or ENDINGS.get(file.ending)
    found = _by_content(head, file)
    if found in _BY_MARK or (found and _mistaken(named)):
        return str(found)
    if named in _BY_MARK:
        raise UnreadableError(
            f"named {file.ending} but holds no {SHOWN[named]}", "get a whole copy, or rename it"
        )
    if named is None:
        endings = ", ".join([*ENDINGS, *PACKED])
        raise UnreadableError("not a kind of file that can be read", f"give {endings}")
    return named


def note_of(file: File, kind: str) -> str:
    """What is told of a file whose content decided against its ending; empty for others."""
    named = PACKED.get(file.ending) or ENDINGS.get(file.ending)
    return "" if kind == named else f"{SHOWN[kind]} by its content"


def _mistaken(named: str | None) -> bool:
    """Whether a page's marks outweigh the name: a CSV or a mail may well hold one."""
    return named is None or named in _BY_MARK or named == "text"


def _by_content(head: bytes, file: File) -> str | None:
    for mark, what, advice in _FOREIGN:
        if head.startswith(mark):
            raise UnreadableError(what, advice)
    kind = next((kind for kind, fits in _MAGIC if fits(head)), None)
    return _office_kind(head, file) or kind if kind == "zip" else kind


def _office_kind(head: bytes, file: File) -> str | None:
    """Which office document a zip archive is; None for an archive of other files."""
    if _ODT_MARK in head:
        return "odt"
    try:
        with file.seekable() as opened, zipfile.ZipFile(opened) as archive:
            return _office_by_names(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        named = ENDINGS.get(file.ending)
        return named if named in ("docx", "odt", "xlsx") else None


def _office_by_names(names: Iterable[str]) -> str | None:
    return next((_OFFICE[name] for name in names if name in _OFFICE), None)
