"""The tone index with its interval, and the calendar that trends are drawn on."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

from analysis.errors import FilterError
from analysis.filters.values import one_of

Grain = Literal["day", "week", "month", "quarter", "year"]
GRAINS: tuple[Grain, ...] = get_args(Grain)

LEVEL = 0.95
"""Coverage of every interval, the convention of the field."""

READABLE_PERIODS = 100
"""``auto`` takes the finest grain with so many periods: beyond, marks are under 8 px apart."""

FEWEST_PERIODS = 3
"""``auto`` takes no grain with fewer periods: two points tell of no course."""

ARTICLES_IN_PERIOD = 2
"""``auto`` takes no grain with fewer articles a period on average where a coarser one has them:
from two scored articles up a period has an interval, below most periods are empty."""

MOST_PERIODS = 20_000
"""Periods drawn at the very most (days of 54 years); more comes from a wrong date."""

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.25}

Numbers = npt.NDArray[np.float64]


def tone_interval(n: Any, mean: Any, variance: Any) -> tuple[Numbers, Numbers]:
    """The 95 % t-interval of a mean tone from its count, mean and sample variance.

    Takes arrays of equal length; both ends are cut to the scale, −1…+1, and NaN where
    ``n`` < 2, because one article says nothing of the spread. Student (1908).
    """
    count, centre, spread = (np.asarray(values, dtype=float) for values in (n, mean, variance))
    enough = count >= 2
    safe = np.where(enough, count, 2)
    half = special.stdtrit(safe - 1, (1 + LEVEL) / 2) * np.sqrt(spread / safe)
    half = np.where(enough, half, np.nan)
    return np.clip(centre - half, -1, 1), np.clip(centre + half, -1, 1)


def with_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with ``low`` and ``high`` in place of its ``variance`` (needs scored, tone)."""
    low, high = tone_interval(frame["scored"], frame["tone"], frame["variance"])
    place = list(frame.columns).index("variance")
    kept = frame.drop(columns="variance")
    kept.insert(place, "low", low)
    kept.insert(place + 1, "high", high)
    return kept


def grain_for(first: dt.date, last: dt.date, grain: str = "auto", *, n: int | None = None) -> Grain:
    """The grain to use between two days with ``n`` articles (not given: many); ``auto`` is the
    finest that stays readable.

    Raises FilterError for an unknown grain, or one that gives more than MOST_PERIODS.
    """
    days = (last - first).days + 1
    if grain == "auto":
        return _readable_grain(days, math.inf if n is None else n)
    one_of("grain", grain, ("auto", *GRAINS))
    if days / _DAYS[grain] > MOST_PERIODS:
        raise FilterError(
            f"grain={grain}: {first} to {last} is too long for it; "
            "take a coarser grain or set since and until"
        )
    return next(g for g in GRAINS if g == grain)


def _readable_grain(days: int, n: float) -> Grain:
    """The finest grain with neither too many periods nor nearly empty ones; where all are
    nearly empty, the coarsest that still shows a course."""
    periods = {grain: days / _DAYS[grain] for grain in GRAINS}
    fine = [grain for grain in GRAINS if periods[grain] <= READABLE_PERIODS] or [GRAINS[-1]]
    shown = [grain for grain in fine if periods[grain] >= FEWEST_PERIODS] or fine[:1]
    filled = (grain for grain in shown if n / periods[grain] >= ARTICLES_IN_PERIOD)
    return next(filled, shown[-1])


def period_end(start: dt.date, grain: Grain) -> dt.date:
    """The last day of the period that begins on ``start``."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if months is None:
        return start + dt.timedelta(days=int(_DAYS[grain]) - 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date.max if year > dt.MAXYEAR else dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def is_partial(
    start: dt.date, grain: Grain, *, since: dt.date | None, until: dt.date | None
) -> bool:
    """Whether ``since`` or ``until`` cuts the period that begins on ``start`` short."""
    cut_before = since is not None and since > start
    cut_after = until is not None and until < period_end(start, grain)
    return cut_before or cut_after
