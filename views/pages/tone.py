"""Tone: how it is distributed, and by outlet, topic and language, never without n."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.queries import Overview
from views import page, parts, picks
from views.desk import Desk, current
from views.topics_and_tone import extremes


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → charts with their numbers and downloads."""
    summary = page.begin(desk, "tone")
    if summary is None:
        return
    if not summary.n_scored:
        st.info(desk.words("tone.nothing_scored", total=desk.words.number(summary.n)))
        return
    for draw in DRAWN[parts.choose(desk, "tone")]:
        draw(desk, summary)


def _groups(desk: Desk, summary: Overview) -> None:
    for group in ("outlet", "topic", "language", "voice"):
        _drawn(desk, summary, f"tone_by_{group}", picks.BY[group])


def _distribution(desk: Desk, summary: Overview) -> None:
    _drawn(desk, summary, "tone_distribution", picks.tone)


def _drawn(desk: Desk, summary: Overview, name: str, pick: picks.Pick) -> None:
    if chart := page.made(desk, name):
        page.chart(desk, chart, summary=summary, pick=pick)


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Desk, Overview], None]]] = {
    "groups": (_groups,),
    "spread": (_distribution, extremes.show),
}

main(current())
