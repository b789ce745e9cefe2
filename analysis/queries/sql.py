"""The pieces of SQL that several queries are made of, and how one is run."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd

from analysis.filters import NO_OUTLET, Filters
from analysis.models import PRESENT
from analysis.queries.matches import condition
from analysis.trends import GRAINS, Grain, grain_for, is_partial

Connection = duckdb.DuckDBPyConnection

MOMENTS = "count(*) AS n, count(tone) AS scored, avg(tone) AS tone, var_samp(tone) AS variance"
OUTLET = f"coalesce(outlet, '{NO_OUTLET}')"


def rows_of(
    con: Connection, select: str, filters: Filters, after: str = ""
) -> list[tuple[Any, ...]]:
    """The rows of a SELECT over the analyses that ``filters`` let through."""
    where, values = condition(con, filters)
    cursor = con.cursor()
    return cursor.execute(f"{select} FROM analyses WHERE {where} {after}", values).fetchall()


def frame_of(con: Connection, sql: str, values: list[Any]) -> pd.DataFrame:
    """The result of a query as a DataFrame."""
    return con.cursor().execute(sql, values).df()


def topics(con: Connection) -> tuple[str, ...]:
    """The keys of the topics that ``con`` has a column for, in their order."""
    columns = con.cursor().execute("SELECT * FROM analyses LIMIT 0").description
    names = [str(column[0]) for column in columns or ()]
    return tuple(name.removeprefix("topic_") for name in names if name.startswith("topic_"))


def unit_of(con: Connection, filters: Filters, grain: str) -> Grain:
    """The grain for the articles that match; the finest where none of them has a date.

    Raises FilterError as `grain_for` does.
    """
    sql = "SELECT min(published), max(published), count(published)"
    first, last, n = rows_of(con, sql, filters)[0]
    return grain_for(first, last, grain, n=n) if n else GRAINS[0]


def is_present(key: str) -> str:
    """A condition: the article discusses the topic (false where it was not scored for it)."""
    return f"coalesce(topic_{key} >= {PRESENT}, false)"


def count_of(key: str) -> str:
    """How many articles discuss the topic."""
    return f"count(*) FILTER ({is_present(key)})"


def period_sql(grain: Grain) -> str:
    """The first day of the calendar period that an article was published in."""
    return f"date_trunc('{grain}', published)::DATE"


def calendar_sql(grain: Grain) -> str:
    """A query for every period between the first and the last in ``found``."""
    step = "INTERVAL 3 MONTH" if grain == "quarter" else f"INTERVAL 1 {grain.upper()}"
    series = f"generate_series(min(period)::TIMESTAMP, max(period)::TIMESTAMP, {step})"
    return f"SELECT unnest({series})::DATE AS period FROM found"


def partial_periods(
    con: Connection, periods: pd.Series[Any], grain: Grain, filters: Filters
) -> pd.Series[Any]:
    """The data ends on its last day, whatever the filters: what came later is not known."""
    until = filters.until or rows_of(con, "SELECT max(published)", Filters())[0][0]
    since = filters.since
    flags = [is_partial(day.date(), grain, since=since, until=until) for day in periods]
    return pd.Series(flags, dtype=bool)


def with_scored_share(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with ``scored_share``, the scored among its ``n`` (NaN where that is 0)."""
    place = list(frame.columns).index("scored") + 1
    frame.insert(place, "scored_share", frame["scored"] / frame["n"].where(frame["n"] > 0))
    return frame


def ranked(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """``frame`` with most articles first, then by ``name``."""
    return frame.sort_values(["n", name], ascending=[False, True], ignore_index=True)


def by_topic(wide: pd.DataFrame, kept: list[str], value: str) -> pd.DataFrame:
    """One row for each topic column of ``wide``, topics in their order."""
    frame = wide.melt(id_vars=kept, var_name="topic", value_name=value)
    frame["topic"] = frame["topic"].str.removeprefix("topic_")
    return frame.astype({value: "int64"})
