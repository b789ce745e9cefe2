"""Coverage by topic, and which topics go together."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.repeats import with_repeats
from analysis.queries.sql import (
    Connection,
    is_present,
    ranked,
    rows_of,
    topics,
    with_scored_share,
)
from analysis.trends import with_intervals

_TOPIC_COLUMNS = ("n", "total", "scored", "tone", "variance")


@kept
def topic_share(con: Connection, filters: Filters) -> pd.DataFrame:
    """Coverage by topic: ``topic n share scored scored_share tone low high``, most first.

    ``share`` is of all articles that match and were scored for that topic; an article
    counts for each topic that it discusses, so shares do not add up to 1.
    """
    keys = topics(con)
    columns = ", ".join(_topic_moments(key) for key in keys)
    row = rows_of(con, f"SELECT {columns}", filters)[0] if keys else ()
    width = len(_TOPIC_COLUMNS)
    rows = [(key, *row[i * width : (i + 1) * width]) for i, key in enumerate(keys)]
    frame = _typed(pd.DataFrame(rows, columns=["topic", *_TOPIC_COLUMNS]))
    frame.insert(2, "share", frame["n"] / frame.pop("total").where(lambda total: total > 0))
    discussed = {f"'{key}'": is_present(key) for key in keys}
    frame = with_repeats(con, filters, frame, "topic", discussed)
    return ranked(with_intervals(with_scored_share(frame)), "topic")


@kept
def cooccurrence(con: Connection, filters: Filters) -> pd.DataFrame:
    """Topics discussed together: ``topic_a topic_b n share expected lift``, every ordered pair.

    ``share`` is of the articles on ``topic_a``; ``expected`` is the ``n`` that independent
    topics would give and ``lift`` is ``n`` over it (NaN where a topic never occurs). The
    diagonal holds the topics' own counts.
    """
    keys = topics(con)
    together = " + ".join(f"({is_present(key)})::INT * {1 << i}" for i, key in enumerate(keys))
    sql = f"SELECT {together or '0'} AS mask, count(*) AS n"
    masks = rows_of(con, sql, filters, "GROUP BY mask")
    total = sum(n for _, n in masks)
    single = {i: _count_masks(masks, 1 << i) for i in range(len(keys))}
    rows = [
        (a, b, _count_masks(masks, 1 << i | 1 << j), single[i], single[i] * single[j])
        for i, a in enumerate(keys)
        for j, b in enumerate(keys)
    ]
    frame = pd.DataFrame(rows, columns=["topic_a", "topic_b", "n", "of", "product"])
    frame = frame.astype({"n": "int64", "of": "int64", "product": "float64"})
    of = frame.pop("of")
    frame["share"] = frame["n"] / of.where(of > 0)
    frame["expected"] = frame.pop("product") / (total or float("nan"))
    frame["lift"] = frame["n"] / frame["expected"].where(frame["expected"] > 0)
    return frame


def _topic_moments(key: str) -> str:
    of = f"FILTER ({is_present(key)})"
    return (
        f"count(*) {of}, count(topic_{key}), count(tone) {of}, avg(tone) {of}, var_samp(tone) {of}"
    )


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """An empty or all-None column still has its number type."""
    kinds = {"n": "int64", "total": "int64", "scored": "int64"}
    return frame.astype({**kinds, "tone": "float64", "variance": "float64"})


def _count_masks(masks: list[tuple[Any, ...]], wanted: int) -> int:
    return sum(n for mask, n in masks if mask & wanted == wanted)
