"""A topic handed over to be watched: what another page found becomes a draft in the editor."""

from __future__ import annotations

import streamlit as st

from analysis.packs.watched import OwnTopic

GOING = "own_topic_going"
"""Where it stands that the editor is to be opened, until the frame opens it."""

_DRAFT = "own_topic_draft"


def hand_over(draft: OwnTopic) -> None:
    """Open the editor with a draft filled in; for a button's ``on_click``."""
    st.session_state[_DRAFT] = draft
    st.session_state[GOING] = True


def take() -> OwnTopic | None:
    """The draft that was handed over, once; ``None`` where there is none."""
    draft: OwnTopic | None = st.session_state.pop(_DRAFT, None)
    return draft
