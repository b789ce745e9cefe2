"""Which backend's scores are shown: chosen in the sidebar, kept in the URL."""

from __future__ import annotations

import streamlit as st

from views import url_state
from views.desk import Desk
from views.locale import Words

KEY = "scored_by"


def show(desk: Desk) -> None:
    """Draw the choice among the backends that scored the articles here, with their counts."""
    words = desk.words
    with st.expander(words("scored_by.head", backend=desk.backend), icon=":material/tune:"):
        st.session_state[KEY] = desk.backend
        names = tuple(desk.backends)
        st.radio(
            words["scored_by.label"],
            names,
            key=KEY,
            format_func=lambda name: _counted(name, desk),
            captions=[told(name, words) for name in names],
            on_change=_put,
            args=(names[0],),
        )


def told(backend: str, words: Words) -> str:
    """What a backend is, in one line; nothing of one this locale does not know."""
    return words.get(f"scored_by.is_{backend}", "")


def _counted(name: str, desk: Desk) -> str:
    n = desk.words.number(desk.backends[name])
    return desk.words("scored_by.choice", backend=name, n=n)


def _put(usual: str) -> None:
    chosen = st.session_state[KEY]
    url_state.put(**{url_state.BACKEND: None if chosen == usual else chosen})
