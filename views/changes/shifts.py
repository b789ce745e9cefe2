"""The list of shifts below the chart over time: each told in sentences, and opened by a click."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.filters import Filters
from analysis.locale import Words
from analysis.queries import ToneShift
from analysis.report import shifts as telling
from analysis.report.shifts import Shift
from views import page, picks, url_state
from views.desk import Desk

OPEN = 4
"""Shifts that are open to read, the newest; the others fold away."""


def show(desk: Desk, shifts: Sequence[Shift]) -> None:
    """Draw the list, newest first."""
    words = desk.words
    st.subheader(words["shifts.title"], anchor=False)
    st.caption(words["shifts.question"])
    if not shifts:
        st.markdown(words["shifts.none"])
    for place, shift in enumerate(shifts[:OPEN]):
        _item(desk, place, shift)
    if later := shifts[OPEN:]:
        with st.expander(words("shifts.more", n=words.number(len(later))), key="more_shifts"):
            for place, shift in enumerate(later, start=OPEN):
                _item(desk, place, shift)


def sentences(shift: Shift, place: int, words: Words) -> list[str]:
    """What a shift is and what moved it, in plain words (Markdown)."""
    told = telling.sentences(shift, place, words, literal=page.literal)
    return [sentence.text for sentence in told]


def _item(desk: Desk, place: int, shift: Shift) -> None:
    words = desk.words
    with st.container(border=True, key=f"shift-{place}"):
        st.markdown("  \n".join(sentences(shift, place, words)))
        if isinstance(shift, ToneShift):
            label = words("shifts.open_tone", day=words.date(shift.day))
        else:
            label = words("shifts.open_spike", n=words.number(shift.n))
        key = f"open_shift_{place}"
        st.button(label, key=key, on_click=_open, args=(shift.filters,), icon=":material/list:")
        with st.container(gap=None):
            for number, story in enumerate(shift.stories):
                st.button(
                    telling.story_line(story, words, literal=page.literal),
                    key=f"open_story_{place}_{number}",
                    type="tertiary",
                    icon=":material/article:",
                    on_click=_open,
                    args=(shift.filters, story.article_id),
                )


def _open(filters: Filters, article: str | None = None) -> None:
    """Have the frame turn to the articles of a shift, one of them opened."""
    along = url_state.with_filters(filters)
    st.session_state[picks.GOING] = along | ({url_state.ARTICLE: article} if article else {})
