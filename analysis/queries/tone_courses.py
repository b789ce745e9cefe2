"""The course of tone within each topic."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import Any

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import (
    MOMENTS,
    Connection,
    calendar_sql,
    frame_of,
    is_present,
    partial_periods,
    period_sql,
    rows_of,
    topics,
    unit_of,
)
from analysis.trends import Grain, grain_for, with_intervals

COLUMNS = ["period", "topic", "n", "scored", "tone", "low", "high", "partial"]


@kept
def tone_courses(con: Connection, filters: Filters, grain: str = "auto") -> pd.DataFrame:
    """Tone by topic and period: ``period topic n scored tone low high partial``.

    A row for every period of `over_time` and every topic with a scored, dated article, topics
    with most of those first; an article counts for each topic that it discusses. Raises
    FilterError for an unknown grain.
    """
    unit = _unit(con, filters, grain)
    where, values = condition(con, filters)
    day = period_sql(unit)
    named = ", ".join(f"CASE WHEN {is_present(key)} THEN '{key}' END" for key in topics(con))
    sql = f"""
        WITH told AS (
            SELECT {day} AS period, tone, unnest([{named or "NULL::VARCHAR"}]) AS topic
            FROM analyses WHERE ({where}) AND published IS NOT NULL
        ), found AS (
            SELECT period, topic, {MOMENTS} FROM told GROUP BY period, topic
        ), shown AS (
            SELECT topic, sum(scored) AS weight FROM found WHERE topic IS NOT NULL
            GROUP BY topic HAVING weight > 0
        ), calendar AS ({calendar_sql(unit)})
        SELECT period, topic, coalesce(n, 0) AS n, coalesce(scored, 0) AS scored, tone, variance
        FROM calendar CROSS JOIN shown LEFT JOIN found USING (period, topic)
        ORDER BY weight DESC, topic, period"""
    frame = frame_of(con, sql, values)
    frame["at"] = frame["topic"] + " " + frame["period"].dt.strftime("%Y-%m-%d")
    groups = {f"'{key} ' || strftime({day}, '%Y-%m-%d')": is_present(key) for key in topics(con)}
    dated = {name: f"published IS NOT NULL AND {belongs}" for name, belongs in groups.items()}
    frame = with_intervals(with_repeats(con, filters, frame, "at", dated))
    frame["partial"] = frame["period"].map(_partial(con, frame["period"], unit, filters))
    frame.attrs["grain"] = unit
    return frame[COLUMNS]


def _unit(con: Connection, filters: Filters, grain: str) -> Grain:
    """The grain asked for; else one in which the middle one of the topics has enough scored
    articles a period (`grain_for`), as many topics have few each."""
    scored = (f"count(tone) FILTER ({is_present(key)})" for key in topics(con))
    select = "SELECT " + ", ".join(["min(published)", "max(published)", *scored])
    first, last, *counts = rows_of(con, select, replace(filters, undated=False))[0]
    some = [n for n in counts if n]
    if grain != "auto" or first is None or not some:
        return unit_of(con, filters, grain)
    return grain_for(first, last, n=int(median(some)))


def _partial(
    con: Connection, periods: pd.Series[Any], unit: Grain, filters: Filters
) -> dict[Any, bool]:
    """Whether each period is cut short."""
    days = pd.Series(periods.unique())
    return dict(zip(days, partial_periods(con, days, unit, filters), strict=True))
