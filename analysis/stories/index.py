"""Which story an article belongs to: look-ups by parts of its signature, then a closer look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.stories.signature import PLACES, decoded

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

ALIKE = 0.9
"""An article that shares this much with one that is indexed is not indexed itself: whatever
resembles it resembles the other, and a text run by a thousand sites costs as one."""

CHUNK = 256
"""Articles looked up at once: among many copies the pairs grow with its square."""

_BANDS = PLACES // BAND
_MIX = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2**64 over the golden ratio
_HALF = 32  # bits of a row's number: two make one integer, which sorts ten times as fast
_PAIRS_AT_ONCE = 50_000  # 25 MB while two signatures each are compared


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that a later article showed to be one: ``story`` is now counted as ``into``."""

    story: str
    into: str


class StoryIndex:
    """The articles seen so far, by story. A story is named after its first article."""

    def __init__(self) -> None:
        self._stories = _Stories()
        self._sizes = _Rows(np.uint32)
        self._places = _Rows(np.uint16, PLACES)
        self._segments: list[_Segment] = []

    def __len__(self) -> int:
        return len(self._stories)

    def load(self, signatures: Sequence[bytes], stories: Sequence[str]) -> None:
        """Takes in articles that stand in ``stories`` already."""
        self._keep(signatures)
        first = len(self._stories)
        self._stories.load(stories)
        distinct = {signature: row for row, signature in reversed([*enumerate(signatures, first)])}
        self._index(np.sort(np.fromiter(distinct.values(), np.int64, len(distinct))))

    def place(self, articles: Sequence[tuple[str, bytes]]) -> tuple[list[str], list[Merge]]:
        """The story of each article (id, signature), and stories that they showed to be one.

        An article that is like none before it, nor among these, starts a story of its own.
        """
        first = len(self)
        merges: list[Merge] = []
        for start in range(0, len(articles), CHUNK):
            merges += self._place(articles[start : start + CHUNK])
        return [self._stories.name(row) for row in range(first, len(self))], merges

    def stories(self) -> list[str]:
        """The story of every article, in the order in which they came."""
        return [self._stories.name(row) for row in range(len(self))]

    def _place(self, articles: Sequence[tuple[str, bytes]]) -> list[Merge]:
        first = len(self)
        self._keep([signature for _, signature in articles])
        self._stories.start([id_ for id_, _ in articles])
        new = np.arange(first, len(self))
        rows, others, shared = self._copies(new)
        pairs = zip(rows.tolist(), others.tolist(), strict=True)
        merges = [merge for pair in pairs if (merge := self._stories.join(*pair, known=first))]
        self._index(np.setdiff1d(new, rows[shared >= ALIKE]))
        return merges

    def _keep(self, signatures: Sequence[bytes]) -> None:
        sizes, places = decoded(signatures)
        self._sizes.append(sizes)
        self._places.append(places)

    def _copies(self, new: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The pairs of copies that the ``new`` rows are the later of, and how much they share."""
        new = new[self._sizes.rows[new] > 0]
        keys = _keys(self._places.rows[new])
        found = [segment.find(keys) for segment in (*self._segments, _Segment.of(keys, new))]
        places = np.concatenate([place for place, _ in found])
        rows, others = new[places], np.concatenate([other for _, other in found])
        earlier = others < rows
        packed = np.unique(rows[earlier] << _HALF | others[earlier])
        pairs = np.stack([packed >> _HALF, packed & (1 << _HALF) - 1], axis=1)
        kept = [self._checked(part) for part in _parts(pairs)]
        if not kept:
            return new[:0], new[:0], np.empty(0)
        rows, others, shared = (np.concatenate(column) for column in zip(*kept, strict=True))
        return rows, others, shared

    def _checked(self, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Those of ``pairs`` that are copies, after all places and both sizes."""
        one, other = pairs[:, 0], pairs[:, 1]
        shared = (self._places.rows[one] == self._places.rows[other]).mean(axis=1)
        sizes = self._sizes.rows[pairs].astype(float)
        contained = shared / (1 + shared) * sizes.sum(axis=1) / sizes.min(axis=1)
        copies = (shared >= LEAST_SHARED) & (contained >= LEAST_CONTAINED)
        return one[copies], other[copies], shared[copies]

    def _index(self, rows: np.ndarray) -> None:
        """Segments of falling size, each at least twice the next: a look-up stays short."""
        segment = _Segment.of(_keys(self._places.rows[rows]), rows)
        while self._segments and len(self._segments[-1]) < 2 * len(segment):
            segment = self._segments.pop().joined(segment)
        self._segments.append(segment)


class _Stories:
    """Which rows are one story: a forest in which each row points toward the story's first."""

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._names: list[str] = []
        self._firsts: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._parents)

    def start(self, ids: Iterable[str]) -> None:
        """One story for each of ``ids``."""
        for id_ in ids:
            self._parents.append(len(self._parents))
            self._names.append(id_)

    def load(self, stories: Iterable[str]) -> None:
        """A row for each of ``stories``, in the story of that name."""
        for story in stories:
            row = len(self._parents)
            self._parents.append(self._firsts.setdefault(story, row))
            self._names.append(story)

    def name(self, row: int) -> str:
        """The name of the story that ``row`` is in."""
        return self._names[self._first(row)]

    def join(self, row: int, other: int, *, known: int) -> Merge | None:
        """Makes the stories of two rows one, that of the earlier.

        A merge is told where both had rows before ``known``: those are named by now.
        """
        into, story = sorted((self._first(row), self._first(other)))
        if into == story:
            return None
        self._parents[story] = into
        return Merge(self._names[story], self._names[into]) if story < known else None

    def _first(self, row: int) -> int:
        parents = self._parents
        while parents[row] != row:
            parents[row] = parents[parents[row]]
            row = parents[row]
        return row


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
