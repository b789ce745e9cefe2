"""The dated shifts that articles show, each with what moved it: new levels of tone, and spikes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.filters import Filters
from analysis.models import PRESENT, TONE_CLASSES
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection, frame_of, topics
from analysis.trends import Numbers
from analysis.trends.changes import Change, changes
from analysis.trends.differences import Clusters, Difference, mean_difference
from analysis.trends.spikes import Surge, surges

NAMED = 3
"""Stories, topics and outlets that a shift names: as many as a sentence holds."""

NO_TOPIC = ""
"""The key of articles that discuss no watched topic."""

_DAY = dt.timedelta(days=1)
_SCORED = ",".join(each for each in TONE_CLASSES if each != "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one outlet or topic adds to a change of the mean: ``within`` by another tone of its
    own, ``composition`` by another share of the articles (both in tone; over all parts they add
    up to the change). ``before`` and ``after`` count its scored articles."""

    key: str
    before: int
    after: int
    within: float
    composition: float

    @property
    def total(self) -> float:
        """All it adds to the change."""
        return self.within + self.composition


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
    sides = (before, after)
    outlets = _parts(con, sides, OUTLET)
    return ToneShift(
        day=day,
        since=since,
        until=until,
        p=change.p,
        difference=difference,
        within=sum(part.within for part in outlets),
        composition=sum(part.composition for part in outlets),
        outlets=_strongest(outlets, difference.change),
        topics=_strongest(_parts(con, sides, _main_topic(con)), difference.change),
        stories=_moving_stories(con, after, difference, n=told[1].n.sum()),
        filters=after if filters.tone else replace(after, tone=_SCORED),
    )


def _parts(con: Connection, sides: tuple[Filters, Filters], key: str) -> list[Part]:
    """What each group adds to the change of the mean (Kitagawa 1955)."""
    before, after = (_means(con, side, key) for side in sides)
    table = before.merge(after, how="outer", on="group", suffixes=("_0", "_1"))
    n = table[["n_0", "n_1"]].fillna(0).to_numpy()
    tone = table[["tone_0", "tone_1"]].to_numpy(dtype=float)
    tone = np.where(np.isnan(tone), tone[:, ::-1], tone)  # new or gone: only shares changed
    share = n / n.sum(axis=0)
    overall = float((share * tone).sum(axis=0).mean())
    within = share.mean(axis=1) * (tone[:, 1] - tone[:, 0])
    composition = (share[:, 1] - share[:, 0]) * (tone.mean(axis=1) - overall)
    return [
        Part(key=str(name), before=int(a), after=int(b), within=float(w), composition=float(c))
        for name, (a, b), w, c in zip(table.index, n, within, composition, strict=True)
    ]


def _means(con: Connection, filters: Filters, key: str) -> pd.DataFrame:
    where, values = condition(con, filters)
    sql = (
        f'SELECT {key} AS "group", count(*) AS n, avg(tone::DOUBLE) AS tone FROM analyses '
        f"WHERE {where} AND tone IS NOT NULL GROUP BY ALL"
    )
    return frame_of(con, sql, values).set_index("group")


def _strongest(parts: list[Part], change: float) -> tuple[Part, ...]:
    """The parts that moved the mean most in the direction it went."""
    along = [part for part in parts if part.total * change > 0]
    return tuple(sorted(along, key=lambda part: -abs(part.total))[:NAMED])


def _main_topic(con: Connection) -> str:
    """The topic with most weight in an article, of those it discusses."""
    weights = {key: f"coalesce(topic_{key}, 0)" for key in topics(con)}
    if not weights:
        return f"'{NO_TOPIC}'"
    most = f"greatest({', '.join(weights.values())})"
    cases = " ".join(f"WHEN {weight} = {most} THEN '{key}'" for key, weight in weights.items())
    return f"CASE WHEN {most} < {PRESENT} THEN '{NO_TOPIC}' {cases} END"


def _stories(con: Connection, filters: Filters, order: str) -> list[dict[str, Any]]:
    """Of some stories, the first in an order. The rows of ``analyses`` stand by day and id, so
    that their number tells which is the earliest: dates and ids took twice the time."""
    where, values = condition(con, filters)
    sql = f"""
        SELECT arg_min(article_id, rowid) AS article_id,
            arg_min(title, rowid) AS title,
            count(*) AS n, count(tone) AS scored, sum(tone::DOUBLE) AS total
        FROM analyses WHERE {where}
        GROUP BY told ORDER BY {order}, article_id LIMIT {NAMED:d}"""
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
        topics=tuple(pair for pair in _most(con, within, _main_topic(con)) if pair[0] != NO_TOPIC),
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
