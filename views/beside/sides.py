"""The choice of outlets or languages that are set side by side; it is kept in the URL."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from analysis.charts.wording import name
from analysis.filters import NO_OUTLET
from analysis.filters.values import join_values, split_values
from analysis.queries import Side
from views import page, url_state
from views.desk import Desk

FEWEST, MOST = 2, 6
"""How many are compared: more than six markers in a row cannot be told apart."""

USUAL = 4
"""How many are set side by side where none are chosen: those with most articles."""

CHOICE = 420
"""Pixels of a list of outlets, topics or languages on a wide screen, where their names and a count
have room; on a phone it is as wide as the page."""

KINDS = {"outlet": "outlet", "language": "languages"}
"""Where the words have the names of each kind."""


def choose(desk: Desk) -> tuple[Side, tuple[str, ...]]:
    """Draw the choice; what is chosen comes out, the usual where the URL names none."""
    by: Side = "language" if desk.option("side") == "language" else "outlet"
    page.option(desk, "side")
    return by, _among(desk, by)


def _among(desk: Desk, by: Side) -> tuple[str, ...]:
    words = desk.words
    options = desk.choices.outlets if by == "outlet" else desk.choices.languages
    named = split_values(url_state.text(url_state.AMONG))
    wanted = [each for each in named if each in options][:MOST]
    key = f"among_{by}"
    st.session_state[key] = wanted or _usual(desk, by)
    st.multiselect(
        words[f"outlets.among_{by}"],
        options,
        key=key,
        format_func=lambda value: name(KINDS[by], value, words),
        max_selections=MOST,
        on_change=_put,
        args=(key,),
        select_all=False,
    )
    return tuple(st.session_state[key])


def _usual(desk: Desk, by: Side) -> list[str]:
    """What the filters choose where that can be compared, else those with most articles."""
    chosen = desk.filters.outlets if by == "outlet" else desk.filters.languages
    if FEWEST <= len(chosen) <= MOST:
        return list(chosen)
    found = queries.tone_by(desk.con, queries.side_of(desk.filters, by), by, limit=USUAL + 1)
    return [str(group) for group in found["group"] if group != NO_OUTLET][:USUAL]


def _put(key: str) -> None:
    url_state.put(**{url_state.AMONG: join_values(st.session_state[key])})
