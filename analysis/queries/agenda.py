"""Who was first: stories that several outlets or languages ran, and the days between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.differences import share_interval
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.beside import SIDES, Side, side_of
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection, frame_of

SHOWN = 20
"""Stories in common that are listed: more no one reads through, and the table is sorted."""

_COLUMNS = {"outlet": OUTLET, "language": "language"}
_COUNTS = ("stories", "undated", "alone", "shared", "first", "tied", "later")

_TIMED = """
    WITH ran AS (
        SELECT {column} AS "group", told, min(published) AS day, count(*) AS articles,
            count(*) - count(published) AS undated
        FROM analyses WHERE {where} GROUP BY ALL
    ), timed AS MATERIALIZED (
        SELECT *, count(*) OVER told_by AS groups, min(day) OVER told_by AS began,
            sum(undated) OVER told_by = 0 AS dated,
            count(*) OVER (PARTITION BY told, day) AS on_day
        FROM ran WINDOW told_by AS (PARTITION BY told)
    )"""


@kept
def agenda(con: Connection, filters: Filters, by: Side, groups: Sequence[str]) -> pd.DataFrame:
    """Who ran stories first: ``group stories undated alone shared first tied later lag share low
    high``.

    Of the ``stories`` of a group, ``undated`` are those of which it or another of these groups
    has an article without a date, so that nobody can be said to be first; ``alone`` are those
    of the rest that no other of these ran, and ``shared`` all others: ``first`` on a day before
    any other, ``tied`` on the same first day, ``later`` after. ``share`` is ``first`` of the
    ``shared``, with its 95 % interval. ``lag`` is the median of the days behind the first, over
    the shared (NaN without any). Only days are known, not hours. All copies are looked at,
    whatever ``count`` says: that would leave out those that came later. ``attrs["stories"]``
    counts the stories that any two of the groups share, each once.
    """
    timed, values = _timed(con, filters, by, groups)
    sql = f"""{timed}
        SELECT "group", count(*) AS stories, count(*) FILTER (NOT dated) AS undated,
            count(*) FILTER (dated AND groups = 1) AS alone,
            count(*) FILTER (dated AND groups > 1) AS shared,
            count(*) FILTER (dated AND groups > 1 AND day = began AND on_day = 1) AS first,
            count(*) FILTER (dated AND groups > 1 AND day = began AND on_day > 1) AS tied,
            count(*) FILTER (dated AND day > began) AS later,
            median(date_diff('day', began, day)) FILTER (dated AND groups > 1) AS lag,
            (SELECT count(DISTINCT told) FROM timed WHERE dated AND groups > 1) AS common
        FROM timed GROUP BY "group\""""
    rows = frame_of(con, sql, values)
    common = int(rows.pop("common").max()) if len(rows) else 0
    found = rows.set_index("group").reindex(list(groups)).reset_index()
    counts = dict.fromkeys(_COUNTS, "int64")
    frame = found.fillna(dict.fromkeys(_COUNTS, 0)).astype(counts)
    share = frame["first"] / frame["shared"].where(frame["shared"] > 0)
    low, high = share_interval(share, frame["shared"])
    made = frame.assign(share=share, low=low, high=high).astype({"lag": "float64"})
    made.attrs["stories"] = common
    return made


@kept
def agenda_stories(
    con: Connection,
    filters: Filters,
    by: Side,
    groups: Sequence[str],
    *,
    first: str | None = None,
    most: int = SHOWN,
) -> pd.DataFrame:
    """The ``shared`` stories of `agenda`, those that most of these groups ran first: ``id title
    began first n`` and ``lag_0 lag_1 …`` for the groups in their order.

    ``id`` and ``title`` (None without one) are those of the earliest article, ``began`` is its
    day, ``first`` the group that was first, None where several were on one day, ``n`` counts the
    articles of all. A ``lag`` is the days that a group was behind (NaN where it did not run it).
    With a group for ``first`` only those stories that it was first on.
    """
    timed, values = _timed(con, filters, by, groups, some="placements > 1")
    where, given = _ran(con, filters, by, groups)
    sql = f"""{timed}, best AS (
            SELECT told, any_value(groups) AS sides, any_value(began) AS began,
                sum(articles)::BIGINT AS n,
                any_value("group") FILTER (day = began AND on_day = 1) AS first
            FROM timed WHERE dated AND groups > 1 GROUP BY told HAVING ? IS NULL OR first = ?
            ORDER BY sides DESC, n DESC, began, told LIMIT {most:d}
        ), named AS (
            SELECT told, arg_min(article_id, (published, article_id)) AS id,
                arg_min(title, (published, article_id)) AS title
            FROM analyses WHERE told IN (SELECT told FROM best) AND ({where}) GROUP BY told
        )
        SELECT best.*, id, title, "group", date_diff('day', best.began, day) AS lag
        FROM best JOIN named USING (told) JOIN timed USING (told)
        ORDER BY sides DESC, n DESC, best.began, told"""
    rows = frame_of(con, sql, [*values, first, first, *given])
    rows["first"] = rows["first"].astype(object).where(rows["first"].notna(), None)
    frame = rows.drop_duplicates("told").set_index("told")
    lags = rows.pivot(index="told", columns="group", values="lag").reindex(columns=list(groups))
    lags.columns = pd.Index([f"lag_{place}" for place in range(len(groups))])
    return frame[["id", "title", "began", "first", "n"]].join(lags).reset_index(drop=True)


def _timed(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str], *, some: str = "TRUE"
) -> tuple[str, list[Any]]:
    """SQL with a row for each group of each story, and when that ran it, in ``timed``; of ``some``
    articles only."""
    where, values = _ran(con, filters, by, groups)
    return _TIMED.format(column=_COLUMNS[by], where=f"{some} AND ({where})"), values


def _ran(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str]
) -> tuple[str, list[Any]]:
    """The condition for the articles of these groups, all copies."""
    one_of("by", by, SIDES)
    return condition(con, replace(side_of(filters, by, *groups), count="placements"))
