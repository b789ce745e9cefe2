"""The two sets of articles that the page Compare holds against each other; B is in the URL."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analysis.catalogue import sets
from analysis.catalogue.sets import Sets
from analysis.charts.wording import name
from analysis.errors import NothingToShow
from analysis.filters import Filters
from analysis.filters.values import days_ago, is_relative
from views import page, url_state
from views.beside import sides
from views.desk import Desk

DAY = 160
"""Pixels of a day's field: two stand side by side on a phone."""


def choose(desk: Desk) -> Sets | None:
    """Draw the choice of what is compared; ``None``, with why drawn, where there is nothing to
    compare with."""
    versus = _versus(desk)
    try:
        chosen = sets.sets_of(desk.view)
    except NothingToShow as error:
        st.info(page.why(error, desk.words))
        return None
    if versus == "period":
        _draw_periods(desk, chosen.b)
    else:
        _draw_others(desk, versus, chosen.b)
    return chosen


def _versus(desk: Desk) -> str:
    words = desk.words
    st.session_state["versus"] = desk.option("versus")
    st.segmented_control(
        words["versus.label"],
        url_state.OPTIONS["versus"],
        key="versus",
        format_func=lambda value: words[f"versus.{value}"],
        required=True,
        on_change=_put_versus,
    )
    return desk.option("versus")


def _draw_periods(desk: Desk, b: Filters) -> None:
    days = [day for day in (desk.choices.first, desk.choices.last, b.since, b.until) if day]
    with st.container(horizontal=True):
        for end, day in (("since", b.since), ("until", b.until)):
            st.session_state[f"other_{end}"] = day
            st.date_input(
                desk.words[f"compare.{end}"],
                key=f"other_{end}",
                min_value=min(days),
                max_value=max(days),
                format="YYYY-MM-DD",
                on_change=_put_period,
                args=(desk.today,),
                width=DAY,
            )
    if _moves():
        st.caption(desk.words["compare.moves"])


def _draw_others(desk: Desk, versus: str, b: Filters) -> None:
    [other] = {"topic": b.topics, "outlet": b.outlets, "language": b.languages}[versus]
    key = f"other_{versus}"
    st.session_state[key] = other
    st.selectbox(
        desk.words[f"compare.{key}"],
        sets.others(desk.view),
        key=key,
        format_func=lambda value: name(sets.KINDS[versus], value, desk.words),
        on_change=_put_group,
        args=(versus,),
        width=sides.CHOICE,
    )


def _put_versus() -> None:
    url_state.put(**{"versus": st.session_state["versus"], url_state.OTHER: None})


def _put_period(today: dt.date) -> None:
    """Write B's days as A's are written: counted back from today where those are."""
    days = sorted(st.session_state[f"other_{end}"] for end in ("since", "until"))
    moves = _a_moves()
    url_state.put(**{url_state.OTHER: sets.SPAN.join(_written(day, today, moves) for day in days)})


def _written(day: dt.date, today: dt.date, moves: bool) -> str:
    """A day for the URL; one to come is written as it is."""
    return days_ago(day, as_of=today) if moves and day <= today else day.isoformat()


def _a_moves() -> bool:
    """Whether the URL gives an end of A relative to the day on which it is opened."""
    return any(is_relative(url_state.text(end)) for end in ("since", "until"))


def _moves() -> bool:
    """Whether B differs from one day to the next, as A does."""
    other = url_state.text(url_state.OTHER)
    return any(map(is_relative, sets.ends_of(other))) if other else _a_moves()


def _put_group(versus: str) -> None:
    url_state.put(**{url_state.OTHER: st.session_state[f"other_{versus}"]})
