"""Volume and tone of several sets of articles by calendar period, on one calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.periods import over_time
from analysis.queries.sql import Connection, partial_periods, rows_of
from analysis.trends import ARTICLES_IN_PERIOD, GRAINS, Grain, grain_for, period_end

ENOUGH = 10
"""Articles of a side in a period, on average, that the grain is chosen for: of fewer a mean is
taken for little (`analysis.charts.dots.FEW`)."""

COLUMNS = ("period", "group", "n", "share", "scored", "tone", "low", "high", "partial")


def sides_over_time(
    con: Connection, sides: Mapping[str, Filters], grain: str = "auto", *, whole: Filters
) -> pd.DataFrame:
    """Volume and tone of each set: ``period group n share scored tone low high partial``.

    Every set has a row for every period between the first and the last article of any, those in
    which it has none included, but for periods out of its own dates. ``share`` is of the articles
    that ``whole`` lets through in the period (NaN without any). ``attrs["grain"]`` is the grain;
    tone and ``partial`` are as `over_time` has them. Raises FilterError for an unknown grain.
    """
    return _over_time(con, tuple(sides.items()), grain, whole)


@kept
def _over_time(
    con: Connection, pairs: tuple[tuple[str, Filters], ...], grain: str, whole: Filters
) -> pd.DataFrame:
    sides = dict(pairs)
    unit = _unit(con, sides, grain)
    tables = {name: over_time(con, side, unit) for name, side in sides.items()}
    every = pd.concat([table["period"] for table in tables.values()])
    if every.empty:
        return _typed(pd.DataFrame(columns=list(COLUMNS)), unit)
    total = over_time(con, whole, unit).set_index("period")["n"]
    calendar = pd.DataFrame({"period": _calendar(every, unit)})
    rows = []
    for name, table in tables.items():
        own = _within(calendar, sides[name], unit)
        own = own.merge(table.drop(columns="partial"), how="left", on="period").assign(group=name)
        own["partial"] = partial_periods(con, own["period"], unit, sides[name])
        rows.append(own)
    frame = pd.concat(rows, ignore_index=True).fillna({"n": 0, "scored": 0})
    of = frame["period"].map(total)
    frame["share"] = frame["n"] / of.where(of > 0)
    return _typed(frame[list(COLUMNS)], unit)


def _unit(con: Connection, sides: Mapping[str, Filters], grain: str) -> Grain:
    """The grain for the dates of all sets in which one has articles enough on average; the finest
    where nothing has a date."""
    sql = "SELECT min(published), max(published), count(published)"
    found = [row for side in sides.values() for row in rows_of(con, sql, side) if row[2]]
    if not found:
        return GRAINS[0]
    first, last = min(row[0] for row in found), max(row[1] for row in found)
    return grain_for(first, last, grain, n=_counted(found))


def _counted(found: list[tuple[Any, ...]]) -> int:
    """The articles of an average side, counted as `grain_for` has to for `ENOUGH` in a period."""
    average = sum(row[2] for row in found) / len(found)
    return int(average * ARTICLES_IN_PERIOD / ENOUGH)


def _calendar(periods: pd.Series[pd.Timestamp], unit: Grain) -> list[pd.Timestamp]:
    """Every period from the first to the last."""
    days, last = [periods.min()], periods.max()
    while days[-1] < last:
        days.append(pd.Timestamp(period_end(days[-1].date(), unit)) + pd.Timedelta(days=1))
    return days


def _within(calendar: pd.DataFrame, side: Filters, unit: Grain) -> pd.DataFrame:
    """The periods that have a day within the dates of a set."""
    days = [day.date() for day in calendar["period"]]
    inside = [
        (not side.since or period_end(day, unit) >= side.since)
        and (not side.until or day <= side.until)
        for day in days
    ]
    return calendar[inside]


def _typed(frame: pd.DataFrame, unit: Grain) -> pd.DataFrame:
    counts = dict.fromkeys(("n", "scored"), "int64")
    numbers = dict.fromkeys(("share", "tone", "low", "high"), "float64")
    typed = frame.astype({**counts, **numbers, "partial": "bool"})
    typed.attrs["grain"] = unit
    return typed
