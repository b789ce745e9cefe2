"""What is marked on charts over time: events, and where tone or volume shifted."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.catalogue.view import View
from analysis.charts import Mark, letter, numbered
from analysis.events import Event
from analysis.locale import Words
from analysis.queries import Spike, ToneShift
from analysis.trends import period_end

Shift = ToneShift | Spike


def event_marks(view: View, frame: pd.DataFrame) -> tuple[Mark, ...]:
    """The view's events within the periods of a table, where they are switched on."""
    if view.options.events != "shown":
        return ()
    first, last = frame["period"].min().date(), frame["period"].max().date()
    end = period_end(last, frame.attrs["grain"])
    return numbered((_event(each, view.words.language) for each in view.events), first, end)


def shift_marks(shifts: Sequence[Shift], words: Words) -> tuple[Mark, ...]:
    """The shifts, by the letters of their list."""
    return tuple(
        Mark(day=each.day, text=_shift(each, words), kind="shift", label=letter(place))
        for place, each in enumerate(shifts)
    )


def _event(event: Event, language: str) -> Mark:
    rank = 0 if event.own else event.rank  # what readers bring themselves they want to see
    return Mark(day=event.day, text=event.text(language), rank=rank, own=event.own)


def _shift(shift: Shift, words: Words) -> str:
    if isinstance(shift, Spike):
        expected = words.number(round(shift.expected))
        return words("shifts.mark_spike", n=words.number(shift.n), expected=expected)
    change = shift.difference.change
    key = "shifts.mark_up" if change > 0 else "shifts.mark_down"
    return words(key, change=words.signed(change))
