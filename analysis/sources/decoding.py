"""Files as text: compressed or not, in whatever encoding they were saved."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from pathlib import Path
from typing import IO

from charset_normalizer import from_bytes

SAMPLE = 65_536
"""Bytes an encoding is recognised from; charset-normalizer reads no more than that itself."""

LEGACY = ["cp1256", "cp1251", "koi8_r", "iso8859_6", "iso8859_5", "cp1252"]
"""Encodings that Arabic, Russian and English press files were saved in before UTF-8."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDECODED = re.compile("[\udc80-\udcff]")


def open_text(path: Path) -> IO[str]:
    """The file as text with its own line ends, unpacked if its name ends in .gz.

    Bytes that do not belong to the encoding come out as surrogates: see `undecoded`.
    """
    return io.TextIOWrapper(
        _open_bytes(path), encoding=_encoding(path), errors="surrogateescape", newline=""
    )


def undecoded(text: str) -> str | None:
    """The first byte of ``text`` that could not be decoded, such as ``0xC7``; None if all could."""
    found = None if text.isascii() else _UNDECODED.search(text)
    return f"0x{ord(found[0]) - 0xDC00:02X}" if found else None


def _open_bytes(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return io.BufferedReader(gzip.open(path))
    return path.open("rb")


def _encoding(path: Path) -> str:
    with _open_bytes(path) as file:
        sample = file.read(SAMPLE)
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if _is_utf8(sample):
        return "utf-8"
    return _utf16_without_mark(sample) or _legacy(sample)


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample is UTF-8; its last letter may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=len(sample) < SAMPLE)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in sample


def _utf16_without_mark(sample: bytes) -> str | None:
    """Spaces and line ends are half zero bytes in UTF-16, on the side of its byte order."""
    little, big = sample.count(b" \x00") + sample.count(b"\n\x00"), sample.count(b"\x00 ")
    if max(little, big) * 50 < len(sample) // 2:
        return None
    return "utf-16-le" if little >= big else "utf-16-be"


def _legacy(sample: bytes) -> str:
    """The likeliest old encoding; UTF-8 where most of the sample is that and a byte is broken."""
    broken = sample.decode("utf-8", "surrogateescape")
    if len(_UNDECODED.findall(broken)) < sum(not c.isascii() for c in broken) / 2:
        return "utf-8"
    best = from_bytes(sample, cp_isolation=LEGACY).best()
    return best.encoding if best else "utf-8"
