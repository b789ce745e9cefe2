"""The interface's language: chosen in the sidebar, kept in the URL, and what a page looks like
in it."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from analysis.locale import DEFAULT_LANGUAGE, Words, load
from views import url_state

KEY = "interface_language"

STYLES = Path(__file__).resolve().parent
ALWAYS, BACKWARDS = STYLES / "style.css", STYLES / "right_to_left.css"
TRANSLATED = STYLES / "translated.css"
SCRIPT = STYLES / "page.js"

SAID = "streamlit."
"""Where the words have what Streamlit says in English."""


def dress(words: Words) -> None:
    """Give the page our style, in the direction of its language, and tell the browser that
    language: screen readers speak by it. Streamlit knows no other than English."""
    st.html(ALWAYS)
    if words.direction == "rtl":
        st.html(BACKWARDS)
    if words.language != DEFAULT_LANGUAGE:
        st.html(TRANSLATED)
        st.html(f"<style>:root {{ {said_by_streamlit(words)} }}</style>")
    page = {"lang": words.language, "dir": words.direction}
    st.html(
        f"<script>{SCRIPT.read_text('utf-8')}speak({json.dumps(page)})</script>",
        unsafe_allow_javascript=True,
    )


def said_by_streamlit(words: Words) -> str:
    """Streamlit's own words in the interface's language, as variables of CSS."""
    limit = st.get_option("server.maxUploadSize")
    said = {
        key.removeprefix(SAID): words(key, limit=limit) for key in words if key.startswith(SAID)
    }
    return " ".join(
        f"--said-{name}: {json.dumps(word, ensure_ascii=False)};" for name, word in said.items()
    )


def choose(words: Words) -> None:
    """Draw the choice among the languages there are, each by its own name."""
    st.session_state[KEY] = words.language
    st.segmented_control(
        words["app.interface"],
        url_state.OPTIONS[url_state.LANGUAGE],
        key=KEY,
        format_func=lambda code: load(code).name,
        required=True,
        on_change=_put,
        label_visibility="collapsed",
    )


def _put() -> None:
    chosen = st.session_state[KEY]
    usual = url_state.OPTIONS[url_state.LANGUAGE][0]
    url_state.put(**{url_state.LANGUAGE: None if chosen == usual else chosen})
