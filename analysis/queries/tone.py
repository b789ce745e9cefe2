"""Tone by group, by topic, and how it is spread."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.columns import VOICES
from analysis.filters import TONE_CLASS_SQL, Filters
from analysis.filters.values import one_of
from analysis.models import HOLDERS, TONE_CLASSES
from analysis.queries.clusters import means, tone_ends
from analysis.queries.coverage import topic_share
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import (
    MOMENTS,
    OUTLET,
    Connection,
    by_topic,
    count_of,
    frame_of,
    ranked,
    topics,
    with_scored_share,
)
from analysis.trends import with_intervals

Group = Literal["outlet", "language", "topic"]
GROUPS: tuple[Group, ...] = ("outlet", "language", "topic")

BINS = 20
"""Bars of the tone distribution, each as wide as half the neutral band, so its edges are edges."""

_ROUNDING = 1e-6
"""Tone is stored in 32 bits: −0.9 comes back a little below, and belongs to the bin it starts."""


@kept
def tone_by(
    con: Connection, filters: Filters, by: Group = "outlet", *, limit: int | None = None
) -> pd.DataFrame:
    """Tone by outlet, language or topic: ``group n scored scored_share tone low high``.

    Most articles first, the first ``limit`` groups. Articles without an outlet are the
    group `NO_OUTLET`; an article is in the group of each topic that it discusses.
    """
    one_of("by", by, GROUPS)
    if by == "topic":
        frame = topic_share(con, filters).rename(columns={"topic": "group"})
    else:
        column = OUTLET if by == "outlet" else "language"
        where, values = condition(con, filters)
        sql = f'SELECT {column} AS "group", {MOMENTS} FROM analyses WHERE {where} GROUP BY ALL'
        found = with_repeats(con, filters, frame_of(con, sql, values), "group", {column: "TRUE"})
        frame = ranked(with_intervals(with_scored_share(found)), "group")
    columns = ["group", "n", "scored", "scored_share", "tone", "low", "high"]
    return frame[columns].head(limit if limit is not None else len(frame))


@kept
def tone_by_voice(con: Connection, filters: Filters) -> pd.DataFrame:
    """Tone by whose words they are: ``group n scored scored_share tone low high``.

    One row for each of `analysis.models.HOLDERS`. ``scored`` counts the articles in which those
    words say anything of the relation, so an article may be in several rows.
    """
    (found,) = means(con, [filters], {"n": "1", **VOICES})
    rows = [
        (holder, found["n"].n, found[holder].n, found[holder].value, *tone_ends(found[holder]))
        for holder in HOLDERS
    ]
    frame = pd.DataFrame(rows, columns=["group", "n", "scored", "tone", "low", "high"])
    return with_scored_share(frame)


@kept
def topic_tone(con: Connection, filters: Filters) -> pd.DataFrame:
    """Tone classes within each topic: ``topic tone_class n share``, every combination there.

    ``tone_class`` is negative, neutral, positive or none; ``share`` is of the topic's
    articles (NaN where it has none).
    """
    counts = ", ".join(f"{count_of(key)} AS topic_{key}" for key in topics(con))
    where, values = condition(con, filters)
    sql = (
        f"SELECT {TONE_CLASS_SQL} AS tone_class{', ' * bool(counts)}{counts} "
        f"FROM analyses WHERE {where} GROUP BY tone_class"
    )
    wide = frame_of(con, sql, values).set_index("tone_class")
    wide = wide.reindex(list(TONE_CLASSES), fill_value=0).reset_index()
    frame = by_topic(wide, ["tone_class"], "n")
    of = frame.groupby("topic")["n"].transform("sum")
    frame["share"] = frame["n"] / of.where(of > 0)
    return frame[["topic", "tone_class", "n", "share"]]


@kept
def tone_distribution(con: Connection, filters: Filters, *, bins: int = BINS) -> pd.DataFrame:
    """How tone is spread: ``low high n none``, one row for each of ``bins`` equal bins.

    ``low`` and ``high`` are a bin's edges on −1…+1; ``none``, the same in every row, counts
    the articles that say nothing of the relation and are in no bin.
    """
    where, values = condition(con, filters)
    place = f"floor((tone::DOUBLE + 1) / 2 * {bins:d} + {_ROUNDING})"
    sql = (
        f"SELECT CASE WHEN tone IS NOT NULL THEN least({place}, {bins - 1:d})::INT END AS bin, "
        "count(*) AS n "
        f"FROM analyses WHERE {where} GROUP BY bin"
    )
    found = dict(con.cursor().execute(sql, values).fetchall())
    edges = [round(-1 + 2 * i / bins, 10) for i in range(bins + 1)]
    counts = [found.get(i, 0) for i in range(bins)]
    columns = {"low": edges[:-1], "high": edges[1:], "n": counts}
    return pd.DataFrame({**columns, "none": found.get(None, 0)})
