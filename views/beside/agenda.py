"""Who was first on a story: how often each side was, and the stories that say so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.filters import Filters
from views import numbers, picks
from views.desk import Desk
from views.locale import Words

_KEY = "agenda_stories"


def lags(desk: Desk, frame: pd.DataFrame) -> dict[str, str]:
    """What stands beside each side's name: its stories in common, and how far it was behind."""
    return {str(row["group"]): _lag(desk.words, row) for row in frame.to_dict("records")}


def stories(desk: Desk, frame: pd.DataFrame, names: Sequence[str]) -> None:
    """Draw the stories in common, a row each with the days that each side was behind; a row
    opens its story."""
    words = desk.words
    st.markdown(f"**{words['outlets.agenda_stories']}**")
    st.caption(words["outlets.agenda_stories_note"])
    table = written(words, frame, names)
    st.dataframe(
        table,
        hide_index=True,
        column_order=numbers.column_order(table.columns, words),
        width="stretch",
        key=_KEY,
        alt=words["outlets.agenda_stories"],
        on_select=partial(_open, desk.filters, list(frame["id"])),
        selection_mode="single-row",
    )


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


def _lag(words: Words, row: dict[Any, Any]) -> str:
    if not row["shared"]:
        return words["outlets.none_shared"]
    days = f"{row['lag']:g}".replace(".", words["chart.decimal"])
    return words("outlets.lag", n=words.number(row["shared"]), days=days)


def _open(filters: Filters, ids: Sequence[str]) -> None:
    """Have the story of the chosen row opened, by its earliest article."""
    for place in st.session_state[_KEY].selection.rows[:1]:
        picks.open_article(filters, ids[place])
