"""Volume, tone and topics by calendar period."""

from __future__ import annotations

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import (
    MOMENTS,
    Connection,
    by_topic,
    calendar_sql,
    count_of,
    frame_of,
    partial_periods,
    period_sql,
    topics,
    unit_of,
)
from analysis.trends import with_intervals


@kept
def over_time(con: Connection, filters: Filters, grain: str = "auto") -> pd.DataFrame:
    """Volume and tone: ``period`` (its first day), ``n scored tone low high partial``.

    One row for every calendar period between the first and the last with an article, those
    without any included (``n`` 0, tone NaN). Weeks begin on Monday. ``partial`` marks a
    period that the date filter, or the end of all data, cuts short. ``attrs["grain"]`` is
    the grain. Undated articles are not in it. Raises FilterError for an unknown grain.
    """
    unit = unit_of(con, filters, grain)
    where, values = condition(con, filters)
    sql = f"""
        WITH found AS (
            SELECT {period_sql(unit)} AS period, {MOMENTS} FROM analyses
            WHERE {where} AND published IS NOT NULL GROUP BY period
        ), calendar AS ({calendar_sql(unit)})
        SELECT period, coalesce(n, 0) AS n, coalesce(scored, 0) AS scored, tone, variance
        FROM calendar LEFT JOIN found USING (period) ORDER BY period"""
    found = frame_of(con, sql, values)
    periods = {period_sql(unit): "published IS NOT NULL"}
    frame = with_intervals(with_repeats(con, filters, found, "period", periods))
    frame["partial"] = partial_periods(con, frame["period"], unit, filters)
    frame.attrs["grain"] = unit
    return frame


@kept
def topics_over_time(con: Connection, filters: Filters, grain: str = "auto") -> pd.DataFrame:
    """Coverage by period and topic: ``period topic n share total partial``, every period there.

    ``total`` counts the period's articles that match, ``share`` is ``n`` of them (NaN in a
    period without any). Periods are those of `over_time`.
    """
    unit, keys = unit_of(con, filters, grain), topics(con)
    where, values = condition(con, filters)
    counts = "".join(f", {count_of(key)} AS topic_{key}" for key in keys)
    zeros = "".join(f", coalesce(topic_{key}, 0) AS topic_{key}" for key in keys)
    sql = f"""
        WITH found AS (
            SELECT {period_sql(unit)} AS period, count(*) AS total{counts} FROM analyses
            WHERE {where} AND published IS NOT NULL GROUP BY period
        ), calendar AS ({calendar_sql(unit)})
        SELECT period, coalesce(total, 0) AS total{zeros}
        FROM calendar LEFT JOIN found USING (period) ORDER BY period"""
    wide = frame_of(con, sql, values)
    wide["partial"] = partial_periods(con, wide["period"], unit, filters)
    frame = by_topic(wide, ["period", "total", "partial"], "n")
    frame["share"] = frame["n"] / frame["total"].where(frame["total"] > 0)
    frame.attrs["grain"] = unit
    return frame[["period", "topic", "n", "share", "total", "partial"]]
