"""A PDF with its title, description and language, and with Arabic letters that can be searched.

A font has a glyph for each shape that an Arabic letter takes, and Chromium writes the code of that
shape (U+FEDF) as what the glyph stands for, instead of the letter (U+0644) that people type: the
text could be selected, but not found. What stands for two letters (U+FEFB) stays: programs that
read a line from its left end put two letters in the wrong order (pdftotext does), and know what
that code means.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from analysis.export.pictures.told import Told

_CREATOR = "us-russia-tone"
_CODE = rb"<([0-9A-Fa-f]+)>"
_CHARACTER = re.compile(rb"^" + _CODE + rb" " + _CODE + rb"$", re.MULTILINE)
_RANGE = re.compile(rb"^" + _CODE + rb" " + _CODE + rb" " + _CODE + rb"$", re.MULTILINE)
_RANGES = re.compile(rb"\d+ beginbfrange\n(.*?)endbfrange\n", re.DOTALL)
_SHAPES = ("\ufb50", "\ufefc")
"""The first and the last of the Arabic presentation forms (Unicode, blocks FB50 and FE70)."""


def finished(data: bytes, told: Told) -> bytes:
    """The same page; its picture has its description as its alternative text too."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.add_metadata({"/Title": told.title, "/Subject": told.description, "/Creator": _CREATOR})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(told.language)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown
    for element in _elements(root["/StructTreeRoot"]):
        kind = str(element["/S"])
        if kind == "/Document":
            element[NameObject("/Lang")] = TextStringObject(told.language)
        if kind == "/Figure":
            element[NameObject("/Alt")] = TextStringObject(told.description)
    make_searchable(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def make_searchable(writer: PdfWriter) -> None:
    """Have the Arabic text of all pages stand for the letters that people type."""
    for page in writer.pages:
        for font in _fonts(page.get("/Resources")):
            codes = font.get("/ToUnicode")
            if codes is not None:
                codes = codes.get_object()
                codes.set_data(searchable(codes.get_data()))


def searchable(codes: bytes) -> bytes:
    """A font's table of what its glyphs stand for (PDF 32000-1, 9.10.3), with Arabic letters in
    place of their shapes."""
    return _CHARACTER.sub(_lettered, _RANGES.sub(_apart, codes))


def _apart(ranges: re.Match[bytes]) -> bytes:
    """Ranges glyph by glyph where they hold shapes: shapes that follow each other are not of
    letters that do."""
    kept = [each.group() for each in _RANGE.finditer(ranges[1]) if not _is_shape(each[3])]
    single = [
        b"<%04X> <%04X>" % (code, int(each[3], 16) + code - int(each[1], 16))
        for each in _RANGE.finditer(ranges[1])
        if _is_shape(each[3])
        for code in range(int(each[1], 16), int(each[2], 16) + 1)
    ]
    return _block(b"bfrange", kept) + _block(b"bfchar", single)


def _block(kind: bytes, lines: list[bytes]) -> bytes:
    if not lines:
        return b""
    return b"%d begin%b\n%b\nend%b\n" % (len(lines), kind, b"\n".join(lines), kind)


def _lettered(character: re.Match[bytes]) -> bytes:
    if not _is_shape(character[2]):
        return character.group()
    letters = unicodedata.normalize("NFKC", chr(int(character[2], 16)))
    return b"<%b> <%04X>" % (character[1], ord(letters)) if len(letters) == 1 else character.group()


def _is_shape(code: bytes) -> bool:
    return len(code) == 4 and _SHAPES[0] <= chr(int(code, 16)) <= _SHAPES[1]


def _fonts(resources: Any) -> Iterator[DictionaryObject]:
    """The fonts of a page and of the drawings in it."""
    yield from _held(resources, "/Font")
    for drawing in _held(resources, "/XObject"):
        yield from _fonts(drawing.get("/Resources"))


def _held(resources: Any, kind: str) -> Iterator[DictionaryObject]:
    held = resources.get_object().get(kind) if resources is not None else None
    for each in held.get_object().values() if held is not None else ():
        yield each.get_object()


def _elements(holder: Any) -> Iterator[DictionaryObject]:
    """The parts of a tagged document, from the whole to the smallest."""
    held = holder.get_object()
    if "/S" in held:
        yield held
    below = held.get("/K")
    below = below.get_object() if below is not None else []
    for each in below if isinstance(below, list) else [below]:
        if isinstance(each.get_object(), DictionaryObject):
            yield from _elements(each)
