"""In which language words are read: languages are never mixed, and the choice is in the URL."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from views import url_state
from views.desk import Desk

KEY = "vocabulary_language"


def choose(desk: Desk, stories: Mapping[str, int]) -> str:
    """Draw the choice among languages with their number of stories, of which there is one at
    least; that which the URL names comes out, else the first."""
    words, codes = desk.words, list(stories)
    named = url_state.text(url_state.VOCABULARY_LANGUAGE)
    st.session_state[KEY] = named if named in stories else codes[0]
    st.segmented_control(
        words["topics.vocabulary_language"],
        codes,
        key=KEY,
        format_func=lambda code: words(
            "topics.vocabulary_scope",
            name=words.language_name(code),
            n=words.number(stories[code]),
        ),
        required=True,
        on_change=_put,
    )
    return str(st.session_state[KEY])


def _put() -> None:
    url_state.put(**{url_state.VOCABULARY_LANGUAGE: st.session_state[KEY]})
