"""What a reader's last change came to, said at the next run and for a while at those after it.

A page runs again without being asked by the reader as well: a chart tells that it was moved, a
job has ended, a run is broken off by the next. Said at one run only, a line could be gone before
it was read.
"""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

STAYS = 60.0
"""Seconds that a line is said for; the first run after them says it no more."""


def keep(key: str, said: Any) -> None:
    """Have ``said`` found under ``key`` from now on, in place of what was said there before."""
    st.session_state[key] = time.monotonic(), said


def said(key: str) -> Any:
    """What was kept under ``key``; ``None`` where that is nothing, or `STAYS` seconds old."""
    since, kept = st.session_state.get(key, (0.0, None))
    return kept if time.monotonic() - since < STAYS else None
