"""Bytes as text, in whatever encoding they were saved."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from contextlib import suppress
from typing import IO

from charset_normalizer import from_bytes

from analysis.sources.files import File
from analysis.sources.problems import UnreadableError

SAMPLE = 65_536
"""Bytes an encoding is recognised from; charset-normalizer reads no more than that itself."""

SEARCHED = 16 << 20
"""Bytes that are searched for a first letter beyond ASCII where the first 64 KB have none."""

LEGACY = ["cp1256", "cp1251", "koi8_r", "iso8859_6", "iso8859_5", "cp1252"]
"""Encodings that Arabic, Russian and English press files were saved in before UTF-8. Of 100
stretches of 200 characters of real articles in each, charset-normalizer told all but one right."""

_NAMES = {
    "cp1256": "windows-1256",
    "cp1251": "windows-1251",
    "koi8_r": "KOI8-R",
    "iso8859_6": "ISO-8859-6",
    "iso8859_5": "ISO-8859-5",
    "cp1252": "windows-1252",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDECODED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_PRESS = re.compile(r"[\s!-~\u0400-\u052f\u0600-\u06ff]")
"""ASCII, Cyrillic and Arabic: two bytes of another encoding seldom make one of these."""


def open_text(file: File, encoding: str) -> IO[str]:
    """The file as text with its own line ends.

    Bytes that do not belong to the encoding come out as surrogates: see `undecoded`.
    """
    return io.TextIOWrapper(file.open(), encoding=encoding, errors="surrogateescape", newline="")


def decoded(content: bytes) -> tuple[str, str]:
    """``content`` as text without a byte order mark, and the name of its encoding."""
    encoding = recognised(_telling(io.BytesIO(content)))
    return content.decode(encoding, "surrogateescape").removeprefix("\ufeff"), encoding


def encoding_of(file: File) -> str:
    """The encoding of a file, as Python names it."""
    with file.open() as opened:
        return recognised(_telling(opened))


def encoding_note(encoding: str) -> str:
    """What is told the user of an encoding; nothing of UTF-8, which is what is expected."""
    name = _NAMES.get(encoding)
    return f"read as {name}" if name else ""


def undecoded(text: str) -> str | None:
    """The first byte of ``text`` that could not be decoded, such as ``0xC7``; None if all could."""
    found = None if text.isascii() else _UNDECODED.search(text)
    return f"0x{ord(found[0]) - 0xDC00:02X}" if found else None


def recognised(sample: bytes) -> str:
    """The encoding of a file from its first bytes, as Python names it."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if _is_utf8(sample):
        return "utf-8"
    return _utf16_without_mark(sample) or _legacy(sample)


def _telling(file: IO[bytes]) -> bytes:
    """The first bytes of ``file``; where they are bare ASCII, the first that are not."""
    sample = first = file.read(SAMPLE)
    read = len(sample)
    with suppress(EOFError, zlib.error, UnreadableError):  # told when its articles are read
        while sample and read < SEARCHED and sample.isascii():
            sample = file.read(SAMPLE)
            read += len(sample)
    found = _BEYOND_ASCII.search(sample)
    # From the first such letter: the sample may begin in the middle of one.
    return first if sample is first or not found else sample[found.start() :]


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample is UTF-8; its last letter may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in sample


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16, if its two bytes a letter make letters of the press; the zero half of spaces and
    line ends shows the byte order."""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if first == second:
        return None
    encoding = "utf-16-be" if first > second else "utf-16-le"
    text = sample.decode(encoding, "replace")
    return encoding if len(_PRESS.findall(text)) > len(text) / 2 else None


def _legacy(sample: bytes) -> str:
    """The likeliest old encoding; UTF-8 where most of the sample is that and a byte is broken."""
    broken = sample.decode("utf-8", "surrogateescape")
    if len(_UNDECODED.findall(broken)) < sum(not c.isascii() for c in broken) / 2:
        return "utf-8"
    best = from_bytes(sample, cp_isolation=LEGACY).best()
    return best.encoding if best else "utf-8"
