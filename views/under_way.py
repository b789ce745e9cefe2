"""Work that a page waits for: how far it is, and a button that ends it.

The work goes on in the run of the page itself. A click on the button, as on anything else of the
page, has Streamlit leave that run for the next one as soon as the work tells how far it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.locale import Words
from analysis.telling import Told

SHOWN_FROM = 0.5
"""Seconds of work from which it is shown how far it is: what is over sooner only flickers."""

EVERY = 0.2
"""Seconds between two looks at how far it is."""

Answer = TypeVar("Answer")


def run(
    words: Words,
    key: str,
    asked: Hashable,
    work: Callable[[Told], Answer],
    *,
    said: str,
) -> Answer | None:
    """What ``work`` gives; ``None`` where the reader stopped it, with a button to begin again.

    ``asked`` tells the question from others that are asked under the same ``key``: what was
    stopped stays so until another is asked. ``said`` tells what is being done.
    """
    stopped = f"{key}_stopped"
    if st.session_state.get(stopped, (None,)) == (asked,):
        _offer(words, key, stopped)
        return None
    st.session_state.pop(stopped, None)
    with st.spinner(said):
        place = st.empty()
        answer = work(_teller(words, key, place, lambda: _stop(stopped, asked)))
    place.empty()
    return answer


def _teller(words: Words, key: str, place: DeltaGenerator, stop: Callable[[], None]) -> Told:
    """Draws in its place how far the work is, and the button, once it has lasted a while."""
    due = time.monotonic() + SHOWN_FROM
    bar: DeltaGenerator | None = None

    def told(part: float) -> None:
        nonlocal due, bar
        if time.monotonic() < due:
            return
        due = time.monotonic() + EVERY
        text = words("under_way.part", part=words.percent(part))
        if bar is not None:
            bar.progress(part, text)
            return
        with place.container(horizontal=True, vertical_alignment="bottom"):
            bar = st.progress(part, text)
            label = words["under_way.stop"]
            st.button(label, key=f"{key}_stop", icon=":material/stop_circle:", on_click=stop)

    return told


def _stop(stopped: str, asked: Hashable) -> None:
    st.session_state[stopped] = (asked,)


def _offer(words: Words, key: str, stopped: str) -> None:
    """Say that it was stopped, and offer to begin again."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(words["under_way.stopped"], icon=":material/stop_circle:")
        st.button(
            words["under_way.again"],
            key=f"{key}_again",
            icon=":material/refresh:",
            on_click=st.session_state.pop,
            args=(stopped, None),
        )
