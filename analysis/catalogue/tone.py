"""The charts of Tone."""

from __future__ import annotations

from functools import partial
from typing import Literal, get_args

from analysis import charts, queries
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import chart, scored
from analysis.catalogue.view import View
from analysis.export import Chart
from analysis.queries import Overview

Group = Literal["outlet", "topic", "language"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""What tone is shown by, a chart for each."""

GROUPS_SHOWN = 20
"""Groups drawn, those with most articles; more rows than this no one compares."""


def _by(group: Group, view: View) -> Chart:
    summary, words = scored(view), view.words
    frame = queries.tone_by(view.con, view.filters, by=group, limit=GROUPS_SHOWN)
    limited = len(frame) == GROUPS_SHOWN
    return chart(
        view,
        f"tone_by_{group}",
        partial(charts.tone_by, by=group),
        frame,
        title=words[f"tone.by_{group}"],
        n=summary.n_scored,
        note=words["tone.limited" if limited else "tone.interval"],
    )


def _by_voice(view: View) -> Chart:
    summary, words = scored(view), view.words
    return chart(
        view,
        "tone_by_voice",
        partial(charts.tone_by, by="voice"),
        queries.tone_by_voice(view.con, view.filters),
        title=words["tone.by_voice"],
        n=summary.n_scored,
        note=words["tone.voice_note"],
    )


def _distribution(view: View) -> Chart:
    summary = scored(view)
    return chart(
        view,
        "tone_distribution",
        charts.tone_distribution,
        queries.tone_distribution(view.con, view.filters),
        title=view.words["tone.distribution"],
        n=summary.n_scored,
        note=_none_share(view, summary),
    )


def _none_share(view: View, summary: Overview) -> str:
    words = view.words
    return words(
        "tone.none_share",
        n=words.number(summary.n - summary.n_scored),
        total=words.number(summary.n),
        share=words.percent(1 - (summary.scored_share or 0)),
    )


ENTRIES = (
    *(
        Entry(
            name=f"tone_by_{group}",
            page="tone",
            title=f"tone.by_{group}",
            build=partial(_by, group),
        )
        for group in GROUPS
    ),
    Entry(name="tone_by_voice", page="tone", title="tone.by_voice", build=_by_voice),
    Entry(name="tone_distribution", page="tone", title="tone.distribution", build=_distribution),
)
