"""Which part of a page is shown: a row of buttons that write to the URL.

A page with more charts than can be drawn within a second shows one part of them at a time, and
nothing of the others is computed.
"""

from __future__ import annotations

import streamlit as st

from views import url_state
from views.desk import Desk


def choose(desk: Desk, page: str) -> str:
    """Draw the choice among the parts of a page; one of `url_state.PARTS` of it comes out, its
    first where the URL names none or another page's."""
    words, shown, key = desk.words, url_state.part(page), f"part_{page}"
    st.session_state[key] = shown
    st.segmented_control(
        words["part.label"],
        url_state.PARTS[page],
        key=key,
        format_func=lambda part: words[f"part.{page}.{part}"],
        required=True,
        on_change=_put,
        args=(page, key),
    )
    return shown


def _put(page: str, key: str) -> None:
    url_state.put_part(page, st.session_state[key])
