"""Who was first: stories that several outlets or languages ran, and the days between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.differences import share_interval
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.beside import SIDES, Side, side_of
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection, frame_of

_COLUMNS = {"outlet": OUTLET, "language": "language"}


@kept
def agenda(con: Connection, filters: Filters, by: Side, groups: Sequence[str]) -> pd.DataFrame:
    """Who ran stories first: ``group stories alone shared first tied later lag share low high``.

    Of the dated ``stories`` of a group, ``alone`` are those that no other of these groups ran and
    ``shared`` all others: ``first`` on a day before any other, ``tied`` on the same first day,
    ``later`` after. ``share`` is ``first`` of the ``shared``, with its 95 % interval. ``lag`` is
    the median of the days behind the first, over the shared (NaN without any). Only days are
    known, not hours. All copies are looked at, whatever ``count`` says: that would leave out
    those that came later.
    """
    one_of("by", by, SIDES)
    copies = replace(side_of(filters, by, *groups), count="placements")
    where, values = condition(con, copies)
    sql = f"""
        WITH ran AS (
            SELECT {_COLUMNS[by]} AS "group", told, min(published) AS day
            FROM analyses WHERE {where} AND published IS NOT NULL GROUP BY ALL
        ), timed AS (
            SELECT *, count(*) OVER told_by AS groups, min(day) OVER told_by AS began,
                   count(*) OVER (PARTITION BY told, day) AS on_day
            FROM ran WINDOW told_by AS (PARTITION BY told)
        )
        SELECT "group", count(*) AS stories, count(*) FILTER (groups = 1) AS alone,
            count(*) FILTER (groups > 1) AS shared,
            count(*) FILTER (groups > 1 AND day = began AND on_day = 1) AS first,
            count(*) FILTER (groups > 1 AND day = began AND on_day > 1) AS tied,
            count(*) FILTER (day > began) AS later,
            median(date_diff('day', began, day)) FILTER (groups > 1) AS lag
        FROM timed GROUP BY "group\""""
    found = frame_of(con, sql, values).set_index("group").reindex(list(groups)).reset_index()
    counts = ["stories", "alone", "shared", "first", "tied", "later"]
    frame = found.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, "int64"))
    share = frame["first"] / frame["shared"].where(frame["shared"] > 0)
    low, high = share_interval(share, frame["shared"])
    frame = frame.assign(share=share, low=low, high=high)
    return frame.astype({"lag": "float64"})
