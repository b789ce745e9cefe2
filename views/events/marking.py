"""The marks of events on charts over time, and the table of what they stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import events
from analysis.catalogue import View, event_marks
from analysis.charts import Mark
from analysis.export import Chart
from analysis.filters import Filters
from analysis.locale import Words
from views import page, picks
from views.desk import Desk
from views.events import own

FOLLOWING = dt.timedelta(days=6)
"""With its own day an event is followed for a week: a press cycle with all its weekdays."""

MOST_ROWS, HEIGHT = 12, 480
"""With more events than these the table is so high, in pixels, and scrolls."""

_FOLLOWED = "events_followed"


def view(desk: Desk) -> View:
    """The desk's view with the events there are, where they are switched on."""
    if desk.option("events") != "shown":
        return desk.view
    return replace(desk.view, events=(*events.shipped(), *own.shown()))


def show(desk: Desk, view: View, chart: Chart) -> None:
    """Draw what the marks on a chart of the view stand for, and where one's own events come in."""
    words, shown = desk.words, event_marks(view, chart.rows)
    title = words("events.list", n=words.number(len(shown)))
    with st.expander(title, icon=":material/flag:", key="events_box"):
        if shown:
            st.caption(words["events.about"])
            _table(desk, shown)
        own.manage(words)


def _table(desk: Desk, shown: Sequence[Mark]) -> None:
    words = desk.words
    rows = [
        {
            words["events.head_mark"]: page.literal(each.sign),
            words["events.head_text"]: page.literal(each.text),
            words["events.head_day"]: words.date(each.day),
            words["events.head_whose"]: words["events.yours" if each.own else "events.shipped"],
        }
        for each in shown
    ]
    st.table(
        pd.DataFrame(rows),
        border="horizontal",
        hide_index=True,
        height=HEIGHT if len(rows) > MOST_ROWS else "content",
        alt=words["events.about"],
    )
    st.selectbox(
        words["events.follow"],
        range(len(shown)),
        index=None,
        format_func=lambda place: _named(shown[place], words),
        placeholder=words["events.choose"],
        key=_FOLLOWED,
        on_change=_open,
        args=(desk.filters, shown),
    )


def _named(mark: Mark, words: Words) -> str:
    return words("events.named", day=words.date(mark.day), text=mark.text)


def _open(filters: Filters, shown: Sequence[Mark]) -> None:
    """Have the articles of the week from the chosen event's day on opened."""
    if (place := st.session_state[_FOLLOWED]) is not None:
        day = shown[place].day
        picks.go(picks.days, filters, [[day.isoformat(), (day + FOLLOWING).isoformat()]])
