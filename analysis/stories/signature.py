"""A text as a short signature by which copies are told: MinHash over its word pairs.

Broder, A. (1997), On the resemblance and containment of documents. Two signatures agree in as
many places, on average, as their texts share of all their word pairs (Jaccard's index).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache

import numpy as np
from datasketch import MinHash

from analysis.models import Article
from analysis.packs import Letters, languages, load
from analysis.text import WORD, Folder, without_markup
from analysis.wire import stripped

PLACES = 128
"""Hash functions: the shared part is estimated to within ±0.04 where it is a third."""

SHINGLE = 2
"""Words in a shingle. With 3, one word in ten replaced leaves too little in common; single
words are shared by unrelated texts (measured: `make bench-stories`)."""

FEWEST_WORDS = 30
"""A body of fewer words is compared together with its headline: alone it says too little."""

SIGNATURE_BYTES = 4 + 2 * PLACES
"""Four bytes for the number of shingles, two for each place: of each hash only the low 16
bits are kept, which agree by chance once in 65,536."""

_SEED = 1
_WORDS_REMEMBERED = 500_000  # about 60 MB; a corpus of 11,000 articles has fewer
_MIX = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2**64 over the golden ratio
_BASE = MinHash(num_perm=PLACES, seed=_SEED, scheme="affine32", hashfunc=int)


def signature(article: Article) -> bytes:
    """The article's signature, `SIGNATURE_BYTES` long; the same on every machine.

    What an agency or a site puts around the text (credit, dateline, buttons) is left out, and
    spelling variants that every pack folds count as one; the language need not be known.
    """
    shingles = _shingles(_words(article))
    digest = _BASE.copy()
    digest.update_batch(shingles.tolist())
    places = (digest.hashvalues & 0xFFFF).astype("<u2")
    size = len(shingles).to_bytes(4, "little")
    return size + bytes(places)


def decoded(signatures: Iterable[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Signatures as arrays: the numbers of shingles, uint32 (n,), and places, uint16 (n, 128)."""
    kind = np.dtype([("size", "<u4"), ("places", "<u2", (PLACES,))])
    table = np.frombuffer(b"".join(signatures), dtype=kind)
    return table["size"].astype(np.uint32), table["places"].astype(np.uint16)


def _words(article: Article) -> list[str]:
    words = WORD.findall(without_markup(stripped(article)))
    if len(words) < FEWEST_WORDS and article.title:
        words = WORD.findall(article.title) + words
    return words


def _shingles(words: list[str]) -> np.ndarray:
    """The distinct word pairs as 32-bit hashes; a lone word counts as a pair with nothing."""
    hashes = np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))
    if len(hashes) < SHINGLE:
        return hashes.astype(np.uint32)
    pairs = (hashes[:-1] * _MIX + hashes[1:]) * _MIX
    return np.unique((pairs >> np.uint64(32)).astype(np.uint32))


class _Hashes(dict[str, int]):
    """The 32-bit hash of each word as folded, computed once for each word seen."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        value = zlib.crc32(_folder()(word).encode("utf-8", "surrogatepass"))
        self[word] = value
        return value


@cache
def _folder() -> Folder:
    """Folds letters as all packs together do; what one language folds, no other has."""
    letters = [load(language).letters for language in languages()]
    return Folder(
        Letters(
            fold={key: value for one in letters for key, value in one.fold.items()},
            strip="".join(one.strip for one in letters),
            proclitics=(),
            enclitics=(),
            minimum_stem=0,
        )
    )


_HASHES = _Hashes()
