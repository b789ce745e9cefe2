"""Which story an article belongs to: look-ups by parts of its signature, then a closer look."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.columns import Copy
from analysis.models import Article
from analysis.stories.signature import PLACES, decoded, signature
from analysis.wire import agency_of

BAND = 2
"""Places that must agree for a closer look: with 64 bands of two, of texts that share three
tenths of their word pairs 998 in 1,000 are looked at, of those that share a fiftieth 3 in 100."""

LEAST_SHARED = 0.3
"""Jaccard's index of the word pairs from which two texts are copies. `benchmarks.stories` finds
all edited copies down to 0.35, and the first wrong pairs below 0.3: a short text that a long
one took in whole, or two with the same paragraph of background."""

LEAST_CONTAINED = 0.55
"""Share of the shorter text's word pairs that the other must hold besides; between unrelated
texts of the corpus 1 pair in 10,000 reaches 0.33."""

REPRESENTATIVES = 8
"""Articles of a story that others are compared with, the first ones: a text that a thousand
sites ran costs as eight, and copies of copies are found still."""

CHUNK = 128
"""Articles looked up at once: among many copies the pairs grow with its square."""

_BANDS = PLACES // BAND
_MIX = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2**64 over the golden ratio
_HALF = 32  # bits of a row's number: two make one integer, which sorts ten times as fast
_PAIRS_AT_ONCE = 50_000  # 25 MB while two signatures each are compared


class StoryIndex:
    """The articles seen so far, by story. A story is named after the article that began it."""

    def __init__(self) -> None:
        self._stories = _Stories()
        self._sizes = _Rows(np.uint32)
        self._places = _Rows(np.uint16, PLACES)
        self._segments: list[_Segment] = []

    def __len__(self) -> int:
        return len(self._sizes.rows)

    def learn(self, rows: pa.Table) -> None:
        """Takes in placed articles, rows of `analysis.columns.COPIES`, each once.

        Those without a signature are in no story that others could join.
        """
        known = rows.filter(pc.is_valid(rows["signature"]))
        first = len(self)
        self._keep(known["signature"].to_pylist())
        for story, joined in zip(
            known["story"].to_pylist(), known["joins"].to_pylist(), strict=True
        ):
            self._stories.add(story)
            for other in joined or ():
                self._stories.join(story, other)
        self._index(np.arange(first, len(self)))

    def place(self, articles: Sequence[Article]) -> list[Copy]:
        """Where each article belongs among what was learnt and among each other.

        One that is like none before it starts a story of its own. Nothing is learnt.
        """
        first, segments = len(self), list(self._segments)
        signatures = [signature(article) for article in articles]
        joined: dict[int, list[str]] = defaultdict(list)
        with self._stories.trial():
            for start in range(0, len(articles), CHUNK):
                part = slice(start, start + CHUNK)
                self._keep(signatures[part])
                for article in articles[part]:
                    self._stories.add(article.id)
                self._join(np.arange(first + start, len(self)), joined, known=first)
            stories = [self._stories.of(row) for row in range(first, len(self))]
        for rows in (self._sizes, self._places):
            rows.cut(first)
        self._segments = segments
        return [
            Copy(
                article_id=article.id,
                story=story,
                wire=agency_of(article),
                joins=tuple(joined[row]),
                published=article.published,
                signature=signed,
            )
            for row, (article, story, signed) in enumerate(
                zip(articles, stories, signatures, strict=True), first
            )
        ]

    def _join(self, new: np.ndarray, joined: dict[int, list[str]], *, known: int) -> None:
        """Joins the ``new`` rows to the stories they copy. Stories begun before the row
        ``known`` that one of them shows to be the same go to ``joined`` under it."""
        rows, others = self._copies(new)
        for row, other in zip(rows.tolist(), others.tolist(), strict=True):
            lesser = self._stories.join(self._stories.of(other), self._stories.of(row))
            if lesser is not None and self._stories.began(lesser) < known:
                joined[row].append(lesser)
        self._index(new)

    def _keep(self, signatures: Sequence[bytes]) -> None:
        sizes, places = decoded(signatures)
        self._sizes.append(sizes)
        self._places.append(places)

    def _copies(self, new: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pairs of copies that the ``new`` rows are the later of: those, and the earlier."""
        new = new[self._sizes.rows[new] > 0]
        keys = _keys(self._places.rows[new])
        found = [segment.find(keys) for segment in (*self._segments, _Segment.of(keys, new))]
        places = np.concatenate([place for place, _ in found])
        rows, others = new[places], np.concatenate([other for _, other in found])
        earlier = others < rows
        packed = np.unique(rows[earlier] << _HALF | others[earlier])
        pairs = np.stack([packed >> _HALF, packed & (1 << _HALF) - 1], axis=1)
        kept = [part[self._are_copies(part)] for part in _parts(pairs)]
        copies = np.concatenate([pairs[:0], *kept])
        return copies[:, 0], copies[:, 1]

    def _are_copies(self, pairs: np.ndarray) -> np.ndarray:
        """Which of ``pairs`` are copies, after all places and both sizes."""
        one, other = pairs[:, 0], pairs[:, 1]
        shared = (self._places.rows[one] == self._places.rows[other]).mean(axis=1)
        sizes = self._sizes.rows[pairs].astype(float)
        contained = shared / (1 + shared) * sizes.sum(axis=1) / sizes.min(axis=1)
        copies: np.ndarray = (shared >= LEAST_SHARED) & (contained >= LEAST_CONTAINED)
        return copies

    def _index(self, rows: np.ndarray) -> None:
        """Segments of falling size, each at least twice the next: a look-up stays short."""
        rows = rows[[self._stories.represents(row) for row in rows.tolist()]]
        segment = _Segment.of(_keys(self._places.rows[rows]), rows)
        while self._segments and len(self._segments[-1]) < 2 * len(segment):
            segment = self._segments.pop().joined(segment)
        self._segments.append(segment)


class _Stories:
    """Which story each row is in, stories that turned out to be one counted as the earlier."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._began: MutableMapping[str, int] = {}
        self._into: MutableMapping[str, str] = {}
        self._told: MutableMapping[str, int] = {}

    def add(self, story: str) -> None:
        """A row in a story, which it begins if there is none of that name."""
        self._began.setdefault(story, len(self._names))
        self._names.append(story)

    def of(self, row: int) -> str:
        """The name of the story that ``row`` is in."""
        return self._first(self._names[row])

    def began(self, story: str) -> int:
        """The row that a story began with."""
        return self._began[story]

    def join(self, one: str, other: str) -> str | None:
        """Makes two stories one; gives the later of them, None where they were one before."""
        firsts = {self._first(one), self._first(other)}
        if len(firsts) == 1:
            return None
        earlier, later = sorted(firsts, key=lambda story: self._began.get(story, len(self._names)))
        self._into[later] = earlier
        return later

    def represents(self, row: int) -> bool:
        """Whether ``row`` is one of the first `REPRESENTATIVES` of its story; counts it."""
        story = self.of(row)
        self._told[story] = self._told.get(story, 0) + 1
        return self._told[story] <= REPRESENTATIVES

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is added and joined within is forgotten at the end."""
        kept = (len(self._names), self._began, self._into, self._told)
        self._began, self._into, self._told = (ChainMap({}, one) for one in kept[1:])
        try:
            yield
        finally:
            length, self._began, self._into, self._told = kept
            del self._names[length:]

    def _first(self, story: str) -> str:
        while (into := self._into.get(story)) is not None:
            story = into
        return story


class _Segment:
    """Sorted keys with the rows that have them."""

    def __init__(self, keys: np.ndarray, rows: np.ndarray) -> None:
        self._keys = keys
        self._rows = rows

    @classmethod
    def of(cls, keys: np.ndarray, rows: np.ndarray) -> _Segment:
        """The segment of ``rows``, ``keys`` being theirs, one line of `_BANDS` each."""
        return cls._sorted(keys.ravel(), np.repeat(rows.astype(np.uint32), _BANDS))

    @classmethod
    def _sorted(cls, keys: np.ndarray, rows: np.ndarray) -> _Segment:
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], rows[order])

    def __len__(self) -> int:
        return len(self._keys)

    def joined(self, other: _Segment) -> _Segment:
        """Both segments as one."""
        return self._sorted(
            np.concatenate([self._keys, other._keys]), np.concatenate([self._rows, other._rows])
        )

    def find(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each row here that has any of ``keys``: the line of the key, and the row."""
        flat = keys.ravel()
        low = np.searchsorted(self._keys, flat, side="left")
        high = np.searchsorted(self._keys, flat, side="right")
        counts = high - low
        lines = np.repeat(np.arange(len(flat)) // _BANDS, counts)
        starts = np.repeat(low - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        return lines, self._rows[starts + np.arange(counts.sum())].astype(np.int64)


class _Rows:
    """An array that grows at its end."""

    def __init__(self, kind: type, *width: int) -> None:
        self._buffer: np.ndarray = np.empty((CHUNK, *width), kind)
        self._length = 0

    @property
    def rows(self) -> np.ndarray:
        """What was appended so far."""
        return self._buffer[: self._length]

    def cut(self, length: int) -> None:
        """Forgets what lies beyond ``length``."""
        self._length = length

    def append(self, values: np.ndarray) -> None:
        """Adds ``values``; the room doubles where it is too small."""
        end = self._length + len(values)
        if end > len(self._buffer):
            larger = np.empty(
                (max(end, 2 * len(self._buffer)), *self._buffer.shape[1:]), self._buffer.dtype
            )
            larger[: self._length] = self.rows
            self._buffer = larger
        self._buffer[self._length : end] = values
        self._length = end


def _keys(places: np.ndarray) -> np.ndarray:
    """A hash of each band of each signature, which band it is included, uint32 (n, 64)."""
    halves = places.reshape(len(places), _BANDS, BAND).astype(np.uint64)
    band = np.arange(_BANDS, dtype=np.uint64) << np.uint64(32)
    whole = band | halves[:, :, 0] << np.uint64(16) | halves[:, :, 1]
    return (whole * _MIX >> np.uint64(32)).astype(np.uint32)


def _parts(pairs: np.ndarray) -> Iterator[np.ndarray]:
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        yield pairs[start : start + _PAIRS_AT_ONCE]
