"""Two sets of articles, A and B: where they differ, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis import differences
from analysis.filters import Filters
from analysis.queries.clusters import (
    Mean,
    Pair,
    pairs,
    rests_on,
    share_ends,
    tone_ends,
    topic_measures,
)
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection, rows_of, topics

OUTLETS = 10
"""Outlets compared: those with most articles of both sets; most of the others have too few."""

COLUMNS = (
    "measure",
    "key",
    "n_a",
    "a",
    "a_low",
    "a_high",
    "n_b",
    "b",
    "b_low",
    "b_high",
    "difference",
    "low",
    "high",
    "p",
    "clear",
)


@dataclass(frozen=True, slots=True)
class Shared:
    """How many articles are in A, in B and in both."""

    a: int
    b: int
    both: int


@kept
def contrast(con: Connection, a: Filters, b: Filters) -> pd.DataFrame:
    """Where A and B differ: a row for each measure, what is least likely by chance first.

    ``measure key n_a a a_low a_high n_b b b_low b_high difference low high p clear``: ``measure``
    is ``tone`` (−1…+1), or ``scored``, ``topic`` or ``outlet``, which are shares 0…1; ``key`` is
    the topic or outlet. ``n_a`` counts the articles that the value of A is of. ``difference``
    is ``a`` less ``b`` with its 95 % interval, ``low`` to ``high``; ``p`` is the chance of one as
    large without any, under 5 % where that interval leaves out 0. ``clear`` allows for so many
    measures being looked at: see `differences.clear_ones`. All is by story, also of those that
    are in both. NaN where a set has nothing. What the filters of A or B choose by is left out, as
    a difference there is by choice.
    """
    named = _measures(con, a, b)
    measures = {f"{kind} {key}": sql for (kind, key), sql in named.items()}
    (found,) = pairs(con, [(a, b)], measures)
    [tone, *shares] = [found[name] for name in measures]
    values = [_tone(tone), *_shares(shares)]
    rows = [(*names, *row) for names, row in zip(named, values, strict=True)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS[:-1]))
    frame["clear"] = differences.clear_ones(frame["p"])
    order = frame.assign(size=-frame["difference"].abs()).sort_values(["p", "size"], kind="stable")
    return frame.loc[order.index].reset_index(drop=True)


@kept
def shared(con: Connection, a: Filters, b: Filters) -> Shared:
    """How many articles A and B have, and have in common."""
    one, values = condition(con, a)
    other, others = condition(con, b)
    sql = (
        f"SELECT count(*) FILTER ({one}), count(*) FILTER ({other}), "
        f"count(*) FILTER (({one}) AND ({other})) FROM analyses"
    )
    row = con.cursor().execute(sql, [*values, *others, *values, *others]).fetchone() or (0, 0, 0)
    return Shared(*row)


def share_differences_of(pairs: Sequence[Pair]) -> list[tuple[float, float, float, float]]:
    """Of each pair a share in A less that in B, its 95 % interval by story, and the chance of one
    as large without any; NaN where either is of none. All at once: chances are looked for in
    steps, which take as long for one pair as for all."""
    a, b = ([pair.a for pair in pairs], [pair.b for pair in pairs])
    p, q = (np.array([mean.value for mean in side]) for side in (a, b))
    rest_on, others = ([rests_on(mean) for mean in side] for side in (a, b))
    r = [pair.correlation for pair in pairs]
    ends, other_ends = differences.share_interval(p, rest_on), differences.share_interval(q, others)
    low, high = differences.share_difference(p, ends, q, other_ends, correlation=r)
    chances = differences.share_difference_p(p, rest_on, q, others, correlation=r)
    return list(zip(*(each.tolist() for each in (p - q, low, high, chances)), strict=True))


def _measures(con: Connection, a: Filters, b: Filters) -> Mapping[tuple[str, str], str]:
    chosen = {*a.topics, *b.topics}
    keys = [key for key in topics(con) if key not in chosen]
    measures = {("tone", ""): "tone", ("scored", ""): "(tone IS NOT NULL)::INT"}
    measures |= {("topic", key): sql for key, sql in topic_measures(keys).items()}
    if not (a.outlets or b.outlets):
        measures |= {
            ("outlet", outlet): f"({OUTLET} = '{_quoted(outlet)}')::INT"
            for outlet in _outlets(con, a, b)
        }
    return measures


def _outlets(con: Connection, a: Filters, b: Filters) -> list[str]:
    """The outlets with most articles in A and B together."""
    counts: dict[str, int] = {}
    for side in (a, b):
        for outlet, n in rows_of(con, f"SELECT {OUTLET} AS o, count(*)", side, "GROUP BY o"):
            counts[outlet] = counts.get(outlet, 0) + n
    return sorted(counts, key=lambda outlet: (-counts[outlet], outlet))[:OUTLETS]


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _shares(pairs: Sequence[Pair]) -> list[tuple[float, ...]]:
    return [
        (*_side(pair.a), *_side(pair.b), *difference)
        for pair, difference in zip(pairs, share_differences_of(pairs), strict=True)
    ]


def _side(share: Mean) -> tuple[float, ...]:
    return (share.n, share.value, *share_ends(share))


def _tone(pair: Pair) -> tuple[float, ...]:
    a, b = pair.a, pair.b
    spread: dict[str, Any] = {
        "variances": (a.sample_variance, b.sample_variance),
        "stories": (a.stories, b.stories),
        "covariance": pair.sample_covariance,
    }
    low, high = differences.mean_difference(a.value, b.value, **spread)
    p = differences.mean_difference_p(a.value, b.value, **spread)
    one, other = ((mean.n, mean.value, *tone_ends(mean)) for mean in (a, b))
    return (*one, *other, a.value - b.value, float(low), float(high), float(p))
