"""The list of articles: sortable, a page at a time; choosing a row opens that article."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.locale import Words
from analysis.models import PRESENT, tone_class
from views import columns, url_state
from views.articles import downloads
from views.desk import Desk

KEY = "article_list"
ROW, FRAME = 33, 3
"""Pixels of a table row and its frame in Streamlit with our font's size, to fit a short list
without empty rows."""
TALLEST = 20
"""Rows shown at once; more scroll."""
WIDTHS = {
    "date": 92,
    "outlet": 100,
    "language": 80,
    "tone": 62,
    "tone_word": 92,
    "placements": 84,
    "confidence": 88,
    "topics": 136,
}
TITLE = 220
"""Pixels of the columns, and of the title's: all are seen where the window is 1440 pixels wide,
and on a phone date, tone and the beginning of the title."""
ORDER = 220
"""Pixels of the choice of an order: it stands beside the choice of a list on a wide screen."""
BESIDE = ("date", "tone", "title")
"""The columns there is room for beside an open article."""


def show(desk: Desk, summary: queries.Overview, open_id: str | None) -> None:
    """Draw the list; the open article's row is chosen in it."""
    grouped = desk.option("list") == "grouped"
    total = queries.count(desk.con, queries.once(desk.filters)) if grouped else summary.n
    first = _first(total)
    frame = queries.articles_table(
        desk.con, desk.filters, order=desk.option("order"), offset=first, grouped=grouped
    )
    _controls(desk, first, len(frame), total)
    _table(desk, frame, open_id)
    downloads.show(desk, summary)


def listed(frame: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    """The rows as people read them: dates, outlets and tones in words, topics by name."""
    words = desk.words
    tones = [None if pd.isna(tone) else float(tone) for tone in frame["tone"]]
    classes = [tone_class(tone) for tone in tones]
    return pd.DataFrame(
        {
            "date": [_day(value, words["words.undated"]) for value in frame["published"]],
            "tone": tones,
            "title": frame["title"].fillna(frame["opening"]),
            "tone_word": [
                _in_words(name, keys, words)
                for name, keys in zip(classes, frame["corrected"], strict=True)
            ],
            "placements": frame["placements"],
            "outlet": frame["outlet"].fillna(words["words.no_outlet"]),
            "language": [words.language_name(code) for code in frame["language"]],
            "confidence": frame["confidence"],
            "topics": [_topics(row, desk) for row in frame.to_dict("records")],
        }
    )


def _in_words(tone_class: str, corrected: Any, words: Words) -> str:
    """The class of a tone with its sign, and the sign of a correction where analysts made one."""
    said = f"{words[f'tone_sign.{tone_class}']} {words[f'tone_short.{tone_class}']}"
    return f"{said} {words['articles.corrected']}" if "tone" in _keys(corrected) else said


def _keys(corrected: Any) -> list[str]:
    """The keys of the scores of an article that analysts corrected."""
    return [] if pd.isna(corrected) else str(corrected).split(", ")


def _first(total: int) -> int:
    """Where this page of the list begins; a place the list does not have is its beginning."""
    place = url_state.first_row() - 1
    return place if place < total else 0


def _controls(desk: Desk, first: int, shown: int, total: int) -> None:
    words = desk.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["option_order"] = desk.option("order")
        st.selectbox(
            words["order.label"],
            url_state.OPTIONS["order"],
            key="option_order",
            format_func=lambda value: words[f"order.{value}"],
            on_change=_put_order,
            width=ORDER,
        )
        if desk.filters.count == "placements":
            _grouping(desk)
        if shown < total:
            _turn(words["articles.earlier"], max(first - queries.PAGE, 0), off=first == 0)
            _turn(words["articles.later"], first + shown, off=first + shown >= total)
        grouped = queries.once(desk.filters) == desk.filters or desk.option("list") == "grouped"
        st.caption(
            words(
                "articles.count_stories" if grouped else "articles.count",
                first=words.number(first + 1),
                last=words.number(first + shown),
                total=words.number(total),
            )
        )


def _grouping(desk: Desk) -> None:
    """Whether the list shows each story once, or every placement of it."""
    words = desk.words
    st.session_state["option_list"] = desk.option("list")
    st.segmented_control(
        words["articles.list"],
        url_state.OPTIONS["list"],
        key="option_list",
        format_func=lambda value: words[f"articles.list_{value}"],
        help=words["articles.list_help"],
        required=True,
        on_change=_put_list,
    )


def _turn(label: str, first: int, *, off: bool) -> None:
    """A button that shows the page of the list that begins at a place."""
    st.button(label, key=label, on_click=_put_first, args=(first,), disabled=off)


def _table(desk: Desk, frame: pd.DataFrame, open_id: str | None) -> None:
    ids = list(frame["id"])
    chosen = [ids.index(open_id)] if open_id in ids else []
    st.session_state[KEY] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    words = desk.words
    forms: dict[str, Any] = {"tone": words.signed, "confidence": words.percent}
    table = listed(frame, desk)
    written = table.style.format(forms, na_rep=words["words.no_value"])
    st.dataframe(
        written,
        key=KEY,
        hide_index=True,
        column_config=_columns(desk),
        column_order=columns.order(BESIDE if open_id else table.columns, desk.words),
        height=FRAME + ROW * (min(len(ids), TALLEST) + 1),
        on_select=lambda: _chosen(ids),
        selection_mode="single-row",
        placeholder=desk.words["words.no_value"],
        alt=desk.words["articles.question"],
    )


def _columns(desk: Desk) -> dict[str, Any]:
    words, column = desk.words, st.column_config
    return {
        "date": column.TextColumn(words["articles.date"], width=WIDTHS["date"]),
        "outlet": column.TextColumn(words["articles.outlet"], width=WIDTHS["outlet"]),
        "language": column.TextColumn(words["articles.language"], width=WIDTHS["language"]),
        "title": column.TextColumn(words["articles.headline"], width=TITLE),
        "tone": column.NumberColumn(words["articles.tone_value"], width=WIDTHS["tone"]),
        "tone_word": column.TextColumn(
            words["articles.tone_word"],
            help=words["articles.corrected_help"],
            width=WIDTHS["tone_word"],
        ),
        "placements": column.NumberColumn(
            words["articles.placements"],
            help=words["articles.placements_help"],
            width=WIDTHS["placements"],
        ),
        "confidence": column.NumberColumn(words["articles.confidence"], width=WIDTHS["confidence"]),
        "topics": column.ListColumn(words["articles.topics"], width=WIDTHS["topics"]),
    }


def _chosen(ids: list[str]) -> None:
    rows = st.session_state[KEY]["selection"]["rows"]
    url_state.put(article=ids[rows[0]] if rows else None)


def _put_order() -> None:
    url_state.put(order=st.session_state["option_order"], **{"from": None})


def _put_list() -> None:
    chosen, usual = st.session_state["option_list"], url_state.OPTIONS["list"][0]
    url_state.put(list=None if chosen == usual else chosen, **{"from": None})


def _put_first(first: int) -> None:
    url_state.put(**{"from": str(first + 1) if first else None})


def _day(value: Any, undated: str) -> str:
    return undated if pd.isna(value) else f"{value:%Y-%m-%d}"


def _topics(row: dict[Hashable, Any], desk: Desk) -> list[str]:
    """The topics discussed; those that only analysts found have the sign of a correction."""
    keys, sign = _keys(row["corrected"]), desk.words["articles.corrected"]
    return [
        f"{name} {sign}" if key in keys else name
        for key, name in desk.topics.items()
        if (row[f"topic_{key}"] or 0) >= PRESENT
    ]
