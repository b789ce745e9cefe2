"""Dates marked on a time axis: events above the plot by number, shifts at its foot by letter."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from analysis.charts.captions import Note
from analysis.charts.looks import Look
from analysis.charts.periods import Period
from analysis.charts.wording import Words, day, hover

MOST_NUMBERED = 12
"""Events with a number on one chart: more are hard to look up, and the rest is there by dots."""

GAP = 0.065
"""Two numbers stand so far apart, as part of the axis: on a phone, whose plots are 300 px wide,
that is a framed number of two digits (19 px)."""

STRIP = 24
"""Screen pixels above a plot's heading that events take."""

DOTS = 14
"""Screen pixels above the numbers that dots take, where there are any: beside a number they would
hide behind it on a phone."""

_HEADING = 28
"""Screen pixels of the heading below that strip."""

_DOT, _OWN_DOT = "•", "◆"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A date to mark: what stands there (``label``, "" for a dot), and what ``text`` it shows
    when pointed at. Of events those of the lowest ``rank`` are numbered first; a reader's ``own``
    ones are filled where others are framed."""

    day: dt.date
    text: str
    kind: Literal["event", "shift"] = "event"
    rank: int = 1
    label: str = ""
    own: bool = False

    @property
    def sign(self) -> str:
        """What stands on the chart: the label, else a dot, or a diamond for one's own."""
        return self.label or (_OWN_DOT if self.own else _DOT)


def numbered(events: Iterable[Mark], first: dt.date, last: dt.date) -> tuple[Mark, ...]:
    """The events between two days in their order, up to `MOST_NUMBERED` of them numbered: the
    highest in rank, as long as there is room between them."""
    within = sorted((e for e in events if first <= e.day <= last), key=lambda e: e.day)
    room = max((last - first).days * GAP, 1)
    chosen: list[int] = []
    for place in sorted(range(len(within)), key=lambda place: within[place].rank):
        apart = all(abs((within[place].day - within[o].day).days) >= room for o in chosen)
        if apart and len(chosen) < MOST_NUMBERED:
            chosen.append(place)
    labels = {place: str(number) for number, place in enumerate(sorted(chosen), start=1)}
    return tuple(replace(e, label=labels.get(place, "")) for place, e in enumerate(within))


def letter(place: int) -> str:
    """The letter of a shift by its place in their list: A … Z, then A2 …"""
    round_, rest = divmod(place, len(string.ascii_uppercase))
    return string.ascii_uppercase[rest] + (str(round_ + 1) if round_ else "")


def strip(marks: Sequence[Mark]) -> int:
    """Screen pixels that a plot needs above its heading for these marks."""
    events = [mark for mark in marks if mark.kind == "event"]
    dots = any(not mark.label for mark in events)
    return STRIP * bool(events) + DOTS * dots


def mark_notes(
    marks: Sequence[Mark], shown: Sequence[Period], look: Look, words: Words
) -> list[Note]:
    """The numbers, dots and letters of the marks on the axis of some periods."""
    return [_note(mark, look, words) for mark in _on_axis(marks, shown)]


def mark_lines(marks: Sequence[Mark], shown: Sequence[Period], look: Look) -> list[dict[str, Any]]:
    """The lines of the marks through the whole plot: events dotted, shifts dashed."""
    return [
        {
            "type": "line",
            "x0": _moment(mark),
            "x1": _moment(mark),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": _line(mark, look),
        }
        for mark in _on_axis(marks, shown)
        if mark.label
    ]


def _on_axis(marks: Sequence[Mark], shown: Sequence[Period]) -> list[Mark]:
    return [mark for mark in marks if shown[0].start <= mark.day < shown[-1].end]


def _line(mark: Mark, look: Look) -> dict[str, Any]:
    if mark.kind == "shift":
        return {"color": look.palette.ink, "width": look.px(1.4), "dash": "dash"}
    if mark.own:
        return {"color": look.palette.ink, "width": look.px(1), "dash": "dashdot"}
    return {"color": look.palette.muted, "width": look.px(1), "dash": "dot"}


def _note(mark: Mark, look: Look, words: Words) -> Note:
    shift, colours = mark.kind == "shift", look.palette
    filled = shift or (mark.own and mark.label)
    return {
        "name": mark.kind,
        "text": f"<b>{mark.sign}</b>" if filled else mark.sign,
        "hovertext": hover(day(mark.day, words), mark.text, _whose(mark, words)),
        "hoverlabel": {"bgcolor": colours.hover, "bordercolor": colours.axis}
        | {"font": {"color": colours.ink, "size": look.font - 1}},
        "showarrow": False,
        "xref": "x",
        "x": _moment(mark),
        "yref": "paper",
        "y": 0 if shift else 1,
        "yanchor": "bottom",
        "yshift": look.px(2 if shift else _HEADING + (0 if mark.label else STRIP - 4)),
        "borderpad": look.px(2),
        "bgcolor": colours.ink if filled else "rgba(0,0,0,0)",
        "bordercolor": colours.axis if mark.label else "rgba(0,0,0,0)",
        "borderwidth": 1,
        "font": {"size": look.font - 3, "color": colours.background if filled else colours.ink},
    }


def _whose(mark: Mark, words: Words) -> str:
    return words["chart.own_event"] if mark.own else ""


def _moment(mark: Mark) -> dt.datetime:
    """The noon of a mark's day, the middle of that day's bar."""
    return dt.datetime.combine(mark.day, dt.time(12))
