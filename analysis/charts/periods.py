"""Calendar periods on a time axis: how long each is, where it is drawn, what is unfinished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.charts.wording import Words

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
_STOPS = (("day", None, "M1"), ("month", "M1", "M11"), ("year", "M12", None))
"""How plotly names the ticks it chooses itself, by the step between them: short, the year on a
line of its own."""
_DAY_TICK = "day_of_month"
"""Where each day has a tick, the number alone stands on the first line."""
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
    def at(self) -> str:
        """That moment as charts hold it: plotly copies dates one by one, and text as it is."""
        return self.middle.isoformat()

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


def time_axis(
    shown: Sequence[Period], grain: str, words: Words, *, every: bool = True
) -> dict[str, Any]:
    """Axis settings for a row of periods: range, and ticks that name periods, each of a few where
    ``every``, else those that plotly chooses. The names of months are those of the page's or
    file's plotly configuration."""
    start, end = shown[0].start, shown[-1].end
    spare = max(0, _FEWEST - len(shown)) * (end - start) / len(shown) / 2
    settings: dict[str, Any] = {
        "type": "date",
        "range": [_moment(start) - spare, _moment(end) + spare],
        "ticklabelmode": "period",
        "tickangle": 0,
        "showline": True,
    }
    if not every or len(shown) > _ALL_NAMED[grain]:
        return settings | {"tickformatstops": [_stop(words, *stop) for stop in _STOPS]}
    return settings | _every_period(shown, grain, words)


def _stop(words: Words, named: str, above: str | None, up_to: str | None) -> dict[str, Any]:
    return {"dtickrange": [above, up_to], "value": words[f"chart.tick.{named}"]}


def _every_period(shown: Sequence[Period], grain: str, words: Words) -> dict[str, Any]:
    if grain == "week":
        return {
            "ticklabelmode": "instant",
            "tickvals": [_moment(period.start) for period in shown],
            "tickformat": words["chart.tick.day"],
        }
    dtick = _DAY_MS if grain == "day" else _TICKS[grain]
    return {
        "dtick": dtick,
        "tick0": _moment(shown[0].start),
        "tickformat": words[f"chart.tick.{_DAY_TICK if grain == 'day' else grain}"],
    }


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
