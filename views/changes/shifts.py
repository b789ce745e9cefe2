"""The list of shifts below the chart over time: each told in sentences, and opened by a click."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.charts import letter
from analysis.filters import NO_OUTLET, Filters
from analysis.locale import Words
from analysis.queries import NO_TOPIC, Part, Spike, Told, ToneShift
from views import page, picks, url_state
from views.desk import Desk

Shift = ToneShift | Spike

OPEN = 4
"""Shifts that are open to read, the newest; the others fold away."""

WORTH_NAMING = 0.1
"""Part of a spike's articles from which an outlet or topic is named as one of its main ones."""

TITLE = 80
"""Letters of a story's title on its button."""


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
    told = _tone(shift, words) if isinstance(shift, ToneShift) else _spike(shift, words)
    return [told[0].replace("{letter}", letter(place)), *told[1:]]


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
                    _story(story, words),
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


def _tone(shift: ToneShift, words: Words) -> list[str]:
    change = shift.difference
    first = words(
        "shifts.tone_up" if change.change > 0 else "shifts.tone_down",
        letter="{letter}",
        day=words.date(shift.day),
        since=words.date(shift.since),
        change=words.signed(change.change),
        **{
            name: words.signed(getattr(change, name)) for name in ("low", "high", "before", "after")
        },
    )
    within, composition = words.signed(shift.within), words.signed(shift.composition)
    return [
        first,
        words("shifts.within", within=within, composition=composition),
        *_moved("shifts.outlets_moved", shift.outlets, "outlet", words),
        *_moved("shifts.topics_moved", shift.topics, "topic", words),
    ]


def _moved(key: str, parts: Sequence[Part], kind: str, words: Words) -> list[str]:
    named = [(_name(part.key, kind, words), words.signed(part.total)) for part in parts]
    return [words(key, parts=_parts(named, words))] if named else []


def _spike(shift: Spike, words: Words) -> list[str]:
    first = words(
        "shifts.spike" if shift.day == shift.until else "shifts.spike_days",
        letter="{letter}",
        day=words.date(shift.day),
        until=words.date(shift.until),
        n=words.number(shift.n),
        expected=words.number(round(shift.expected)),
    )
    return [
        first,
        *_most("shifts.outlets_most", shift, shift.outlets, "outlet", words),
        *_most("shifts.topics_most", shift, shift.topics, "topic", words),
    ]


def _most(
    key: str, shift: Spike, counts: Sequence[tuple[str, int]], kind: str, words: Words
) -> list[str]:
    main = [(name, n) for name, n in counts if n >= WORTH_NAMING * shift.n]
    named = [(_name(name, kind, words), f"({words.number(n)})") for name, n in main]
    return [words(key, parts=_parts(named, words))] if named else []


def _parts(named: Sequence[tuple[str, str]], words: Words) -> str:
    parts = (words("shifts.part", name=name, value=value) for name, value in named)
    return words["words.comma"].join(parts)


def _name(key: str, kind: str, words: Words) -> str:
    if kind == "topic":
        known = words["shifts.no_topic"] if key == NO_TOPIC else words.get(f"topic.{key}", key)
        return page.literal(known)
    return words["words.no_outlet"] if key == NO_OUTLET else page.literal(key)


def _story(story: Told, words: Words) -> str:
    title = story.title or words["articles.untitled"]
    short = title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
    key = "shifts.story_no_tone" if story.tone is None else "shifts.story"
    n, tone = words.number(story.n), words.signed(story.tone)
    return words(key, title=page.literal(short), n=n, tone=tone)
