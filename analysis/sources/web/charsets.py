"""The bytes of a web page as text, in the encoding that they, the page or its server name."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from analysis.sources.decoding import LEGACY, SAMPLE

HEAD = 4_096
"""Bytes in which a page may name its encoding: four times what the HTML standard lets a browser
look through, since older press sites put scripts first."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)


def page_text(content: bytes, *, charset: str | None = None) -> str:
    """``content`` decoded; ``charset`` is what the server said, None where it said nothing.

    A byte-order mark goes first, then sound UTF-8 (many pages are UTF-8 and name something
    else), then the server's word, the page's own, and what the bytes look like. Bytes that
    mean nothing in it become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    declared = _NAMED.search(content[:HEAD])
    for name in ("utf-8", charset, declared[1].decode("ascii") if declared else None):
        text = _decoded(content, name)
        if text is not None:
            return text
    best = from_bytes(content[:SAMPLE], cp_isolation=LEGACY).best()
    return content.decode(best.encoding if best else "utf-8", "replace")


def _decoded(content: bytes, name: str | None) -> str | None:
    """None where ``name`` is no encoding of text, or not the one of ``content``."""
    try:
        return codecs.decode(content, name) if name and _is_text_encoding(name) else None
    except (LookupError, UnicodeError):
        return None


def _is_text_encoding(name: str) -> bool:
    """Python also has codecs that unpack (zip, bz2), escape or turn letters: none for pages."""
    found = codecs.lookup(name)
    return bool(getattr(found, "_is_text_encoding", False)) and found.name not in _NOT_FOR_PAGES


_NOT_FOR_PAGES = {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7", "undefined"}
