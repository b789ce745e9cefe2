"""The headline cards of the overview: a value, a note that says how sure it is, a help text."""

from __future__ import annotations

import math
from dataclasses import dataclass

import streamlit as st

from analysis import queries
from analysis.filters import Filters
from analysis.locale import Words
from analysis.queries import Headline, Overview
from analysis.trends.differences import Difference
from views.changes import comparing
from views.desk import Desk


@dataclass(frozen=True, slots=True)
class Card:
    """One headline number; ``note`` stands below it."""

    label: str
    value: str
    note: str
    help: str


def cards(desk: Desk, now: Overview, periods: tuple[Filters, Filters] | None) -> list[Card]:
    """The cards of what is shown, with the changes from one of two ``periods`` to the other;
    None where there is nothing to compare."""
    words = desk.words
    compared = queries.headline(desk.con, *periods) if periods else None
    return [
        _articles(desk, now, compared),
        Card(
            words["overview.scored"],
            words.percent(now.scored_share),
            _scored(desk, now, compared),
            words["overview.scored_help"],
        ),
        Card(
            words["overview.tone"],
            words.signed(now.tone_index),
            _interval(words, now),
            words["overview.tone_help"],
        ),
        _change(desk, periods, compared),
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


def _articles(desk: Desk, now: Overview, compared: Headline | None) -> Card:
    words = desk.words
    note = words["overview.all_dated"]
    if now.undated:
        note = words("overview.undated_note", n=words.number(now.undated))
    if compared is not None:
        note = _volume(desk, compared.volume)
    about = words(
        "overview.articles_help",
        undated=words.number(now.undated),
        no_outlet=words.number(now.no_outlet),
        outlets=words.number(now.outlets),
    )
    return Card(words["overview.articles"], words.number(now.n), note, about)


def _volume(desk: Desk, volume: Difference) -> str:
    """The change of the number of articles, in the dates set or else in the last days."""
    words = desk.words
    return words(
        "overview.recent_note" if comparing.is_recent(desk) else "overview.volume_note",
        days=comparing.DAYS,
        n=words.number(int(volume.after)),
        change=words.change(int(volume.change)),
        noise=_noise(words, volume),
    )


def _scored(desk: Desk, now: Overview, compared: Headline | None) -> str:
    words = desk.words
    values = {"n": words.number(now.n_scored), "total": words.number(now.n)}
    if compared is None or math.isnan(compared.scored_share.change):
        return words("overview.scored_note", **values)
    share = compared.scored_share
    points = words.change(round(share.change * 100))
    key = "overview.scored_recent" if comparing.is_recent(desk) else "overview.scored_change"
    noise = _noise(words, share)
    return words(key, **values, days=comparing.DAYS, change=points, noise=noise)


def _change(desk: Desk, periods: tuple[Filters, Filters] | None, compared: Headline | None) -> Card:
    words, label = desk.words, desk.words["overview.change"]
    nothing = words["words.no_value"]
    if periods is None or compared is None:
        days = comparing.DAYS
        hint = words("overview.no_previous_help", days=days, twice=2 * days)
        return Card(label, nothing, words["overview.no_previous"], hint)
    after, before = (each.sentence(words.language, words=words) for each in periods)
    about = words("overview.change_help", now=after, before=before)
    tone = compared.tone
    if math.isnan(tone.change):
        return Card(label, nothing, words["overview.no_previous_data"], about)
    note = words(
        "overview.change_recent" if comparing.is_recent(desk) else "overview.change_note",
        days=comparing.DAYS,
        before=words.signed(tone.before),
        n=words.number(compared.scored_before),
        noise=_noise(words, tone),
    )
    return Card(label, words.signed(tone.change), note, about)


def _noise(words: Words, difference: Difference) -> str:
    """Whether a difference is more than chance explains, in words."""
    beyond = difference.beyond_noise
    if beyond is None:
        return words["noise.unknown"]
    return words["noise.beyond" if beyond else "noise.within"]


def _interval(words: Words, now: Overview) -> str:
    if not now.n_scored:
        return words["overview.tone_none"]
    n = words.number(now.n_scored)
    if now.low is None:
        return words("overview.tone_note_single", n=n)
    low, high = words.signed(now.low), words.signed(now.high)
    return words("overview.tone_note", low=low, high=high, n=n)
