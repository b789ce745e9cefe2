"""The most positive and the most negative stories, with the sentence that proves it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.charts.wording import name
from analysis.filters import Filters
from analysis.locale import Words
from analysis.models import tone_class
from analysis.queries import End, Extreme, Overview
from views import page, picks, tables, url_state
from views.articles.reader import Mark, mark, printable
from views.desk import Desk

DRAWN = 5
"""Stories of each end that are drawn; the table has all that are ranked."""

OUTLETS = 3
"""Outlets of a story that are named; the others are counted."""

KEY = "extremes"


def show(desk: Desk, summary: Overview) -> None:
    """Draw the stories at both ends of the scale side by side, then their table and its file."""
    words = desk.words
    st.subheader(words["tone.extremes"], anchor=False)
    st.caption(words["tone.extremes_how"])
    found = queries.extremes(desk.con, desk.filters)
    for end, column in zip(queries.ENDS, st.columns(len(queries.ENDS), gap="medium"), strict=True):
        with column:
            _end(desk, end, found[end])
    if any(found.values()):
        _numbers(desk, summary, [story for stories in found.values() for story in stories])


def proof(story: Extreme, words: Words) -> str:
    """The sentence that proves a story's tone as HTML, what tells it marked; all text escaped."""
    sign = tone_class(story.tone)
    marks = [
        Mark(start, end, f"tone {sign}", words[f"tone_sign.{sign}"], "")
        for start, end in story.phrases
    ]
    direction = "rtl" if words.get(f"rtl.{story.language}") else "auto"
    return (
        f'<blockquote class="proof" dir="{direction}" lang="{printable(story.language)}">'
        f"{mark(story.proof, marks)}</blockquote>"
    )


def facts(story: Extreme, words: Words) -> str:
    """Tone, date, outlets and copies of a story in a line of HTML."""
    sign = tone_class(story.tone)
    parts = [
        words.date(story.published),
        _outlets(story.outlets, words),
        words("tone.extremes_sure", share=words.percent(story.confidence)),
        words("tone.extremes_backed", n=words.number(story.backed)),
    ]
    if story.n > 1:
        copies = words("tone.extremes_copies", n=words.number(story.n))
        parts.append(f"{copies} ({_range(story, words)})" if story.low < story.high else copies)
    rest = " · ".join(f"<bdi>{printable(part)}</bdi>" for part in parts)
    tone = f"{words.signed(story.tone)} {words[f'tone_short.{sign}']}"
    return f'<p class="summary"><b class="{sign}">{printable(tone)}</b> · {rest}</p>'


def table(stories: Sequence[Extreme]) -> pd.DataFrame:
    """The stories as the table of numbers and the CSV show them, one a row."""
    columns = ("title", "outlet", "published", "n", "tone", "low", "high", "confidence")
    rows = [
        {
            **{column: getattr(story, column, None) for column in columns},
            "tone_class": tone_class(story.tone),
            "title": story.title or story.opening,
            "outlet": ", ".join(story.outlets),
            "backed": story.backed,
            "certain": story.certain,
            "proof": story.proof,
            "id": story.article_id,
        }
        for story in stories
    ]
    order = ["tone_class", *columns, "backed", "certain", "proof", "id"]
    return pd.DataFrame(rows, columns=order)


def _end(desk: Desk, end: End, stories: Sequence[Extreme]) -> None:
    words = desk.words
    st.markdown(f"#### {words[f'tone.extremes_{end}']}")
    if not stories:
        st.info(words[f"tone.extremes_no_{end}"])
        return
    for place, story in enumerate(stories[:DRAWN]):
        with st.container(border=True, key=f"extreme-{end}-{place}", gap="small"):
            title = _title(story, words)
            st.button(
                f"**{page.literal(title)}**",
                key=f"open_extreme_{end}_{place}",
                type="tertiary",
                icon=":material/article:",
                on_click=_open,
                args=(desk.filters, story.article_id),
            )
            st.html(facts(story, words) + (proof(story, words) if story.proof else ""))
    st.button(
        words[f"tone.extremes_all_{end}"],
        key=f"all_extremes_{end}",
        icon=":material/list:",
        on_click=_open_all,
        args=(desk.filters, end),
    )


def _title(story: Extreme, words: Words) -> str:
    return story.title or story.opening or words["articles.untitled"]


def _outlets(outlets: Sequence[str], words: Words) -> str:
    named = words["words.comma"].join(name("outlet", each, words) for each in outlets[:OUTLETS])
    if (more := len(outlets) - OUTLETS) > 0:
        return words("tone.extremes_outlets", outlets=named, n=words.number(more))
    return named


def _range(story: Extreme, words: Words) -> str:
    low, high = words.signed(story.low), words.signed(story.high)
    return words("tone.extremes_range", low=low, high=high)


def _open(filters: Filters, article: str) -> None:
    """Have the frame open the story in the reader."""
    st.session_state[picks.GOING] = url_state.with_filters(filters) | {url_state.ARTICLE: article}


def _open_all(filters: Filters, end: End) -> None:
    """Have the frame turn to all stories of one end, the furthest out first."""
    params = url_state.with_filters(picks.tone_of(filters, end))
    st.session_state[picks.GOING] = params | {"order": f"most {end}"}


def _numbers(desk: Desk, summary: Overview, stories: Sequence[Extreme]) -> None:
    frame, title = table(stories), desk.words["tone.extremes"]
    with st.expander(desk.words["chart.card.numbers"]):
        tables.draw(desk, KEY, frame, title=title)
    tables.download(desk, KEY, frame, title=title, summary=summary)
