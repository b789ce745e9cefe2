"""Means and shares of several sets of articles with their variance between stories.

A story is one piece of news however many copies of it ran. The variance is that of a ratio of
sums over stories (Cochran 1977, chapter 6). The articles are read in one pass of SQL and added up
by story in NumPy: as SQL, the many sums by story took most of a second at 100,000 articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.differences import effective_n, share_interval
from analysis.filters import Filters
from analysis.models import PRESENT
from analysis.queries.matches import flags
from analysis.queries.sql import Connection, frame_of
from analysis.trends import Numbers, tone_interval

Measures = Mapping[str, str]
"""What is averaged by name, each as SQL over ``analyses``; NULL where an article has none."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over ``n`` articles in ``stories``; ``value`` is NaN without any, ``variance`` is that
    of the mean, between stories and as it is in these, not corrected for their number."""

    n: int
    stories: int
    value: float
    variance: float

    @property
    def sample_variance(self) -> float:
        """The variance corrected for the number of stories; NaN below two."""
        return self.variance * self.correction

    @property
    def correction(self) -> float:
        """What makes the variance of some stories one of all like them (Bessel)."""
        return self.stories / (self.stories - 1) if self.stories > 1 else float("nan")


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure in two sets, and the covariance of the two means by the stories in both."""

    a: Mean
    b: Mean
    covariance: float

    @property
    def sample_covariance(self) -> float:
        """The covariance corrected as the two variances are."""
        return self.covariance * math.sqrt(self.a.correction * self.b.correction)

    @property
    def correlation(self) -> float:
        """The covariance as a correlation, −1…+1; 0 where either does not vary."""
        both = self.a.variance * self.b.variance
        return max(-1.0, min(1.0, self.covariance / math.sqrt(both))) if both > 0 else 0.0


def means(con: Connection, sides: Sequence[Filters], measures: Measures) -> list[dict[str, Mean]]:
    """The measures in each of some sets of articles."""
    read = _read(con, sides, measures)
    spreads = (_spread(read, side) for side in range(len(sides)))
    return [dict(zip(measures, spread.means, strict=True)) for spread in spreads]


def pairs(
    con: Connection, sides: Sequence[tuple[Filters, Filters]], measures: Measures
) -> list[dict[str, Pair]]:
    """The measures in sets two by two, which may have stories and even articles in common."""
    read = _read(con, [side for pair in sides for side in pair], measures)
    two = ((_spread(read, at), _spread(read, at + 1)) for at in range(0, 2 * len(sides), 2))
    return [dict(zip(measures, _paired(a, b), strict=True)) for a, b in two]


@dataclass(frozen=True, slots=True)
class _Read:
    """The articles of all sides, in rows: the ``values`` of each measure in columns, the places of
    those ``inside`` each side, and each article's story as one of so many ``stories``."""

    values: Numbers
    inside: Sequence[npt.NDArray[np.intp]]
    story: npt.NDArray[np.intp]
    stories: int


@dataclass(frozen=True, slots=True)
class _Spread:
    """The means of the measures, and by how much each story, in rows, moves each of them."""

    means: Sequence[Mean]
    moves: Numbers


def _read(con: Connection, sides: Sequence[Filters], measures: Measures) -> _Read:
    inside, values = flags(con, sides)
    columns = ", ".join(f"({sql})::DOUBLE AS y{at}" for at, sql in enumerate(measures.values()))
    some = " OR ".join(f"in{at}" for at in range(len(sides)))
    sql = f"SELECT * FROM (SELECT told, {columns}, {inside} FROM analyses) WHERE {some}"
    frame = frame_of(con, sql, values)
    codes, stories = pd.factorize(frame["told"])
    known = frame[[f"y{at}" for at in range(len(measures))]].to_numpy(dtype=float)
    places = [np.flatnonzero(frame[f"in{at}"].to_numpy()) for at in range(len(sides))]
    return _Read(known, places, codes, len(stories))


def _spread(read: _Read, side: int) -> _Spread:
    inside = read.inside[side]
    values, there = read.values[inside], ~np.isnan(read.values[inside])
    n = there.sum(axis=0)
    counts, totals = (_by_story(read, inside, each) for each in (there, np.nan_to_num(values)))
    with np.errstate(divide="ignore", invalid="ignore"):  # NaN where there is none
        value = totals.sum(axis=0) / n
        moves = (totals - counts * value) / n
    told = np.count_nonzero(counts, axis=0)
    known = zip(n, told, value, _products(moves, moves), strict=True)
    means = [Mean(int(n), int(g), float(value), float(spread)) for n, g, value, spread in known]
    return _Spread(means, moves)


def _by_story(read: _Read, inside: npt.NDArray[np.intp], values: npt.NDArray[Any]) -> Numbers:
    """The sums of the values, a row for each story."""
    n = len(inside)
    ones, places = np.ones(n), np.arange(n + 1)
    member = sparse.csc_array((ones, read.story[inside], places), shape=(read.stories, n))
    sums: Numbers = member @ values.astype(float)
    return sums


def _products(a: Numbers, b: Numbers) -> Numbers:
    """The inner product of each column with its like; not by BLAS, whose threads wait for each
    other where the machine is busy: 16 ms a column were seen."""
    products: Numbers = np.einsum("ij,ij->j", a, b)
    return products


def _paired(a: _Spread, b: _Spread) -> Iterator[Pair]:
    together = _products(a.moves, b.moves)
    yield from (Pair(*each) for each in zip(a.means, b.means, map(float, together), strict=True))


def tone_ends(tone: Mean) -> tuple[float, float]:
    """The 95 % interval of a mean tone by story; NaN below two stories."""
    # The variance of a mean times the number of stories is that of what it is the mean of.
    spread = tone.sample_variance * tone.stories
    low, high = tone_interval([tone.stories], [tone.value], [spread])
    return float(low[0]), float(high[0])


def share_ends(share: Mean) -> tuple[float, float]:
    """The 95 % interval of a share by story; NaN without any article."""
    low, high = share_interval(share.value, rests_on(share))
    return float(low), float(high)


def rests_on(share: Mean) -> float:
    """How many independent articles would make a share as sure as its articles do."""
    return float(effective_n(share.value, share.variance, n=share.n, stories=share.stories))


def topic_measures(keys: Sequence[str]) -> dict[str, str]:
    """For each topic whether an article discusses it; nothing where it was not scored for it."""
    return {key: f"(topic_{key} >= {PRESENT})::INT" for key in keys}
