"""The browser's history: what a reader does in one click, Back undoes in one step."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).resolve().parent / "one_step.js"


def keep_to_one_step() -> None:
    """Have the browser write a page that is turned and its filters as one entry."""
    script = SCRIPT.read_text("utf-8")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
