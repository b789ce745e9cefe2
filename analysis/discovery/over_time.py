"""How many articles each discovered topic has by calendar period."""

from __future__ import annotations

import pandas as pd

from analysis.discovery.results import Discovery, Part
from analysis.filters import Filters
from analysis.queries.sql import Connection, partial_periods
from analysis.trends import grain_for

_PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
"""Calendar periods as pandas names them; weeks end on Sunday, as those of queries do."""


def over_time(
    con: Connection, filters: Filters, found: Discovery, part: Part, grain: str = "auto"
) -> pd.DataFrame:
    """The articles of each topic of a part by period: ``period topic n share total partial``, every
    period between the first and the last there, topics in their order.

    ``total`` counts the part's dated articles of the period, outliers included, and ``share`` is
    ``n`` of them (NaN in a period without any). ``attrs["grain"]`` is the grain. No rows where no
    article has a date. Raises FilterError for an unknown grain.
    """
    rows = found.assignment
    dated = rows[(rows["part"] == part.key) & rows["published"].notna()]
    topics = [topic.key for topic in found.of(part)]
    if dated.empty or not topics:
        return pd.DataFrame(columns=["period", "topic", "n", "share", "total", "partial"])
    first, last = dated["published"].min().date(), dated["published"].max().date()
    unit = grain_for(first, last, grain, n=len(dated))
    days = dated["published"].dt.to_period(_PERIODS[unit])
    periods = pd.period_range(days.min(), days.max(), freq=_PERIODS[unit])
    counts = pd.crosstab(days, dated["topic"].fillna("")).reindex(periods, fill_value=0)
    total = counts.sum(axis=1)
    wide = counts.reindex(columns=topics, fill_value=0).assign(total=total, period=periods)
    frame = wide.melt(id_vars=["period", "total"], var_name="topic", value_name="n")
    frame["period"] = frame["period"].dt.start_time
    frame["share"] = frame["n"] / frame["total"].where(frame["total"] > 0)
    frame["partial"] = partial_periods(con, frame["period"], unit, filters)
    frame.attrs["grain"] = unit
    return frame[["period", "topic", "n", "share", "total", "partial"]]
