"""Calendar periods on a time axis: how long each is, where it is drawn, what is unfinished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

GRAINS = ("day", "week", "month", "quarter", "year")
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92}
"""Days in the longest period of each grain; what is longer is a year."""
_OFFSETS = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3),
    "year": pd.DateOffset(years=1),
}
_ALL_NAMED = {"day": 14, "week": 8, "month": 12, "quarter": 8, "year": 10}
"""Up to so many periods each has its own tick label; a phone's width holds that many."""
_TICKS = {"month": "M1", "quarter": "M3", "year": "M12"}
_STOPS = (
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
)
"""How plotly names the ticks it chooses itself: short, the year on a line of its own."""
_DAY_MS = 86_400_000
_FEWEST = 6
"""An axis always has room for so many periods, so that one is not drawn as a wall."""


@dataclass(frozen=True, slots=True)
class Period:
    """One calendar period: from ``start`` up to, not including, ``end``."""

    start: dt.date
    end: dt.date
    partial: bool

    @property
    def middle(self) -> dt.datetime:
        """The moment its bar and marker are drawn at."""
        start, end = (dt.datetime.combine(day, dt.time()) for day in (self.start, self.end))
        return start + (end - start) / 2

    @property
    def milliseconds(self) -> int:
        """Its length, in plotly's unit of time."""
        return (self.end - self.start).days * _DAY_MS


def grain_of(starts: Sequence[dt.date]) -> str:
    """The grain of calendar periods by the distance of their starts; a day for one alone."""
    gaps = [(later - earlier).days for earlier, later in pairwise(starts)]
    shortest = min(gaps, default=1)
    return next((grain for grain, days in _LONGEST.items() if shortest <= days), "year")


def periods(
    column: pd.Series[Any],
    *,
    grain: str | None,
    since: dt.date | None,
    until: dt.date | None,
) -> tuple[list[Period], str]:
    """The periods of a ``period`` column and their grain.

    A period that the data covers only in part, because it begins before ``since`` or ends
    after ``until`` (the last day there can be articles of), is marked ``partial``.
    """
    starts = [stamp.date() for stamp in pd.to_datetime(column)]
    grain = grain or grain_of(starts)
    ends = [(pd.Timestamp(start) + _OFFSETS[grain]).date() for start in starts]
    day = dt.timedelta(days=1)
    return [
        Period(
            start,
            end,
            partial=bool((until and end - day > until) or (since and start < since)),
        )
        for start, end in zip(starts, ends, strict=True)
    ], grain


def time_axis(shown: Sequence[Period], grain: str) -> dict[str, Any]:
    """Axis settings for a row of periods: range, and ticks that name periods."""
    start, end = shown[0].start, shown[-1].end
    spare = max(0, _FEWEST - len(shown)) * (end - start) / len(shown) / 2
    settings: dict[str, Any] = {
        "type": "date",
        "range": [_moment(start) - spare, _moment(end) + spare],
        "ticklabelmode": "period",
        "tickangle": 0,
        "showline": True,
    }
    if len(shown) > _ALL_NAMED[grain]:
        return settings | {"tickformatstops": list(_STOPS)}
    return settings | _every_period(shown, grain)


def _every_period(shown: Sequence[Period], grain: str) -> dict[str, Any]:
    formats = {
        "day": "%-d\n%b %Y",
        "month": "%b\n%Y",
        "quarter": "Q%q\n%Y",
        "year": "%Y",
    }
    if grain == "week":
        return {
            "ticklabelmode": "instant",
            "tickvals": [_moment(period.start) for period in shown],
            "tickformat": "%-d %b\n%Y",
        }
    dtick = _DAY_MS if grain == "day" else _TICKS[grain]
    return {
        "dtick": dtick,
        "tick0": _moment(shown[0].start),
        "tickformat": formats[grain],
    }


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
