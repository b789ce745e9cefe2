"""Volume and tone by the day of the week."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import MOMENTS, Connection, frame_of
from analysis.trends import with_intervals

WEEK = 7
"""Days of a week, numbered from Monday, 1 (ISO 8601)."""

_WEEKDAY = "isodow(published)"


@kept
def weekdays(con: Connection, filters: Filters, first: int = 1) -> pd.DataFrame:
    """A row for each day of the week from ``first`` on (1 is Monday): ``weekday n days per_day
    scored tone low high``.

    ``days`` counts such days between the first article that matches and the last, and ``per_day``
    is ``n`` over them (NaN without any). Undated articles are not in it.
    """
    where, values = condition(con, filters)
    sql = f"""
        SELECT {_WEEKDAY} AS weekday, {MOMENTS}, min(published) AS first, max(published) AS last
        FROM analyses WHERE ({where}) AND published IS NOT NULL GROUP BY weekday"""
    found = frame_of(con, sql, values).set_index("weekday")
    firsts, lasts = found.pop("first"), found.pop("last")
    passed = _passed(firsts.min(), lasts.max()) if len(found) else Counter[int]()
    order = [(first - 1 + place) % WEEK + 1 for place in range(WEEK)]
    frame = found.reindex(order).rename_axis("weekday").reset_index()
    frame[["n", "scored"]] = frame[["n", "scored"]].fillna(0).astype("int64")
    frame.insert(2, "days", [passed[day] for day in order])
    frame.insert(3, "per_day", frame["n"] / frame["days"].where(frame["days"] > 0))
    groups = {_WEEKDAY: "published IS NOT NULL"}
    return with_intervals(with_repeats(con, filters, frame, "weekday", groups))


def _passed(first: pd.Timestamp, last: pd.Timestamp) -> Counter[int]:
    """How many of each weekday there are between two days, both included."""
    begin, days = first.date(), (last - first).days + 1
    return Counter((begin + dt.timedelta(day)).isoweekday() for day in range(days))
