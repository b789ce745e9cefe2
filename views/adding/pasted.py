"""Pasting one article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from analysis.locale import Words
from analysis.models import Article
from analysis.sources.plain import take_apart
from analysis.sources.records import BadRecordError, build
from views.adding.job import Item, Line
from views.articles.provenance import PASTED

FIELDS = ("title", "outlet", "author", "url")
HEIGHT = 260
"""Pixels of the box, about ten lines: a short report is seen whole."""

LONGEST_NAME = 60
"""Characters of the beginning of a text by which the results call it."""


def show(words: Words, add: Callable[[list[Item]], None], *, busy: bool) -> None:
    """Draw the form; ``add`` takes what was written when it is sent."""
    with st.form("add_text", clear_on_submit=True, border=False):
        st.text_area(
            words["add.field.text"],
            key="paste_text",
            height=HEIGHT,
            placeholder=words["add.text_placeholder"],
        )
        first, second = st.columns(2)
        for place, name in enumerate(FIELDS):
            (first, second)[place % 2].text_input(words[f"add.field.{name}"], key=f"paste_{name}")
        st.date_input(
            words["add.field.published"],
            key="paste_published",
            value=None,
            width=220,
            format="YYYY-MM-DD",
        )
        st.form_submit_button(
            words["add.text_add"],
            type="primary",
            disabled=busy,
            on_click=_send,
            args=(words, add),
        )


def _send(words: Words, add: Callable[[list[Item]], None]) -> None:
    text = str(st.session_state["paste_text"])
    known = {name: st.session_state[f"paste_{name}"] for name in (*FIELDS, "published")}
    add([item(text, {name: value for name, value in known.items() if value}, words)])


def item(text: str, known: dict[str, Any], words: Words) -> Item:
    """A pasted text, ``known`` being what was said of it; its title is told from it else."""

    def read(line: Line) -> Iterator[Article]:
        parts = take_apart(text, find_title="title" not in known)
        told = {"title": parts.title, "credit": parts.credit, **known, "text": parts.text}
        try:
            yield build(told, source=PASTED)
        except BadRecordError as error:
            line.problem(error)

    beginning = " ".join(str(known.get("title") or text).split())[:LONGEST_NAME]
    return Item(beginning or words["add.text_empty"], read)
