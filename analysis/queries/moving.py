"""What moved a mean tone from some articles to later ones: the outlets and the topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.filters import Filters
from analysis.models import PRESENT
from analysis.queries.sql import OUTLET, Connection, rows_of, topics

NAMED = 3
"""Stories, topics and outlets that a shift names: as many as a sentence holds."""

NO_TOPIC = ""
"""The key of articles that discuss no watched topic."""

Groups = Sequence[tuple[str, str, int, float]]
"""Articles by outlet and main topic: both, their number, and the sum of their tones."""

OUTLETS: Literal[0] = 0
TOPIC: Literal[1] = 1
"""The places of the two in `Groups`."""


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


def parts(sides: tuple[Groups, Groups], at: Literal[0, 1]) -> list[Part]:
    """What each outlet or main topic, as ``at`` says, adds to the change of the mean (Kitagawa
    1955)."""
    before, after = (_summed(side, at) for side in sides)
    names = sorted({*before, *after})
    n = np.array([[before[name].n, after[name].n] for name in names], dtype=float)
    tone = np.array([[before[name].tone, after[name].tone] for name in names])
    tone = np.where(np.isnan(tone), tone[:, ::-1], tone)  # new or gone: only shares changed
    share = n / n.sum(axis=0)
    overall = float((share * tone).sum(axis=0).mean())
    within = share.mean(axis=1) * (tone[:, 1] - tone[:, 0])
    composition = (share[:, 1] - share[:, 0]) * (tone.mean(axis=1) - overall)
    return [
        Part(key=name, before=int(a), after=int(b), within=float(w), composition=float(c))
        for name, (a, b), w, c in zip(names, n, within, composition, strict=True)
    ]


def groups_of(con: Connection, filters: Filters) -> Groups:
    """The scored articles by outlet and main topic: what moved a mean by either is added up of
    the same, read once."""
    select = f"SELECT {OUTLET}, {main_topic(con)} AS topic, count(*), sum(tone::DOUBLE)"
    found = rows_of(con, select, filters, "AND tone IS NOT NULL GROUP BY ALL")
    return [(str(outlet), str(topic), int(n), float(total)) for outlet, topic, n, total in found]


@dataclass(slots=True)
class _Sum:
    """So many articles and all their tones."""

    n: int = 0
    total: float = 0.0

    @property
    def tone(self) -> float:
        """Their mean, NaN without any."""
        return self.total / self.n if self.n else float("nan")


def _summed(groups: Groups, at: Literal[0, 1]) -> defaultdict[str, _Sum]:
    """The groups by their name ``at`` a place, none of whose articles are missing."""
    sums: defaultdict[str, _Sum] = defaultdict(_Sum)
    for group in groups:
        each = sums[group[at]]
        each.n += group[2]
        each.total += group[3]
    return sums


def strongest(found: Sequence[Part], change: float) -> tuple[Part, ...]:
    """The parts that moved the mean most in the direction it went."""
    along = [part for part in found if part.total * change > 0]
    return tuple(sorted(along, key=lambda part: -abs(part.total))[:NAMED])


def main_topic(con: Connection) -> str:
    """The topic with most weight in an article, of those it discusses."""
    weights = {key: f"coalesce(topic_{key}, 0)" for key in topics(con)}
    if not weights:
        return f"'{NO_TOPIC}'"
    most = f"greatest({', '.join(weights.values())})"
    cases = " ".join(f"WHEN {weight} = {most} THEN '{key}'" for key, weight in weights.items())
    return f"CASE WHEN {most} < {PRESENT} THEN '{NO_TOPIC}' {cases} END"
