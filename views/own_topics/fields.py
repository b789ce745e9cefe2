"""The fields of a topic: its name and its phrases in each language, one phrase a line."""

from __future__ import annotations

import streamlit as st

from analysis import packs
from analysis.locale import Words
from views.own_topics import state

HEIGHT = 150
"""Pixels of a list's field: six phrases are seen."""

_MAIN, _FINER = ("terms", "exclude"), ("weak", "about")


def show(words: Words) -> None:
    """Draw the fields, a column for each language; on a narrow screen one below the other."""
    state.restore()
    st.caption(words["watched.how"])
    for column, code in zip(st.columns(len(packs.languages())), packs.languages(), strict=True):
        with column, st.container(key=f"own_topic_{packs.load(code).direction}_{code}"):
            st.markdown(f"**{words.language_name(code)}**")
            st.text_input(_label(words, "name", code), key=state.name_field(code))
            for name in _MAIN:
                _list(words, code, name)
    with st.expander(words["watched.finer"], icon=":material/tune:"):
        st.caption(words["watched.finer_help"])
        for column, code in zip(st.columns(len(packs.languages())), packs.languages(), strict=True):
            key = f"own_topic_{packs.load(code).direction}_finer_{code}"
            with column, st.container(key=key):
                for name in _FINER:
                    _list(words, code, name)


def _list(words: Words, code: str, name: str) -> None:
    label = _label(words, name, code)
    st.text_area(label, key=state.list_field(code, name), height=HEIGHT)


def _label(words: Words, name: str, code: str) -> str:
    return words(
        "watched.in_language", what=words[f"watched.{name}"], language=words.language_name(code)
    )
