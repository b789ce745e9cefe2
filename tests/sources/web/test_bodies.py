"""Packed answers: unpacked whole, never beyond the limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from analysis.sources.web.bodies import body_of
from analysis.sources.web.errors import FetchError

TEXT = "مرحبا. Привет. Hello. ".encode() * 5_000


def pieces(content: bytes, size: int = 1_000) -> list[bytes]:
    return [content[i : i + size] for i in range(0, len(content), size)]


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT[:700]) + gzip.compress(TEXT[700:])),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 65_536])
def test_every_way_of_packing_comes_out_whole(encoding: str, packed: bytes, size: int) -> None:
    assert body_of(pieces(packed, size), encoding=encoding, largest=len(TEXT)) == TEXT


def test_more_than_the_limit_is_refused_packed_and_unpacked() -> None:
    for encoding, sent in (("", TEXT), ("gzip", gzip.compress(TEXT))):
        with pytest.raises(FetchError, match="larger than"):
            body_of(pieces(sent), encoding=encoding, largest=len(TEXT) - 1)


def test_a_bomb_is_noticed_at_the_limit() -> None:
    bomb = gzip.compress(bytes(50_000_000), 9)
    assert len(bomb) < 60_000
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 1 MB"):
        body_of([bomb], encoding="gzip", largest=1024**2)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * 1024**2


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(FetchError, match="unasked"):
        body_of([b"x"], encoding=encoding, largest=10)


@pytest.mark.parametrize("content", [gzip.compress(TEXT)[:-20], b"no gzip at all"])
def test_what_breaks_off_is_refused(content: bytes) -> None:
    with pytest.raises(FetchError, match="damaged"):
        body_of([content], encoding="gzip", largest=10**6)
