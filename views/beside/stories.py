"""The stories that set each side apart, as a list to open them from, and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.filters import Filters
from analysis.queries import Overview
from views import page, picks, tables
from views.desk import Desk

IN_A_ROW = 3
"""Sides beside each other on a wide screen; with more a title has too little room."""

TITLE = 80
"""Letters of a story's title on its button."""

KEY = "characteristic_stories"


def show(
    desk: Desk, sides: Mapping[str, Filters], names: Mapping[str, str], summary: Overview
) -> None:
    """Draw up to a few stories of each side, those least likely by chance first."""
    words = desk.words
    frame = queries.characteristic_stories(desk.con, sides)
    st.subheader(words["beside.stories"], anchor=False)
    if frame.empty:
        st.info(words["beside.no_stories"])
        return
    st.caption(words("beside.stories_note", clear=words.number(int(frame["clear"].sum()))))
    keys, across = list(names), in_a_row(len(names))
    for start in range(0, len(keys), across):
        for column, key in zip(st.columns(across), keys[start : start + across], strict=False):
            with column.container(border=True):
                _side(desk, sides[key], names[key], frame[frame["group"] == key])
    _numbers(desk, frame, names, summary)


def in_a_row(sides: int) -> int:
    """How many of so many sides stand beside each other: at most `IN_A_ROW`, and as many in each
    row as there can be."""
    rows = -(-sides // IN_A_ROW)
    return -(-sides // rows)


def _side(desk: Desk, filters: Filters, name: str, stories: pd.DataFrame) -> None:
    st.markdown(f"**{page.literal(name)}**")
    if stories.empty:
        st.caption(desk.words["beside.no_story"])
    for place, story in stories.iterrows():
        st.button(
            _title(desk, story["title"]),
            key=f"own_story_{place}",
            type="tertiary",
            icon=":material/article:",
            on_click=picks.open_article,
            args=(filters, story["id"]),
        )
        st.caption(_told(desk, story))


def _title(desk: Desk, title: Any) -> str:
    told = title if isinstance(title, str) else desk.words["articles.untitled"]
    return page.literal(told if len(told) <= TITLE else told[: TITLE - 1].rstrip() + "…")


def _told(desk: Desk, story: Any) -> str:
    """How much of a story is the side's, and whether that is beyond chance."""
    words = desk.words
    return words(
        "beside.story_clear" if story["clear"] else "beside.story_unclear",
        n=words.number(int(story["n"])),
        elsewhere=words.number(int(story["n_elsewhere"])),
        part=words.percent(story["part"]),
        low=words.percent(story["low"]),
        high=words.percent(story["high"]),
        of_all=words.percent(story["of_all"]),
    )


def _numbers(desk: Desk, frame: pd.DataFrame, names: Mapping[str, str], summary: Overview) -> None:
    words = desk.words
    table = frame.assign(what=frame["group"].map(dict(names)))
    columns = ["what", "title", "n", "n_elsewhere", "part", "low", "high", "of_all", "p", "clear"]
    with st.expander(words["chart.card.numbers"]):
        tables.show(desk, KEY, table[columns], title=words["beside.stories"], summary=summary)
