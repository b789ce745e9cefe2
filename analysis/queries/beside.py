"""Outlets or languages side by side: volume and tone, topics, voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pandas as pd

from analysis.columns import VOICES
from analysis.differences import clear_ones
from analysis.filters import TONE_CLASS_SQL, Filters
from analysis.filters.values import one_of
from analysis.models import HOLDERS, TONE_CLASSES
from analysis.queries.clusters import (
    Mean,
    Measures,
    means,
    pairs,
    share_ends,
    tone_ends,
    topic_measures,
)
from analysis.queries.contrast import share_differences_of
from analysis.queries.kept import kept
from analysis.queries.sql import Connection, topics
from analysis.queries.tone import tone_by

Side = Literal["outlet", "language"]
SIDES: tuple[Side, ...] = ("outlet", "language")


def side_of(filters: Filters, by: Side, *groups: str) -> Filters:
    """The filters on some outlets or languages alone, whichever they had before."""
    one_of("by", by, SIDES)
    if by == "outlet":
        return replace(filters, outlets=groups)
    return replace(filters, languages=groups)


@kept
def volume_beside(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str]
) -> pd.DataFrame:
    """How much each group wrote: ``group n share scored scored_share tone low high``.

    ``share`` is its share of voice: of all articles that match, in whatever outlet or language.
    Where stories are counted, each counts once in each group.
    """
    total = means(con, [side_of(filters, by)], {"n": "1"})[0]["n"].n
    apart = [(group,) for group in groups] if filters.count == "stories" else [tuple(groups)]
    rows = [tone_by(con, side_of(filters, by, *some), by) for some in apart]
    frame = pd.concat(rows).set_index("group").reindex(list(groups)).reset_index()
    frame = frame.fillna({"n": 0, "scored": 0}).astype({"n": "int64", "scored": "int64"})
    frame.insert(2, "share", frame["n"] / (total or float("nan")))
    return frame


@kept
def topics_beside(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str]
) -> pd.DataFrame:
    """What each group covers: ``topic group n total share low high``, every combination there.

    ``share`` is of the group's ``total`` articles, with its 95 % interval by story.
    """
    return _shares(con, filters, by, groups, "topic", topic_measures(topics(con)))


@kept
def classes_beside(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str]
) -> pd.DataFrame:
    """What each group says of the relation: ``tone_class group n total share low high``.

    ``tone_class`` is negative, neutral, positive or none, which is that of articles that say
    nothing of it; ``share`` is of the group's ``total`` articles, with its 95 % interval by story.
    """
    classes = {key: f"({TONE_CLASS_SQL} = '{key}')::INT" for key in TONE_CLASSES}
    return _shares(con, filters, by, groups, "tone_class", classes)


@kept
def voices_beside(
    con: Connection, filters: Filters, by: Side, groups: Sequence[str]
) -> pd.DataFrame:
    """Tone by whose words they are in each group: ``voice group scored tone low high``."""
    found = means(con, [side_of(filters, by, group) for group in groups], VOICES)
    rows = [
        (holder, group, side[holder].n, side[holder].value, *tone_ends(side[holder]))
        for group, side in zip(groups, found, strict=True)
        for holder in HOLDERS
    ]
    return pd.DataFrame(rows, columns=["voice", "group", "scored", "tone", "low", "high"])


@kept
def set_apart(con: Connection, filters: Filters, by: Side, groups: Sequence[str]) -> pd.DataFrame:
    """What each group covers more or less than the others together, beyond chance.

    ``group topic n share n_elsewhere elsewhere difference low high``: only rows that are clear
    although so many are looked at (`differences.clear_ones`), within each group the largest
    differences first. ``low`` and ``high`` are the ends of the 95 % interval of each.
    """
    others = [tuple(other for other in groups if other != group) for group in groups]
    sides = [
        (side_of(filters, by, group), side_of(filters, by, *rest))
        for group, rest in zip(groups, others, strict=True)
    ]
    found = pairs(con, sides, topic_measures(topics(con)))
    named = [
        (group, topic, pair)
        for group, by_topic in zip(groups, found, strict=True)
        for topic, pair in by_topic.items()
    ]
    apart = share_differences_of([pair for _, _, pair in named])
    rows = [
        (group, topic, pair.a.n, pair.a.value, pair.b.n, pair.b.value, *difference)
        for (group, topic, pair), difference in zip(named, apart, strict=True)
    ]
    columns = ["group", "topic", "n", "share", "n_elsewhere", "elsewhere"]
    columns += ["difference", "low", "high"]
    frame = pd.DataFrame(rows, columns=[*columns, "p"])
    sure = frame[clear_ones(frame["p"])]
    order = sure.assign(place=sure["group"].map(list(groups).index), size=-sure["difference"].abs())
    return order.sort_values(["place", "size"])[columns].reset_index(drop=True)


def _shares(
    con: Connection,
    filters: Filters,
    by: Side,
    groups: Sequence[str],
    column: str,
    measures: Measures,
) -> pd.DataFrame:
    """The share that each measure has in each group, measure by measure."""
    found = means(con, [side_of(filters, by, group) for group in groups], measures)
    rows = [
        (key, group, *_share(side[key]))
        for key in measures
        for group, side in zip(groups, found, strict=True)
    ]
    return pd.DataFrame(rows, columns=[column, "group", "n", "total", "share", "low", "high"])


def _share(mean: Mean) -> tuple[int, int, float, float, float]:
    n = round(mean.value * mean.n) if mean.n else 0
    return n, mean.n, mean.value, *share_ends(mean)
