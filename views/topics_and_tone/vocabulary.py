"""A topic's vocabulary by period: which words mark it when, in one language."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from analysis.catalogue import vocabulary
from analysis.errors import NothingToShow
from analysis.filters import Filters
from analysis.queries import Overview, Scope
from views import page, picks, under_way, url_state, word_language
from views.desk import Desk

AT_ONCE = 300
"""Stories that are read unasked: so many take about half a second. More are read on demand."""

ASKED = "vocabulary_asked"
"""Says that this session asked for vocabularies: it gets them at once from then on."""


def show(desk: Desk, summary: Overview) -> None:
    """Draw the choice of topic and language, and the words; reading many stories waits for a
    click, and is done once for everyone."""
    words = desk.words
    st.subheader(words["topics.vocabulary"], anchor=False)
    st.caption(words["topics.vocabulary_how"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        topic = _topic(desk)
        filters = vocabulary.on_topic(desk.filters, topic)
        scopes = queries.vocabulary_scopes(desk.con, filters)
        if scopes:
            word_language.choose(desk, {scope.language: scope.stories for scope in scopes})
    try:
        scope = vocabulary.scope_of(desk.view, scopes)
    except NothingToShow as error:
        st.info(page.why(error, words))
        return
    if _wanted(desk, scope) and _read(desk, filters, scope):
        _draw(desk, summary, filters, scope)


def _topic(desk: Desk) -> str:
    """Draw the choice of topic."""
    key = "vocabulary_topic"
    st.session_state[key] = vocabulary.topic_of(desk.view)
    st.selectbox(
        desk.words["topics.vocabulary_topic"],
        list(desk.topics),
        key=key,
        format_func=lambda topic: desk.topics[topic],
        on_change=_put,
        args=(url_state.VOCABULARY, key),
        width=320,
    )
    return str(st.session_state[key])


def _put(name: str, key: str) -> None:
    url_state.put(**{name: st.session_state[key]})


def _wanted(desk: Desk, scope: Scope) -> bool:
    """Whether to read the stories now; a button to ask for it where they are many."""
    if scope.read <= AT_ONCE or st.session_state.get(ASKED):
        return True
    st.button(
        desk.words("topics.vocabulary_ask", n=desk.words.number(scope.read)),
        key="ask_vocabulary",
        icon=":material/text_compare:",
        on_click=lambda: st.session_state.update({ASKED: True}),
    )
    return False


def _read(desk: Desk, filters: Filters, scope: Scope) -> bool:
    """Whether the stories are read: then their words are known to the chart."""
    words, grain = desk.words, desk.option("grain")
    frame = under_way.run(
        words,
        "vocabulary",
        (filters, scope.language, grain),
        lambda told: queries.vocabulary(desk.con, filters, scope.language, grain, told=told),
        said=words("topics.vocabulary_reading", n=words.number(scope.read)),
    )
    return frame is not None


def _draw(desk: Desk, summary: Overview, filters: Filters, scope: Scope) -> None:
    if chart := page.made(desk, "vocabulary"):
        pick = picks.vocabulary(page.grain(chart), scope.language)
        page.chart(desk, chart, summary=summary, pick=pick, filters=filters)
