"""Who was first on a story: how often each side was, and the stories that say so."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.filters import Filters
from analysis.locale import Words
from analysis.queries import Side
from views import columns, picks, url_state
from views.beside import sides
from views.desk import Desk

_KEY, _FIRST = "agenda_stories", "agenda_first"
_EVERY = ""
"""The choice of all stories in common, as the URL has it: nothing."""


def stories(desk: Desk, by: Side, names: Mapping[str, str], counts: Mapping[str, int]) -> None:
    """Draw the stories in common, all or those that one side was first on, a row each with the
    days that each side was behind; a row opens its story. ``counts`` are how many each side was
    first on."""
    words, first = desk.words, _first(names)
    st.markdown(f"**{words['outlets.agenda_stories']}**")
    _choose(desk, names, counts, first)
    found = queries.agenda_stories(desk.con, desk.filters, by, list(names), first=first)
    if found.empty:
        st.info(words["outlets.never_first"])
        return
    st.caption(words("outlets.agenda_stories_note", shown=words.number(len(found))))
    table = written(words, found, list(names.values()))
    st.dataframe(
        table,
        hide_index=True,
        column_order=columns.order(table.columns, words),
        width="stretch",
        key=_KEY,
        alt=words["outlets.agenda_stories"],
        on_select=partial(_open, desk.filters, list(found["id"])),
        selection_mode="single-row",
    )


def choose_first(points: Sequence[Sequence[Any]]) -> None:
    """List the stories that the side of a clicked point was first on; all where none is."""
    url_state.put(**{url_state.FIRST: str(points[0][0]) if points else None})


def _first(names: Mapping[str, str]) -> str | None:
    """The side whose stories are listed; ``None`` where all are."""
    asked = url_state.text(url_state.FIRST)
    return asked if asked in names else None


def _choose(
    desk: Desk, names: Mapping[str, str], counts: Mapping[str, int], first: str | None
) -> None:
    """The choice whose stories are listed, which a click on a point of the chart makes too."""
    words = desk.words
    labels = {_EVERY: words["outlets.agenda_all"]}
    for key, name in names.items():
        labels[key] = words("outlets.agenda_first", name=name, n=words.number(counts[key]))
    st.session_state[_FIRST] = first or _EVERY
    st.selectbox(
        words["outlets.agenda_which"],
        list(labels),
        key=_FIRST,
        format_func=lambda key: labels[key],
        on_change=_put_first,
        width=sides.CHOICE,
    )


def _put_first() -> None:
    url_state.put(**{url_state.FIRST: st.session_state[_FIRST] or None})


def written(words: Words, frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The table of `queries.agenda_stories` as people read it."""
    table = pd.DataFrame(
        {
            words["outlets.head_title"]: [_title(words, title) for title in frame["title"]],
            words["outlets.head_began"]: [words.date(day.date()) for day in frame["began"]],
            words["outlets.head_n"]: [words.number(int(n)) for n in frame["n"]],
        }
    )
    for place, name in enumerate(names):
        taken = name in table  # an outlet may be called as a heading is
        column = words("outlets.head_side", name=name) if taken else name
        table[column] = [_days(words, lag) for lag in frame[f"lag_{place}"]]
    return table


def _days(words: Words, lag: float) -> str:
    """The days that a side was behind the first on a story."""
    if math.isnan(lag):
        return words["words.no_value"]
    return (
        words("outlets.days_behind", days=words.number(int(lag)))
        if lag
        else words["outlets.on_first"]
    )


def _title(words: Words, title: Any) -> str:
    return title if isinstance(title, str) else words["articles.untitled"]


def _open(filters: Filters, ids: Sequence[str]) -> None:
    """Have the story of the chosen row opened, by its earliest article."""
    for place in st.session_state[_KEY].selection.rows[:1]:
        picks.open_article(filters, ids[place])
