"""What the charts of sides over time share: the rows of each side, its signs and its periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.beside import group_colour
from analysis.charts.captions import Trace
from analysis.charts.contrast import pale
from analysis.charts.looks import SYMBOLS, Look
from analysis.charts.periods import Period, periods
from analysis.charts.wording import Words, label, period_name

LEFT = 44
"""Screen pixels for the tick labels."""
NAME_COLUMNS = 34
"""Letters of a side's name: those of a phone's width beside its number of articles."""
_MANY = 60
"""From so many periods the markers are drawn small."""
_OUTLINE = 1.6
"""Screen pixels of a hollow marker's outline."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its place among all, key and name, and its rows in the order of their periods."""

    place: int
    key: str
    name: str
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Sides:
    """What both charts are drawn of: the sides, the periods by their first day, and the look."""

    each: Sequence[Side]
    shown: Mapping[Any, Period]
    grain: str
    look: Look
    words: Words

    @classmethod
    def of(
        cls,
        frame: pd.DataFrame,
        groups: Mapping[str, str],
        look: Look,
        words: Words,
        grain: str | None,
    ) -> Sides:
        """Those of a table with ``period`` and ``group``, named as in ``groups``."""
        days = frame["period"].drop_duplicates().sort_values()
        shown, unit = periods(days, grain=grain, since=None, until=None)
        ordered = frame.sort_values("period", kind="stable")
        each = [
            Side(place, key, name, ordered[ordered["group"] == key])
            for place, (key, name) in enumerate(groups.items())
        ]
        return cls(each, dict(zip(days, shown, strict=True)), unit, look, words)

    @property
    def periods(self) -> list[Period]:
        """All periods in their order."""
        return list(self.shown.values())

    def at(self, rows: pd.DataFrame) -> list[str]:
        """Where the periods of some rows are drawn."""
        return [self.shown[day].at for day in rows["period"]]

    def when(self, row: Any) -> str:
        """What a row's period is called."""
        return period_name(self.shown[row.period].start, self.grain, self.words)

    def partial(self, row: Any) -> str:
        """What is said of a period cut short."""
        return self.words["chart.partial"] if row.partial else ""

    def colour(self, side: Side) -> str:
        """The colour of a side, as in `beside`."""
        return group_colour(side.place, self.look.palette)

    def line(
        self,
        side: Side,
        y: list[float],
        *,
        said: Callable[[Any], str],
        hollow: list[bool],
        width: float,
        **more: Any,
    ) -> Trace:
        """A side's line with its markers, which are hollow as told and say what ``said`` says of
        their row; ``more`` goes to the trace."""
        starts = [self.shown[day].start.isoformat() for day in side.rows["period"]]
        line = {"color": self.colour(side), "width": self.look.px(width)} | more.pop("line", {})
        return {
            "type": "scatter",
            "x": self.at(side.rows),
            "y": y,
            "mode": "lines+markers",
            "connectgaps": False,
            "name": label(side.name, NAME_COLUMNS),
            "line": line,
            "marker": self._marker(side, hollow),
            "hovertext": [said(row) for row in side.rows.itertuples()],
            "hoverinfo": "text",
            "customdata": [[start, side.key] for start in starts],
            **more,
        }

    def _marker(self, side: Side, hollow: list[bool]) -> dict[str, Any]:
        """The markers of a side's points; hollow ones are pale too, and hide the line in them."""
        colour, background = self.colour(side), self.look.palette.background
        edge = pale(colour, background)
        return {
            "color": [background if each else colour for each in hollow],
            "symbol": SYMBOLS[side.place],
            "size": self.look.px(5 if len(self.shown) > _MANY else 8),
            "opacity": 1,  # plotly's own for symbols is less
            "line": {
                "color": [edge if each else background for each in hollow],
                "width": [self.look.px(_OUTLINE if each else 1) for each in hollow],
            },
        }
