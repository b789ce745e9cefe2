"""The headline cards of the overview: a value, a note that says how sure it is, a help text."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.queries import Overview
from views.desk import Desk
from views.locale import Words


@dataclass(frozen=True, slots=True)
class Card:
    """One headline number; ``note`` stands below it."""

    label: str
    value: str
    note: str
    help: str


def cards(desk: Desk, now: Overview, before: Overview | None) -> list[Card]:
    """The cards of a period, compared with the one ``before`` where there is one."""
    words = desk.words
    return [
        _articles(words, now, before),
        Card(
            words["overview.scored"],
            words.percent(now.scored_share),
            words("overview.scored_note", n=words.number(now.n_scored), total=words.number(now.n)),
            words["overview.scored_help"],
        ),
        Card(
            words["overview.tone"],
            words.signed(now.tone_index),
            _interval(words, now),
            words["overview.tone_help"],
        ),
        _change(desk, now, before),
    ]


def show(row: list[Card]) -> None:
    """Draw cards side by side, two and two where the screen is narrow."""
    with st.container(key="cards"):
        columns = st.columns(len(row))
    for column, card in zip(columns, row, strict=True):
        column.metric(
            card.label,
            card.value,
            delta=card.note,
            delta_color="off",
            delta_arrow="off",
            help=card.help,
            border=True,
            height="stretch",
        )


def _articles(words: Words, now: Overview, before: Overview | None) -> Card:
    note = words["overview.all_dated"]
    if now.undated:
        note = words("overview.undated_note", n=words.number(now.undated))
    if before is not None:
        note = words("overview.volume_note", change=words.change(now.n - before.n))
    about = words(
        "overview.articles_help",
        undated=words.number(now.undated),
        no_outlet=words.number(now.no_outlet),
        outlets=words.number(now.outlets),
    )
    return Card(words["overview.articles"], words.number(now.n), note, about)


def _change(desk: Desk, now: Overview, before: Overview | None) -> Card:
    words, earlier = desk.words, desk.filters.previous()
    label = words["overview.change"]
    if before is None or earlier is None:
        hint = words["overview.no_previous_help"]
        return Card(label, words["words.no_value"], words["overview.no_previous"], hint)
    about = words("overview.change_help", sentence=earlier.sentence(words.language, words=words))
    if now.tone_index is None or before.tone_index is None:
        return Card(label, words["words.no_value"], words["overview.no_previous_data"], about)
    note = words(
        "overview.change_note",
        before=words.signed(before.tone_index),
        n=words.number(before.n_scored),
    )
    return Card(label, words.signed(now.tone_index - before.tone_index), note, about)


def _interval(words: Words, now: Overview) -> str:
    if not now.n_scored:
        return words["overview.tone_none"]
    n = words.number(now.n_scored)
    if now.low is None:
        return words("overview.tone_note_single", n=n)
    low, high = words.signed(now.low), words.signed(now.high)
    return words("overview.tone_note", low=low, high=high, n=n)
