"""A period's headline figures against those of the period before it, and whether that is noise."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of, rows_of
from analysis.trends import Numbers
from analysis.trends.differences import (
    Clusters,
    Difference,
    mean_difference,
    volume_difference,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The changes from one period to the next: of the number of articles (tested by
    `volume_difference`), of the share of them that is scored (0…1) and of the mean tone (both
    by `mean_difference`; NaN where a side has nothing to average). ``scored_before`` counts the
    scored articles that the change of tone starts from."""

    volume: Difference
    scored_share: Difference
    tone: Difference
    scored_before: int


@kept
def headline(con: Connection, now: Filters, before: Filters) -> Headline:
    """How the articles of ``now`` differ from those of ``before``; both have both dates."""
    was, is_ = _by_story(con, before), _by_story(con, now)
    return Headline(
        volume=volume_difference(_by_day(con, before), _by_day(con, now)),
        scored_share=mean_difference(was.scored, is_.scored),
        tone=mean_difference(was.tone, is_.tone),
        scored_before=int(was.tone.n.sum()),
    )


@dataclass(frozen=True, slots=True)
class _Stories:
    """The articles of a period by story: whether they are scored, and their tones."""

    scored: Clusters
    tone: Clusters


def _by_story(con: Connection, filters: Filters) -> _Stories:
    where, values = condition(con, filters)
    sql = f"""
        SELECT count(*) AS n, count(tone) AS scored, coalesce(sum(tone::DOUBLE), 0) AS total
        FROM analyses WHERE {where} GROUP BY told"""
    columns = frame_of(con, sql, values)
    n, scored, total = (columns[name].to_numpy(dtype=float) for name in ("n", "scored", "total"))
    some = scored > 0
    return _Stories(Clusters(n, scored), Clusters(scored[some], total[some]))


def _by_day(con: Connection, filters: Filters) -> Numbers:
    """The number of articles of each day of the period, those without any included."""
    if filters.since is None or filters.until is None:
        raise ValueError("only periods with both dates can be compared")
    found = rows_of(con, "SELECT published, count(*)", filters, "GROUP BY published")
    every = pd.date_range(filters.since, filters.until)
    by_day = {pd.Timestamp(day): n for day, n in found if day is not None}
    counts: Numbers = pd.Series(by_day, dtype=float).reindex(every, fill_value=0).to_numpy()
    return counts
