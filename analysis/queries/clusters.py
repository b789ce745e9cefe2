"""Means and shares of several sets of articles with their variance between stories.

A story is one piece of news however many copies of it ran. The variance is that of a ratio of
sums over stories (Cochran 1977, chapter 6). The articles are read in one pass of SQL and added up
by story in NumPy: as SQL, the many sums by story took most of a second at 100,000 articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.differences import effective_n, share_interval
from analysis.filters import Filters
from analysis.models import PRESENT
from analysis.queries.matches import condition
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
    return [
        {name: _spread(read, side, name).mean for name in measures} for side in range(len(sides))
    ]


def pairs(
    con: Connection, sides: Sequence[tuple[Filters, Filters]], measures: Measures
) -> list[dict[str, Pair]]:
    """The measures in sets two by two, which may have stories and even articles in common."""
    read = _read(con, [side for pair in sides for side in pair], measures)
    return [
        {
            name: _pair(_spread(read, 2 * place, name), _spread(read, 2 * place + 1, name))
            for name in measures
        }
        for place in range(len(sides))
    ]


@dataclass(frozen=True, slots=True)
class _Read:
    """The articles of all sides: ``values`` of each measure, the places of those ``inside`` each
    side, and each article's story as one of so many ``stories``."""

    values: pd.DataFrame
    inside: Sequence[npt.NDArray[np.intp]]
    story: npt.NDArray[np.intp]
    stories: int


@dataclass(frozen=True, slots=True)
class _Spread:
    """A mean, and by how much each story moves it."""

    mean: Mean
    moves: Numbers


def _read(con: Connection, sides: Sequence[Filters], measures: Measures) -> _Read:
    conditions = [condition(con, side) for side in sides]
    columns = ", ".join(f"({sql})::DOUBLE AS y{at}" for at, sql in enumerate(measures.values()))
    inside = ", ".join(
        f"coalesce({where}, false) AS in{at}" for at, (where, _) in enumerate(conditions)
    )
    some = " OR ".join(f"in{at}" for at in range(len(sides)))
    sql = f"""
        SELECT * FROM (SELECT told, {columns}, {inside} FROM analyses) WHERE {some}"""
    frame = frame_of(con, sql, [value for _, given in conditions for value in given])
    codes, stories = pd.factorize(frame["told"])
    values = frame[[f"y{at}" for at in range(len(measures))]].set_axis(list(measures), axis=1)
    places = [np.flatnonzero(frame[f"in{at}"].to_numpy()) for at in range(len(sides))]
    return _Read(values, places, codes, len(stories))


def _spread(read: _Read, side: int, name: str) -> _Spread:
    inside = read.inside[side]
    values, told = read.values[name].to_numpy()[inside], read.story[inside]
    if (missing := np.isnan(values)).any():
        values, told = values[~missing], told[~missing]
    n = len(values)
    if not n:
        nothing = np.full(read.stories, float("nan"))
        return _Spread(Mean(0, 0, float("nan"), float("nan")), nothing)
    value = float(values.mean())
    moves = np.bincount(told, weights=values - value, minlength=read.stories) / n
    stories = int(np.count_nonzero(np.bincount(told, minlength=read.stories)))
    return _Spread(Mean(n, stories, value, float(moves @ moves)), moves)


def _pair(a: _Spread, b: _Spread) -> Pair:
    return Pair(a.mean, b.mean, float(a.moves @ b.moves))


def tone_ends(tone: Mean) -> tuple[float, float]:
    """The 95 % interval of a mean tone by story; NaN below two stories."""
    # The variance of a mean times the number of stories is that of what it is the mean of.
    spread = tone.sample_variance * tone.stories
    low, high = tone_interval([tone.stories], [tone.value], [spread])
    return float(low[0]), float(high[0])


def share_ends(share: Mean) -> tuple[float, float]:
    """The 95 % interval of a share by story; NaN without any article."""
    rests_on = effective_n(share.value, share.variance, n=share.n, stories=share.stories)
    low, high = share_interval(share.value, rests_on)
    return float(low), float(high)


def topic_measures(keys: Sequence[str]) -> dict[str, str]:
    """For each topic whether an article discusses it; nothing where it was not scored for it."""
    return {key: f"(topic_{key} >= {PRESENT})::INT" for key in keys}
