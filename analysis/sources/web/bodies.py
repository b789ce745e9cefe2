"""The body of an answer, unpacked, and never larger than was allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from analysis.sources.web.errors import FetchError

ENCODINGS = "gzip, deflate"
"""What servers are told may be used to pack an answer: what `zlib` unpacks piece by piece."""

_STEP = 65_536
"""Bytes unpacked at a time: a bomb is noticed within this many bytes above the limit."""

_BROKEN = "try again; if it stays so the site is at fault"


def body_of(chunks: Iterable[bytes], *, encoding: str, largest: int) -> bytes:
    """``chunks`` joined and unpacked, at most ``largest`` bytes both packed and unpacked.

    Raises FetchError for more, for what is packed in a way that was not asked for or more
    than once, and for what breaks off.
    """
    wire = _limited(chunks, largest)
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return b"".join(wire)
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the answer is packed as {name[:40]}, unasked", _BROKEN)
    try:
        return b"".join(_limited(_unpacked(wire, gzip="gzip" in name), largest))
    except zlib.error:
        raise FetchError("the answer is packed and damaged", _BROKEN, temporary=True) from None


def _limited(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > largest:
            raise FetchError(
                f"the answer is larger than {largest / 1024**2:.3g} MB",
                "save it by hand and give the file",
            )
        yield chunk


def _unpacked(chunks: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    """Pieces of at most `_STEP` bytes. A gzip stream may be followed by another."""
    unpacker: zlib._Decompress | None = None
    for chunk in chunks:
        left = chunk
        while left:
            if unpacker is None or unpacker.eof:
                unpacker = zlib.decompressobj(_window(left, gzip=gzip))
            piece = unpacker.decompress(left, _STEP)
            if piece:
                yield piece
            left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise zlib.error("breaks off")


def _window(start: bytes, *, gzip: bool) -> int:
    """zlib's code for a format: gzip, zlib's own, or bare as some servers send deflate."""
    if gzip:
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if start[0] & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS
