"""What goes with an open article: who else ran its story, and what is like it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.locale import Words
from analysis.queries import StoredArticle
from views import page, under_way, url_state
from views.articles import provenance
from views.desk import Desk

LISTED = 20
"""Placements listed; of a story that ran more often the rest is counted."""


def show(desk: Desk, article: StoredArticle) -> None:
    """Draw the other placements of the article's story, where there are any, and what is like it.

    Each opens here; a placement with an address links there too.
    """
    words = desk.words
    others = queries.other_placements(desk.con, article.id)
    if len(others):
        with st.expander(words("articles.others", n=words.number(len(others))), expanded=True):
            _rows(others.head(LISTED), words, "placement")
            if len(others) > LISTED:
                st.caption(words("articles.more_placements", n=words.number(len(others) - LISTED)))
    with st.expander(words["articles.similar"], expanded=True):
        st.caption(words("articles.similar_help", days=words.number(queries.DAYS)))
        _similar(desk, article)


def _similar(desk: Desk, article: StoredArticle) -> None:
    words = desk.words
    alike = under_way.run(
        words,
        "similar",
        article.id,
        lambda told: queries.similar(desk.con, article.id, told=told),
        said=words["articles.comparing"],
    )
    if alike is None:
        return
    _rows(alike, words, "similar")
    if not len(alike):
        st.write(words["articles.no_similar"])


def _rows(frame: pd.DataFrame, words: Words, kind: str) -> None:
    for number, row in enumerate(frame.to_dict("records")):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                _label({str(name): value for name, value in row.items()}, words),
                key=f"{kind}_{number}",
                on_click=url_state.put,
                kwargs={"article": row["id"]},
                type="tertiary",
            )
            if isinstance(row.get("url"), str):
                st.html(provenance.link(row["url"], words), width="content")


def _label(row: dict[str, Any], words: Words) -> str:
    known = {name: None if pd.isna(value) else value for name, value in row.items()}
    day = known["published"]
    parts = (
        words.date(dt.date(day.year, day.month, day.day) if day else None),
        known["outlet"] or words["words.no_outlet"],
        known["title"] or words["articles.untitled"],
    )
    return page.literal(" · ".join(parts))
