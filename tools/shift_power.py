"""How often shifts are shown where nothing changed, and where something did.

Simulated series: the tables of docs/STATISTICS.md. ``python tools/shift_power.py [SERIES]``
makes SERIES of each kind (200 by default, about ten minutes).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis.trends import Numbers  # noqa: E402
from analysis.trends.changes import changes  # noqa: E402
from analysis.trends.spikes import surges  # noqa: E402

SERIES = 200

TONE_SPREAD = 0.3
"""Standard deviation of the tone of single stories; 0.25 to 0.35 in labelled articles."""

NEAR = 0.05
"""A planted change counts as found when dated within this part of the series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of series: ``days`` long with ``rate`` stories a day, the daily level varying by
    ``spread`` (of tone, or of the logarithm of the rate) with autocorrelation ``memory``."""

    days: int
    rate: float
    spread: float = 0.0
    memory: float = 0.0

    def levels(self, draw: np.random.Generator) -> Numbers:
        """How each day's level differs from the mean one: a first-order autoregression."""
        steps = draw.normal(0, self.spread, self.days)
        steps[1:] *= np.sqrt(1 - self.memory**2)
        for day in range(1, self.days):
            steps[day] += self.memory * steps[day - 1]
        return steps

    def tone_shown(self, draw: np.random.Generator, planted: float) -> bool:
        """Whether a change is shown; where one is ``planted`` half way, whether it is dated."""
        stories = draw.poisson(self.rate, self.days).astype(float)
        noise = draw.normal(0, TONE_SPREAD, self.days) / np.sqrt(np.maximum(stories, 1))
        half = self.days // 2
        tone = self.levels(draw) + noise + planted * (np.arange(self.days) >= half)
        found = changes(np.where(stories > 0, tone, np.nan), stories)
        return any(not planted or abs(each.at - half) <= NEAR * self.days for each in found)

    def spike_shown(self, draw: np.random.Generator, planted: float) -> bool:
        """Whether a spike is shown; where a day is ``planted`` times as large, on that day."""
        rates = self.rate * np.exp(self.levels(draw))
        half = self.days // 2
        if planted:
            rates[half] *= planted
        found = surges(draw.poisson(rates).astype(float))
        return any(not planted or each.first <= half <= each.last for each in found)


TONE = [
    Kind(days=days, rate=rate, **level)
    for days in (60, 365, 3650)
    for rate in (0.5, 5)
    for level in ({}, {"spread": 0.1, "memory": 0.5}, {"spread": 0.1, "memory": 0.8})
]
VOLUME = [
    Kind(days=days, rate=rate, **level)
    for days in (60, 365, 3650)
    for rate in (1, 10, 50)
    for level in ({}, {"spread": 0.3}, {"spread": 0.3, "memory": 0.5})
]
PLANTED_TONE = (0.1, 0.2)
PLANTED_SPIKES = (3.0, 5.0)


def main() -> None:
    """Print a table of tone and one of volume in Markdown."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else SERIES
    for line in _table(TONE, Kind.tone_shown, PLANTED_TONE, series):
        print(line, flush=True)
    print()
    for line in _table(VOLUME, Kind.spike_shown, PLANTED_SPIKES, series):
        print(line, flush=True)


Shown = Callable[[Kind, np.random.Generator, float], bool]


def _table(
    kinds: list[Kind], shown: Shown, planted: tuple[float, ...], series: int
) -> Iterator[str]:
    heads = ["days", "stories a day", "spread", "memory", "nothing planted", *map(str, planted)]
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---:|" * len(heads)
    for kind in kinds:
        rates = [rate_shown(kind, shown, each, series) for each in (0.0, *planted)]
        values = [kind.days, kind.rate, kind.spread, kind.memory]
        yield f"| {' | '.join([*map(str, values), *(f'{rate:.1%}' for rate in rates)])} |"


def rate_shown(kind: Kind, shown: Shown, planted: float, series: int) -> float:
    """The share of a kind's simulated series in which something is shown."""
    draw = np.random.default_rng(1)
    return sum(shown(kind, draw, planted) for _ in range(series)) / series


if __name__ == "__main__":
    main()
