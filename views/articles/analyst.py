"""Who says so: the name that a reader gives once, kept as long as the visit and nowhere else."""

from __future__ import annotations

import streamlit as st

from analysis.corrections import LONGEST_WHO
from analysis.locale import Words

_NAME, _FIELD = "analyst", "analyst_name"
"""Where the visit keeps the name, and the field: Streamlit forgets a field that is not drawn."""


def name() -> str:
    """The name given in this visit; empty where none was."""
    return str(st.session_state.get(_NAME, ""))


def ask(words: Words) -> None:
    """Draw the field for the name."""
    st.session_state[_FIELD] = name()
    st.text_input(
        words["correcting.who"],
        key=_FIELD,
        max_chars=LONGEST_WHO,
        placeholder=words["correcting.who_placeholder"],
        help=words["correcting.who_help"],
        on_change=_keep,
    )


def _keep() -> None:
    st.session_state[_NAME] = " ".join(st.session_state[_FIELD].split())
