"""The list of all that analysts said of the articles shown, each to be opened or undone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import export, labels
from analysis.locale import Words
from analysis.models import PRESENT, tone_class
from analysis.queries import Overview
from analysis.readable import readable
from analysis.store import open_store
from views import columns, data, picks
from views.articles import analyst, saying
from views.desk import Desk

KEY = "corrections_list"

WIDTHS = {
    "made": 128,
    "who": 92,
    "headline": 210,
    "what": 90,
    "value": 118,
    "machine": 118,
    "state": 82,
    "reason": 320,
}
"""Pixels of the columns: all but the end of a long reason is seen where the window is 1440 wide."""


def show(desk: Desk, frame: pd.DataFrame, summary: Overview) -> None:
    """Draw the table, what can be done with the row chosen, and the files."""
    words = desk.words
    st.subheader(words["corrections.list"], anchor=False)
    st.caption(words["corrections.list_help"])
    table = listed(frame, desk)
    chosen = st.dataframe(
        table,
        key=KEY,
        hide_index=True,
        column_config=_columns(words),
        column_order=columns.order(table.columns, words),
        on_select="rerun",
        selection_mode="single-row",
        alt=words["corrections.list"],
    )
    rows = [row for row in chosen["selection"]["rows"] if row < len(frame)]
    if rows:
        _act(desk, frame.iloc[rows[0]].to_dict())
    _files(desk, frame, summary)


def _columns(words: Words) -> dict[str, Any]:
    return {
        name: st.column_config.TextColumn(words[f"corrections.{name}"], width=width)
        for name, width in WIDTHS.items()
    }


def listed(frame: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    """The rows as people read them."""
    words = desk.words
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return pd.DataFrame(
        {
            "made": [f"{row['made']:%Y-%m-%d %H:%M}" for row in rows],
            "who": [row["who"] for row in rows],
            "headline": [row["title"] or words["articles.untitled"] for row in rows],
            "what": [_what(row, desk) for row in rows],
            "value": [_value(row, words) for row in rows],
            "machine": [_machine(row, words) for row in rows],
            "state": [_state(row, words) for row in rows],
            "reason": [row["reason"] for row in rows],
        }
    )


def _what(row: Mapping[Hashable, Any], desk: Desk) -> str:
    if row["kind"] == "sentence":
        return desk.words("corrections.sentence", n=row["key"])
    return (
        desk.words["reader.tone"]
        if row["kind"] == "tone"
        else desk.topics.get(row["key"], row["key"])
    )


def _value(row: Mapping[Hashable, Any], words: Words) -> str:
    """What the analyst said; that it takes another back, where it does."""
    if row["undoes"]:
        return words["corrections.undo"]
    if row["kind"] == "sentence":
        name = tone_class(row["value"])
        return words[f"tone.{name}"]
    return _score(row["kind"], row["value"], words)


def _machine(row: Mapping[Hashable, Any], words: Words) -> str:
    if row["undoes"]:
        return words["words.no_value"]
    return _score(row["kind"], row["machine"], words)


def _score(kind: str, score: float | None, words: Words) -> str:
    if kind == "topic":
        discussed = score is not None and score >= PRESENT
        return words["reader.topic_discussed" if discussed else "reader.topic_absent"]
    if score is None:
        return words["tone.none"]
    name = tone_class(score)
    return words("correcting.tone", value=words.signed(score), name=words[f"tone.{name}"])


def _state(row: Mapping[Hashable, Any], words: Words) -> str:
    if row["undoes"]:
        return words["words.no_value"]
    return words["corrections.stands" if row["stands"] else "corrections.past"]


def _act(desk: Desk, row: Mapping[Hashable, Any]) -> None:
    """Buttons for the row chosen: open its article, and undo it where it is in force."""
    words = desk.words
    analyst.ask(words)
    with st.container(horizontal=True):
        st.button(
            words["corrections.open"],
            key="corrections_open",
            on_click=picks.open_article,
            args=(desk.filters, str(row["article_id"])),
        )
        st.button(
            words["correcting.undo"],
            key="corrections_undo",
            icon=":material/undo:",
            disabled=not row["stands"],
            on_click=saying.take_back,
            args=([row["id"]], words),
        )


def _files(desk: Desk, frame: pd.DataFrame, summary: Overview) -> None:
    """The list as a table, and what is in force as labels for `train` and `evaluate`."""
    words = desk.words
    stem = export.file_stem("corrections", desk.slug, first=summary.first, last=summary.last)
    with st.container(horizontal=True):
        st.download_button(
            words["corrections.csv"],
            lambda: export.to_csv(readable(frame, "corrections", words)),
            file_name=f"{stem}.csv",
            mime="text/csv",
            on_click="ignore",
            key="corrections_csv",
        )
        for unit in labels.UNITS:
            lines = _labels(desk, frame, unit)
            st.download_button(
                words[f"corrections.labels_{unit}"],
                "".join(lines),
                file_name=f"{stem}_{unit}.jsonl",
                mime="application/jsonl",
                disabled=not lines,
                on_click="ignore",
                help=words[f"corrections.labels_{unit}_help"],
                key=f"corrections_{unit}",
            )


def _labels(desk: Desk, frame: pd.DataFrame, unit: labels.Unit) -> str:
    """The labels of the articles shown, as lines; empty where there are none."""
    shown = set(frame["article_id"])
    made = [each for each in open_store(data.folder()).corrections() if each.article_id in shown]
    items = labels.labels(desk.con, made, unit)
    return labels.to_lines(items) if items else ""
