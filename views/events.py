"""Events on the charts over time: switched on and off, listed, and added from a file."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analysis import events
from analysis.charts import Mark, numbered
from analysis.errors import AnalysisError
from views import page
from views.desk import Desk
from views.locale import Words

OWN = "own_events"
"""Where a session keeps the events of its file."""


def marks(desk: Desk, first: dt.date, last: dt.date) -> tuple[Mark, ...]:
    """The events between two days, where they are switched on."""
    if desk.option("events") != "shown":
        return ()
    every = (*events.shipped(), *_own().events)
    language = desk.words.language
    return numbered((_mark(each, language) for each in every), first, last)


def show(desk: Desk, shown: tuple[Mark, ...]) -> None:
    """Draw what the numbers on the chart stand for, and where one's own events come in."""
    words = desk.words
    title = words("events.list", n=words.number(len(shown)))
    with st.expander(title, icon=":material/flag:", key="events_box"):
        if shown:
            st.caption(words["events.about"])
            st.markdown("\n".join(f"- {_line(each, words)}" for each in shown))
        _upload(words)


def _mark(event: events.Event, language: str) -> Mark:
    rank = 0 if event.own else event.rank  # what readers bring themselves they want to see
    return Mark(day=event.day, text=event.text(language), rank=rank)


def _line(mark: Mark, words: Words) -> str:
    return words(
        "events.line",
        label=mark.label or words["events.unnumbered"],
        day=words.date(mark.day),
        text=page.literal(mark.text),
    )


def _own() -> events.OwnEvents:
    kept: events.OwnEvents = st.session_state.get(OWN, events.OwnEvents((), ()))
    return kept


def _upload(words: Words) -> None:
    """The file is read in the callback, before the chart is drawn with its events."""
    key = f"{OWN}_file"
    st.markdown(f"**{words['events.own']}**")
    st.file_uploader(words["events.upload"], type=["csv"], key=key, on_change=_keep, args=(key,))
    for problem in _own().problems:
        st.warning(words("events.problem", problem=page.literal(problem)))
    if _own().events:
        st.caption(words("events.kept", n=words.number(len(_own().events))))
        st.button(words["events.remove"], key="own_events_remove", on_click=_forget)


def _keep(key: str) -> None:
    if (file := st.session_state[key]) is None:
        return
    try:
        st.session_state[OWN] = events.read_csv(file.getvalue())
    except AnalysisError as error:
        st.session_state[OWN] = events.OwnEvents((), (str(error),))


def _forget() -> None:
    st.session_state.pop(OWN, None)
