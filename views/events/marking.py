"""The marks of events on charts over time, and the table of what they stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis import events
from analysis.charts import Mark, numbered
from analysis.filters import Filters
from views import picks
from views.desk import Desk
from views.events import own

FOLLOWING = dt.timedelta(days=6)
"""With its own day an event is followed for a week: a press cycle with all its weekdays."""

ROW, TEXT = 54, 230
"""Pixels: a row holds two lines, so that a phone, on which a text has this width, shows it whole
or nearly so."""

_TABLE = "events_table"


def marks(desk: Desk, first: dt.date, last: dt.date) -> tuple[Mark, ...]:
    """The events between two days, where they are switched on."""
    if desk.option("events") != "shown":
        return ()
    every = (*events.shipped(), *own.shown())
    return numbered((_mark(each, desk.words.language) for each in every), first, last)


def show(desk: Desk, shown: Sequence[Mark]) -> None:
    """Draw what the marks on the charts stand for, and where one's own events come in."""
    words = desk.words
    title = words("events.list", n=words.number(len(shown)))
    with st.expander(title, icon=":material/flag:", key="events_box"):
        if shown:
            st.caption(words["events.about"])
            _table(desk, shown)
        own.manage(words)


def _mark(event: events.Event, language: str) -> Mark:
    rank = 0 if event.own else event.rank  # what readers bring themselves they want to see
    return Mark(day=event.day, text=event.text(language), rank=rank, own=event.own)


def _table(desk: Desk, shown: Sequence[Mark]) -> None:
    words = desk.words
    rows = [
        {
            words["events.head_mark"]: each.sign,
            words["events.head_text"]: each.text,
            words["events.head_day"]: words.date(each.day),
            words["events.head_whose"]: words["events.yours" if each.own else "events.shipped"],
        }
        for each in shown
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        row_height=ROW,
        column_config={words["events.head_text"]: {"width": TEXT}},
        key=_TABLE,
        alt=words["events.about"],
        on_select=partial(_open, desk.filters, shown),
        selection_mode="single-row",
    )


def _open(filters: Filters, shown: Sequence[Mark]) -> None:
    """Have the articles of the week from the chosen event's day on opened."""
    for place in st.session_state[_TABLE].selection.rows[:1]:
        day = shown[place].day
        picks.go(picks.days, filters, [[day.isoformat(), (day + FOLLOWING).isoformat()]])
