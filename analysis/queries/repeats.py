"""What copies of one story change in the intervals of mean tones."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.filters import Filters
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of
from analysis.trends import REPEATS

Groups = Mapping[str, str]
"""The groups that articles belong to: what names a group, in SQL, and which articles belong to
one of that name; a name may be an expression, and give several groups."""

_SQL = """
    SELECT {by}, sum(k - 1) AS repeats, sum(k * (k - 1)) AS pairs,
        sum((k - 1) * s) AS repeated, sum(s * s - q) AS cross
    FROM (
        SELECT {by}, count(*) AS k, sum(tone) AS s, sum(tone * tone) AS q
        FROM ({rows})
        GROUP BY told, {by} HAVING k > 1
    ) GROUP BY {by}"""


def with_repeats(
    con: Connection, filters: Filters, frame: pd.DataFrame, by: str, groups: Groups
) -> pd.DataFrame:
    """``frame`` with the columns `analysis.trends.REPEATS`, for `with_intervals`.

    ``by`` is its column of groups. Only articles of stories that have copies are read.
    """
    found = _repeats(con, filters, by, groups)
    for name in REPEATS:
        values = frame[by].map(found[name]) if len(found) else pd.Series(0.0, index=frame.index)
        frame[name] = values.astype(float).fillna(0.0)
    return frame


def _repeats(con: Connection, filters: Filters, by: str, groups: Groups) -> pd.DataFrame:
    if filters.count != "placements" or not groups:  # one article of each story, then
        return pd.DataFrame(columns=list(REPEATS))
    where, values = condition(con, filters)
    rows = " UNION ALL ".join(
        f'SELECT told, tone::DOUBLE AS tone, {group} AS "{by}" FROM analyses '
        f"WHERE placements > 1 AND ({where}) AND tone IS NOT NULL AND {belongs}"
        for group, belongs in groups.items()
    )
    sql = _SQL.format(by=f'"{by}"', rows=rows)
    return frame_of(con, sql, values * len(groups)).set_index(by)
