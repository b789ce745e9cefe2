"""Tone: how it is distributed, and by outlet, topic and language, never without n."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

import streamlit as st

from analysis import charts, queries
from analysis.queries import Overview
from views import page, parts, picks
from views.desk import Desk, current
from views.topics_and_tone import extremes

GROUPS_SHOWN = 20  # those with most articles; more rows than this no one compares


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
    _by(desk, "outlet", summary)
    _by(desk, "topic", summary)
    _by(desk, "language", summary)
    _by_voice(desk, summary)


def _distribution(desk: Desk, summary: Overview) -> None:
    spread = queries.tone_distribution(desk.con, desk.filters)
    note = _none_share(desk, summary)
    page.chart(
        desk,
        "tone_distribution",
        charts.tone_distribution,
        spread,
        title=desk.words["tone.distribution"],
        summary=summary,
        n=summary.n_scored,
        note=note,
        pick=picks.tone,
    )


def _by(desk: Desk, group: Literal["outlet", "topic", "language"], summary: Overview) -> None:
    frame = queries.tone_by(desk.con, desk.filters, by=group, limit=GROUPS_SHOWN)
    limited = len(frame) == GROUPS_SHOWN
    page.chart(
        desk,
        f"tone_by_{group}",
        partial(charts.tone_by, by=group),
        frame,
        title=desk.words[f"tone.by_{group}"],
        summary=summary,
        n=summary.n_scored,
        note=desk.words["tone.limited" if limited else "tone.interval"],
        pick=picks.BY[group],
    )


def _by_voice(desk: Desk, summary: Overview) -> None:
    page.chart(
        desk,
        "tone_by_voice",
        partial(charts.tone_by, by="voice"),
        queries.tone_by_voice(desk.con, desk.filters),
        title=desk.words["tone.by_voice"],
        summary=summary,
        n=summary.n_scored,
        note=desk.words["tone.voice_note"],
        pick=picks.voice,
    )


def _none_share(desk: Desk, summary: Overview) -> str:
    words = desk.words
    return words(
        "tone.none_share",
        n=words.number(summary.n - summary.n_scored),
        total=words.number(summary.n),
        share=words.percent(1 - (summary.scored_share or 0)),
    )


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Desk, Overview], None]]] = {
    "groups": (_groups,),
    "spread": (_distribution, extremes.show),
}

main(current())
