"""A period's headline figures against those of the period before it, and whether that is noise."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.shifts import clusters, daily_figures
from analysis.queries.sql import Connection
from analysis.trends import Numbers
from analysis.trends.differences import Difference, mean_difference, volume_difference

_IS_SCORED = "(tone IS NOT NULL)::DOUBLE"


@dataclass(frozen=True, slots=True)
class Headline:
    """The changes from one period to the next: of the number of articles (tested by
    `volume_difference`), of the share of them that is scored (0…1) and of the mean tone (both
    by `mean_difference`; NaN where a side has nothing to average)."""

    volume: Difference
    scored_share: Difference
    tone: Difference


@kept
def headline(con: Connection, now: Filters, before: Filters) -> Headline:
    """How the articles of ``now`` differ from those of ``before``; both have both dates."""
    volume = volume_difference(_by_day(con, before), _by_day(con, now))
    scored = mean_difference(clusters(con, before, _IS_SCORED), clusters(con, now, _IS_SCORED))
    return Headline(volume, scored, mean_difference(clusters(con, before), clusters(con, now)))


def _by_day(con: Connection, filters: Filters) -> Numbers:
    """The number of articles of each day of the period, those without any included."""
    if filters.since is None or filters.until is None:
        raise ValueError("only periods with both dates can be compared")
    daily = daily_figures(con, filters)
    every = pd.date_range(filters.since, filters.until)
    counts: Numbers = daily.set_index("day")["n"].reindex(every, fill_value=0).to_numpy(dtype=float)
    return counts
