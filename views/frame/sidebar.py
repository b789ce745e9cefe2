"""The filters in the sidebar. Widgets show what the URL says and write to it when changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.errors import FilterError
from analysis.filters import COUNTS, NO_OUTLET, PARAMS, Filters
from analysis.locale import Words
from analysis.models import TONE_CLASSES
from views import url_state
from views.desk import Desk

WHOLE_RANGE = (-1.0, 1.0)
"""The tone slider as it stands when it filters nothing."""

TONE_STEP = 0.05
"""Half the neutral band, so that the slider can be set on its edges."""

KEY = "filter_"

PERIODS = ("last-7-days", "last-30-days", "last-90-days", "last-365-days")
"""Periods to choose that end today whenever they are looked at; any other number of days can be
written into the URL."""

ANY, OWN = "any", "own"
"""The choice of no period, and of one that the days below say."""


def show(desk: Desk) -> None:
    """Draw the filters of a view with what there is to choose from."""
    _follow_url(desk)
    words, filters, choices = desk.words, desk.filters, desk.choices
    _topics(words, tuple(desk.topics), desk.topics)
    _dates(desk)
    _choice(
        "outlets", words["sidebar.outlet"], _with(choices.outlets, filters.outlets), words=words
    )
    _choice(
        "languages",
        words["sidebar.language"],
        _with(choices.languages, filters.languages),
        words=words,
    )
    _tone(words)
    st.text_input(
        words["sidebar.search"],
        key=f"{KEY}search",
        placeholder=words["sidebar.search_placeholder"],
        help=words["sidebar.search_help"],
        on_change=_write,
    )
    st.segmented_control(
        words["sidebar.count"],
        COUNTS,
        key=f"{KEY}count",
        format_func=lambda key: words[f"sidebar.count_{key}"],
        help=words["sidebar.count_help"],
        required=True,
        on_change=_write,
    )
    st.button(
        words["sidebar.reset"],
        on_click=url_state.reset,
        disabled=url_state.is_bare(),
        help=words["sidebar.reset_help"],
        width="stretch",
        key="reset",
    )


def _follow_url(desk: Desk) -> None:
    """Set the widgets to the URL where it changed by other means than they: a link opened,
    the back button, a chart clicked. In another language they are other widgets, which begin
    empty. A search that means nothing stays as it was typed: the page says what is wrong."""
    written = {name: url_state.text(name) for name in PARAMS}
    shown = written, desk.words.language
    drawn_before = f"{KEY}topics" in st.session_state
    if drawn_before and st.session_state.get("widgets_show") == shown:
        return
    for name, value in _values(desk.filters).items():
        st.session_state[f"{KEY}{name}"] = value
    st.session_state[f"{KEY}search"] = desk.filters.search or written["search"]
    st.session_state["widgets_show"] = shown


def _values(filters: Filters) -> dict[str, Any]:
    """What each widget holds for some filters."""
    low_high, classes = WHOLE_RANGE, []
    if filters.tone and ".." in filters.tone:
        low, high = (float(edge) for edge in filters.tone.split(".."))
        low_high = (low, high)
    elif filters.tone:
        classes = filters.tone.split(",")
    return {
        "topics": list(filters.topics),
        "match": filters.match,
        "since": filters.since,
        "until": filters.until,
        "undated": filters.undated,
        "outlets": list(filters.outlets),
        "languages": list(filters.languages),
        "tones": classes,
        "range": low_high,
        "search": filters.search or "",
        "count": filters.count,
    }


def _held() -> Filters:
    """The filters that the widgets hold now."""
    held = {
        name: st.session_state.get(f"{KEY}{name}", old) for name, old in _values(Filters()).items()
    }
    since, until = held["since"], held["until"]
    if since and until and since > until:
        since, until = until, since
    return Filters(
        since=since,
        until=until,
        topics=tuple(held["topics"]),
        match=held["match"] if len(held["topics"]) > 1 else "any",
        outlets=tuple(held["outlets"]),
        languages=tuple(held["languages"]),
        tone=_tone_param(held["tones"], held["range"]),
        search=_readable(held["search"]),
        undated=held["undated"] and bool(since or until),
        count=held["count"],
    )


def _tone_param(classes: Sequence[str], low_high: tuple[float, float]) -> str | None:
    if tuple(low_high) != WHOLE_RANGE:
        return f"{low_high[0]:g}..{low_high[1]:g}"
    return ",".join(name for name in TONE_CLASSES if name in classes) or None


def _write(let_go: str | None = None) -> None:
    """Write the widgets to the URL. Tone is one filter with two widgets: the one that was
    just set holds, and the other, named by ``let_go``, goes back to nothing."""
    if let_go:
        st.session_state[f"{KEY}{let_go}"] = _values(Filters())[let_go]
    filters = _held()
    url_state.put_filters(filters)
    typed = st.session_state.get(f"{KEY}search", "").strip()
    if typed and not filters.search:
        url_state.put(search=typed)


def _readable(search: str) -> str | None:
    """A search as typed; None where it is empty or means nothing."""
    try:
        return Filters(search=search).search
    except FilterError:
        return None


def _topics(words: Words, keys: Sequence[str], names: dict[str, str]) -> None:
    st.multiselect(
        words["sidebar.topic"],
        keys,
        key=f"{KEY}topics",
        format_func=lambda key: names.get(key, key),
        placeholder=words["sidebar.topic_any"],
        on_change=_write,
        select_all=False,
    )
    if len(st.session_state[f"{KEY}topics"]) > 1:
        st.segmented_control(
            words["sidebar.match"],
            ("any", "all"),
            key=f"{KEY}match",
            format_func=lambda key: words[f"sidebar.match_{key}"],
            required=True,
            on_change=_write,
        )


def _dates(desk: Desk) -> None:
    words, filters = desk.words, desk.filters
    _period(desk)
    known = [
        day for day in (desk.choices.first, desk.choices.last, filters.since, filters.until) if day
    ]
    earliest, latest = min(known, default=dt.date.today()), max(known, default=dt.date.today())
    for column, name in zip(st.columns(2), ("since", "until"), strict=True):
        column.date_input(
            words[f"sidebar.{name}"],
            key=f"{KEY}{name}",
            value=None,
            min_value=earliest,
            max_value=latest,
            format="YYYY-MM-DD",
            on_change=_write,
        )
    if filters.since or filters.until:
        st.checkbox(
            words["sidebar.undated"],
            key=f"{KEY}undated",
            help=words["sidebar.undated_help"],
            on_change=_write,
        )


def _period(desk: Desk) -> None:
    """A choice of periods that end today; where the days below are another, it says so."""
    filters, asked = desk.filters, url_state.text("since")
    dated = bool(filters.since or filters.until)
    moving = asked in PERIODS and filters.until is None
    st.session_state["period"] = asked if moving else OWN if dated else ANY
    st.selectbox(
        desk.words["sidebar.period"],
        (ANY, *PERIODS, OWN) if dated and not moving else (ANY, *PERIODS),
        key="period",
        format_func=lambda choice: desk.words[f"period.{choice}"],
        help=desk.words["sidebar.period_help"],
        on_change=_put_period,
    )


def _put_period() -> None:
    chosen = st.session_state["period"]
    if chosen != OWN:
        since = chosen if chosen in PERIODS else None
        url_state.put_filters(replace(_held(), since=None, until=None))
        url_state.put(since=since)


def _choice(name: str, label: str, options: Sequence[str], *, words: Words) -> None:
    st.multiselect(
        label,
        options,
        key=f"{KEY}{name}",
        format_func=lambda value: _option_name(name, value, words),
        placeholder=words["sidebar.any"],
        on_change=_write,
        select_all=False,
    )


def _option_name(name: str, value: str, words: Words) -> str:
    if name == "languages":
        return words.language_name(value)
    return words["words.no_outlet"] if value == NO_OUTLET else value


def _tone(words: Words) -> None:
    st.pills(
        words["sidebar.tone"],
        TONE_CLASSES,
        selection_mode="multi",
        key=f"{KEY}tones",
        format_func=lambda name: f"{words[f'tone_sign.{name}']} {words[f'tone.{name}']}",
        help=words["sidebar.tone_help"],
        on_change=_write,
        args=("range",),
    )
    st.slider(
        words["sidebar.tone_range"],
        *WHOLE_RANGE,
        key=f"{KEY}range",
        step=TONE_STEP,
        on_change=_write,
        args=("tones",),
    )


def _with(options: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """The options and whatever the URL chose beyond them, so that it can be taken out again."""
    return [*options, *(value for value in chosen if value not in options)]
