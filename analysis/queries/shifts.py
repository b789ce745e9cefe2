"""The dated shifts that articles show, each with what moved it: new levels of tone, and spikes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.filters import Filters
from analysis.models import TONE_CLASSES
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.moving import (
    NAMED,
    NO_TOPIC,
    OUTLETS,
    TOPIC,
    Part,
    groups_of,
    main_topic,
    parts,
    strongest,
)
from analysis.queries.sql import OUTLET, Connection, frame_of
from analysis.trends import Numbers
from analysis.trends.changes import Change, changes
from analysis.trends.differences import Clusters, Difference, mean_difference
from analysis.trends.spikes import Surge, surges

_DAY = dt.timedelta(days=1)
_SCORED = ",".join(each for each in TONE_CLASSES if each != "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story: its earliest article here and how many there are, with their mean tone (None
    where none is scored); ``moved`` is what it adds to a change of the mean."""

    article_id: str
    title: str | None
    n: int
    tone: float | None
    moved: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneShift:
    """A new level of the tone index from ``day`` on, against the time since the shift before.

    ``p`` is the chance of a change as clear in the same articles shuffled over time;
    ``difference`` is measured on the articles, a story counted once. ``outlets`` and
    ``topics`` (an article's main one) are those that moved it most, ``within`` and
    ``composition`` what all outlets add; ``filters`` give the articles after it.
    """

    day: dt.date
    since: dt.date
    until: dt.date
    p: float
    difference: Difference
    within: float
    composition: float
    outlets: tuple[Part, ...]
    topics: tuple[Part, ...]
    stories: tuple[Told, ...]
    filters: Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """Days with far more articles (``n``) than ``expected`` of the 14 before; outlets and topics
    with most of them, as key and count; ``filters`` give the articles."""

    day: dt.date
    until: dt.date
    n: int
    expected: float
    p: float
    outlets: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    stories: tuple[Told, ...]
    filters: Filters


@kept
def shifts(con: Connection, filters: Filters) -> tuple[ToneShift | Spike, ...]:
    """All shifts of the articles that match, newest first."""
    daily = daily_figures(con, filters)
    if daily.empty:
        return ()
    days = [stamp.date() for stamp in daily["day"]]
    mean = (daily["total"] / daily["scored"]).to_numpy(dtype=float)
    found: list[ToneShift | Spike] = []
    for change in changes(mean, daily["stories"].to_numpy(dtype=float)):
        shift = _tone_shift(con, filters, change, days)
        if shift.difference.beyond_noise:
            found.append(shift)
    found += [_spike(con, filters, surge, days) for surge in surges(_counts(daily))]
    return tuple(sorted(found, key=lambda shift: shift.day, reverse=True))


def daily_figures(con: Connection, filters: Filters) -> pd.DataFrame:
    """Every day between the first and the last article: ``day n scored total stories``.

    ``total`` is the sum of tones; ``stories`` is how many stories of equal size would tell as
    much as the scored articles do (Kish 1965), so that one report in many outlets counts
    little more than once.
    """
    where, values = condition(con, filters)
    sql = f"""
        WITH matched AS (
            SELECT told, published AS day, tone FROM analyses
            WHERE {where} AND published IS NOT NULL
        ), by_story AS (
            SELECT day, count(*) AS n, count(tone) AS scored, sum(tone::DOUBLE) AS total
            FROM matched GROUP BY day, told
        )
        SELECT day, sum(n)::INT AS n, sum(scored)::INT AS scored,
            coalesce(sum(total), 0) AS total,
            coalesce(sum(scored) ** 2 / nullif(sum(scored ** 2), 0), 0)::DOUBLE AS stories
        FROM by_story GROUP BY day ORDER BY day"""
    found = frame_of(con, sql, values).set_index("day")
    if found.empty:
        return found.reset_index()
    every = pd.date_range(found.index[0], found.index[-1], name="day")
    return found.reindex(every, fill_value=0).reset_index()


def clusters(con: Connection, filters: Filters, value: str = "tone::DOUBLE") -> Clusters:
    """The articles that match, by story, with the total of an SQL ``value``."""
    where, values = condition(con, filters)
    sql = f"""
        SELECT count(value) AS n, sum(value) AS total
        FROM (SELECT told, {value} AS value FROM analyses WHERE {where})
        WHERE value IS NOT NULL GROUP BY told"""
    frame = frame_of(con, sql, values)
    return Clusters(frame["n"].to_numpy(dtype=float), frame["total"].to_numpy(dtype=float))


def _counts(daily: pd.DataFrame) -> Numbers:
    return np.asarray(daily["n"], dtype=float)


def _tone_shift(
    con: Connection, filters: Filters, change: Change, days: Sequence[dt.date]
) -> ToneShift:
    since, day, until = days[change.start], days[change.at], days[change.end - 1]
    scope = replace(filters, undated=False)
    before = replace(scope, since=since, until=day - _DAY)
    after = replace(scope, since=day, until=until)
    told = clusters(con, before), clusters(con, after)
    difference = mean_difference(*told)
    groups = groups_of(con, before), groups_of(con, after)
    outlets = parts(groups, OUTLETS)
    return ToneShift(
        day=day,
        since=since,
        until=until,
        p=change.p,
        difference=difference,
        within=sum(part.within for part in outlets),
        composition=sum(part.composition for part in outlets),
        outlets=strongest(outlets, difference.change),
        topics=strongest(parts(groups, TOPIC), difference.change),
        stories=_moving_stories(con, after, difference, n=told[1].n.sum()),
        filters=after if filters.tone else replace(after, tone=_SCORED),
    )


def _stories(con: Connection, filters: Filters, order: str) -> list[dict[str, Any]]:
    """Of some stories, the first in an order. The rows of ``analyses`` stand by day and id, so
    that their number tells which is the earliest: dates and ids took twice the time."""
    where, values = condition(con, filters)
    sql = f"""
        WITH first AS (
            SELECT min(rowid) AS earliest, count(*) AS n, count(tone) AS scored,
                sum(tone::DOUBLE) AS total
            FROM analyses WHERE {where}
            GROUP BY told ORDER BY {order}, earliest LIMIT {NAMED:d}
        )
        SELECT article_id, title, n, scored, total
        FROM first JOIN analyses ON analyses.rowid = earliest ORDER BY {order}, earliest"""
    return frame_of(con, sql, values).to_dict("records")  # type: ignore[return-value]


def _moving_stories(
    con: Connection, after: Filters, difference: Difference, *, n: float
) -> tuple[Told, ...]:
    """Of the ``n`` scored articles after a shift, the stories that moved the mean most, in the
    direction it went."""
    sign, level = (1 if difference.change > 0 else -1), difference.before
    moved = f"total - scored * {level!r}"
    rows = _stories(con, after, f"{sign} * ({moved}) DESC NULLS LAST")
    told = [_told(row, (row["total"] - row["scored"] * level) / n) for row in rows if row["scored"]]
    return tuple(story for story in told if story.moved * sign > 0)


def _told(row: dict[str, Any], moved: float = 0.0) -> Told:
    title = row["title"] if isinstance(row["title"], str) else None
    tone = row["total"] / row["scored"] if row["scored"] else None
    return Told(
        article_id=row["article_id"], title=title, n=row["n"], tone=tone, moved=float(moved)
    )


def _spike(con: Connection, filters: Filters, surge: Surge, days: Sequence[dt.date]) -> Spike:
    day, until = days[surge.first], days[surge.last]
    within = replace(filters, since=day, until=until, undated=False)
    return Spike(
        day=day,
        until=until,
        n=surge.n,
        expected=surge.expected,
        p=surge.p,
        outlets=_most(con, within, OUTLET),
        topics=tuple(pair for pair in _most(con, within, main_topic(con)) if pair[0] != NO_TOPIC),
        stories=tuple(_told(row) for row in _stories(con, within, "n DESC")),
        filters=within,
    )


def _most(con: Connection, filters: Filters, key: str) -> tuple[tuple[str, int], ...]:
    where, values = condition(con, filters)
    sql = (
        f'SELECT {key} AS "group", count(*) AS n FROM analyses WHERE {where} '
        f'GROUP BY ALL ORDER BY n DESC, "group" LIMIT {NAMED:d}'
    )
    return tuple((str(name), int(n)) for name, n in con.cursor().execute(sql, values).fetchall())
