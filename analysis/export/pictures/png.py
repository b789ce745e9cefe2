"""A PNG with its title, its description and its size in print."""

from __future__ import annotations

import struct
import zlib

from analysis.export.pictures.told import Told

_HEAD = 8 + 4 + 4 + 13 + 4
"""Bytes of the signature and the first chunk, of a fixed length; others may follow from there
(PNG specification, 5.6)."""
_METRE = 1


def finished(data: bytes, told: Told, *, per_metre: int | None) -> bytes:
    """The same pixels; ``per_metre`` is how many make a metre of paper, by which Word and
    PowerPoint place the picture in its size, ``None`` where it has none."""
    chunks = [_text("Title", told.title, told), _text("Description", told.description, told)]
    if per_metre:
        chunks.append(_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, _METRE)))
    return b"".join((data[:_HEAD], *chunks, data[_HEAD:]))


def _text(keyword: str, text: str, told: Told) -> bytes:
    """An iTXt chunk: the keyword, not compressed, its language, no translated keyword, UTF-8."""
    language = told.language.encode()
    return _chunk(b"iTXt", keyword.encode() + b"\0\0\0" + language + b"\0\0" + text.encode())


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
