"""The stories that set some sets of articles apart: run by one and not, or far less, by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from analysis.differences import clear_ones, share_interval
from analysis.filters import Filters
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import Connection, frame_of
from analysis.trends import LEVEL, Numbers

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
    wide = _counted(con, [side for _, side in sides])
    tables = [_of_side(wide, place, name) for place, name in enumerate(names)]
    every = pd.concat(tables, ignore_index=True)
    every["clear"] = clear_ones(every["p"].where(every.pop("least") <= 1 - LEVEL))
    alone = (every["n"] > 1) & (every["n_elsewhere"] == 0)
    more = every[alone | (every["p"] <= 1 - LEVEL)]
    ranked = more.sort_values(["p", "n", "id"], ascending=[True, False, True], kind="stable")
    best = ranked.groupby("group", sort=False).head(most)
    order = best["group"].map(names.index).sort_values(kind="stable").index
    low, high = share_interval(best["part"], best["n"] + best["n_elsewhere"])
    shown = best.assign(low=low, high=high).loc[order, list(COLUMNS)]
    return shown.reset_index(drop=True)


def _counted(con: Connection, sides: list[Filters]) -> pd.DataFrame:
    """A row for each story of two articles or more: in each side ``n``, ``id`` and ``title``, and
    how many articles each side has in ``all``."""
    conditions = [condition(con, replace(side, count="placements")) for side in sides]
    places = range(len(sides))
    inside = ", ".join(
        f"coalesce({where}, false) AS in{at}" for at, (where, _) in enumerate(conditions)
    )
    first = "(published, article_id)) FILTER"
    columns = ", ".join(
        f"count(*) FILTER (in{at}) AS n{at}, sum(count(*) FILTER (in{at})) OVER () AS all{at}, "
        f"arg_min(article_id, {first} (in{at}) AS id{at}, "
        f"arg_min(title, {first} (in{at}) AS title{at}"
        for at in places
    )
    sql = f"""
        SELECT {columns}
        FROM (SELECT told, article_id, published, title, {inside} FROM analyses)
        WHERE {" + ".join(f"in{at}::INT" for at in places)} = 1
        GROUP BY told QUALIFY count(*) > 1"""
    return frame_of(con, sql, [value for _, given in conditions for value in given])


def _of_side(wide: pd.DataFrame, place: int, name: str) -> pd.DataFrame:
    """The stories as one side has them, with ``least``, the least chance they could have."""
    own = wide[f"n{place}"].to_numpy(dtype=np.int64)
    counts = wide.filter(regex=r"^n\d+$").sum(axis=1).to_numpy(dtype=np.int64)
    totals = wide.filter(regex=r"^all\d+$").head(1).to_numpy(dtype=np.int64)
    articles, of_side = int(totals.sum()), int(totals[:, place].sum())
    return pd.DataFrame(
        {
            "group": name,
            "id": wide[f"id{place}"],
            "title": wide[f"title{place}"],
            "n": own,
            "n_elsewhere": counts - own,
            "part": own / counts,
            "of_all": of_side / articles if articles else float("nan"),
            "p": _chances(own, counts, of_side, articles),
            "least": _chances(counts, counts, of_side, articles),
        }
    )


def _chances(own: Any, counts: Any, of_side: int, articles: int) -> Numbers:
    """The chance that at least ``own`` of a story's ``counts`` articles are of a side; worked out
    once for stories that are alike, as most are."""
    alike, which = np.unique(np.stack([own, counts], axis=1), axis=0, return_inverse=True)
    found = stats.hypergeom.sf(alike[:, 0] - 1, articles, of_side, alike[:, 1])
    return np.asarray(found, dtype=float)[which.reshape(-1)]
