"""The choice of outlets or languages that are set side by side; it is kept in the URL."""

from __future__ import annotations

import streamlit as st

from analysis.catalogue import sides
from analysis.charts.wording import name
from analysis.filters.values import join_values
from views import page, url_state
from views.desk import Desk

CHOICE = 420
"""Pixels of a list of outlets, topics or languages on a wide screen, where their names and a count
have room; on a phone it is as wide as the page."""


def choose(desk: Desk) -> None:
    """Draw the choice of what is compared; the usual is chosen where the URL names none."""
    page.option(desk, "side")
    view, words, by = desk.view, desk.words, desk.option("side")
    key = f"among_{by}"
    st.session_state[key] = sides.chosen(view)
    st.multiselect(
        words[f"outlets.among_{by}"],
        sides.options_of(view),
        key=key,
        format_func=lambda value: name(sides.KINDS[by], value, words),
        max_selections=sides.MOST,
        on_change=_put,
        args=(key,),
        select_all=False,
    )


def _put(key: str) -> None:
    url_state.put(**{url_state.AMONG: join_values(st.session_state[key])})
