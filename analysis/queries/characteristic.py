"""The stories that set some sets of articles apart: run by one and not, or far less, by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from analysis.differences import clear_ones, share_interval
from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import flags
from analysis.queries.sql import Connection, frame_of
from analysis.trends import LEVEL, Numbers

Whole = npt.NDArray[np.int64]

SHOWN = 5
"""Stories of each side that are shown: what can be read at a glance beside the others'."""

COLUMNS = (
    "group",
    "id",
    "title",
    "n",
    "n_elsewhere",
    "part",
    "low",
    "high",
    "of_all",
    "p",
    "clear",
)


def characteristic_stories(
    con: Connection, sides: Mapping[str, Filters], *, most: int = SHOWN
) -> pd.DataFrame:
    """What each of two or more sets ran several times and the others not at all, or far less (a
    chance of 5 % at most): up to ``most`` stories a set, those least likely by chance first.

    ``group id title n n_elsewhere part low high of_all p clear``: ``n`` articles of the story are
    of this set and ``n_elsewhere`` of the others together; ``part`` is the first of both with its
    95 % interval, ``of_all`` the set's part of all articles. ``id`` and ``title`` (None without
    one) are those of its earliest article there. ``p`` is the chance of so many or more if a
    story's articles fell to the sets as all others do (hypergeometric); ``clear`` allows for so
    many stories being looked at (`differences.clear_ones`), of those where any outcome could tell
    (Tarone 1990). Stories of a single article are not looked at, nor are articles in several of
    the sets. All copies are, whatever ``count`` says.
    """
    return _characteristic(con, tuple(sides.items()), most)


@kept
def _characteristic(
    con: Connection, sides: tuple[tuple[str, Filters], ...], most: int
) -> pd.DataFrame:
    names = [name for name, _ in sides]
    inside = _Inside.of(con, [side for _, side in sides])
    counts, totals = _counted(con, inside), _totals(con, inside)
    tables = [_of_side(counts, totals, place) for place in range(len(names))]
    every = pd.concat(tables, ignore_index=True)
    every["clear"] = clear_ones(every["p"].where(every.pop("least") <= 1 - LEVEL))
    alone = (every["n"] > 1) & (every["n_elsewhere"] == 0)
    more = every[alone | (every["p"] <= 1 - LEVEL)]
    ranked = more.sort_values(["p", "n", "told"], ascending=[True, False, True], kind="stable")
    best = ranked.groupby("side", sort=False).head(most).sort_values("side", kind="stable")
    shown = best.merge(_named(con, inside, best), on=["side", "told"], how="left")
    low, high = share_interval(shown["part"], shown["n"] + shown["n_elsewhere"])
    shown = shown.assign(low=low, high=high, group=[names[place] for place in shown["side"]])
    return shown[list(COLUMNS)]


@dataclass(frozen=True, slots=True)
class _Inside:
    """SQL for the articles that are in exactly one of some sets: ``rows`` of them, with ``in0 in1
    …``, which it is; and what it looks up."""

    sides: int
    rows: str
    values: list[Any]

    @classmethod
    def of(cls, con: Connection, sides: Sequence[Filters]) -> _Inside:
        """That of these sets, with all copies of a story."""
        inside, values = flags(con, [replace(side, count="placements") for side in sides])
        once = " + ".join(f"in{at}::INT" for at in range(len(sides)))
        columns = f"told, placements, article_id, published, title, {inside}"
        return cls(len(sides), f"(SELECT {columns} FROM analyses) WHERE {once} = 1", values)

    @property
    def counts(self) -> str:
        """The columns ``n0 n1 …``, how many articles each has."""
        return ", ".join(f"count(*) FILTER (in{at}) AS n{at}" for at in range(self.sides))


def _totals(con: Connection, inside: _Inside) -> list[int]:
    """How many articles each set has."""
    row = con.cursor().execute(f"SELECT {inside.counts} FROM {inside.rows}", inside.values)
    return list(row.fetchone() or ())


def _counted(con: Connection, inside: _Inside) -> pd.DataFrame:
    """A row for each story of two articles or more: ``told`` and the ``n0 n1 …`` of each set."""
    sql = f"""
        SELECT told, {inside.counts} FROM {inside.rows} AND placements > 1
        GROUP BY told HAVING count(*) > 1"""
    return frame_of(con, sql, inside.values)


def _named(con: Connection, inside: _Inside, best: pd.DataFrame) -> pd.DataFrame:
    """The earliest article of some stories in each set: ``side told id title``."""
    side = " ".join(f"WHEN in{at} THEN {at}" for at in range(inside.sides))
    sql = f"""
        SELECT CASE {side} END AS side, told, arg_min(article_id, (published, article_id)) AS id,
            arg_min(title, (published, article_id)) AS title
        FROM {inside.rows} AND told IN (SELECT unnest(?)) GROUP BY ALL"""
    told = best["told"].unique().tolist()
    return frame_of(con, sql, [*inside.values, told]).astype({"side": "int64"})


def _of_side(counts: pd.DataFrame, totals: Sequence[int], place: int) -> pd.DataFrame:
    """The stories as one set has them, with ``least``, the least chance they could have."""
    own = counts[f"n{place}"].to_numpy(dtype=np.int64)
    n = counts.drop(columns="told").to_numpy(dtype=np.int64).sum(axis=1)
    articles, of_side = sum(totals), totals[place]
    chances, least = _chances(own, n, of_side, articles)
    return pd.DataFrame(
        {
            "side": place,
            "told": counts["told"],
            "n": own,
            "n_elsewhere": n - own,
            "part": own / n,
            "of_all": of_side / articles if articles else float("nan"),
            "p": chances,
            "least": least,
        }
    )


def _chances(own: Whole, n: Whole, of_side: int, articles: int) -> tuple[Numbers, Numbers]:
    """The chance that at least ``own`` of a story's ``n`` articles are of a set, and that all are:
    sums of the chances of each number, from the least likely on. SciPy's own sum is worked out
    for one story after the other, which was a fifth of the whole query."""
    sizes, which = np.unique(n, return_inverse=True)
    begins = np.cumsum(sizes + 1) - (sizes + 1)
    of = np.repeat(sizes, sizes + 1)
    each = np.arange(len(of)) - np.repeat(begins, sizes + 1)
    chances = np.exp(stats.hypergeom.logpmf(each, articles, of_side, of))
    some = [np.cumsum(part[::-1])[::-1] for part in np.split(chances, begins[1:])]
    tails = np.minimum(np.concatenate(some), 1.0)
    return tails[begins[which] + own], tails[begins[which] + n]
