"""A topic's vocabulary by period: which words mark it when, in one language."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis import charts, queries
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
        filters = picks.topic(desk.filters, [topic])
        scopes = queries.vocabulary_scopes(desk.con, filters)
        scope = _scope(desk, scopes) if scopes else None
    if scope is None or scope.stories < 2 * queries.FEWEST_STORIES:
        st.info(words("topics.vocabulary_few", n=words.number(queries.FEWEST_STORIES)))
    elif _wanted(desk, scope):
        _draw(desk, summary, topic, filters, scope)


def _topic(desk: Desk) -> str:
    """The topic that the URL names, else one filtered by, else the most covered."""
    usual = [*desk.filters.topics, *queries.topic_share(desk.con, desk.filters)["topic"]]
    named = url_state.text(url_state.VOCABULARY)
    key = "vocabulary_topic"
    st.session_state[key] = named if named in desk.topics else usual[0]
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


def _scope(desk: Desk, scopes: tuple[Scope, ...]) -> Scope:
    """That of the language that is chosen."""
    code = word_language.choose(desk, {scope.language: scope.stories for scope in scopes})
    return next(scope for scope in scopes if scope.language == code)


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


def _draw(desk: Desk, summary: Overview, topic: str, filters: Filters, scope: Scope) -> None:
    words, language = desk.words, scope.language
    grain = desk.option("grain")
    frame = under_way.run(
        words,
        "vocabulary",
        (filters, language, grain),
        lambda told: queries.vocabulary(desk.con, filters, language, grain, told=told),
        said=words("topics.vocabulary_reading", n=words.number(scope.read)),
    )
    if frame is None:
        return
    if frame.empty or frame["word"].isna().all():
        st.info(words["topics.vocabulary_none"])
        return
    read = int(frame.attrs["stories"])
    named = words("topics.vocabulary_of", topic=desk.topics[topic])
    page.chart(
        desk,
        "vocabulary",
        partial(charts.vocabulary, grain=frame.attrs["grain"]),
        frame,
        title=named,
        summary=summary,
        n=read,
        n_label=words["topics.vocabulary_stories"],
        note=_note(desk, scope, read),
        pick=picks.vocabulary(frame.attrs["grain"], language),
        sentence=queries.in_language(filters, language).sentence(words.language, words=words),
        filters=filters,
    )


def _note(desk: Desk, scope: Scope, read: int) -> str:
    words = desk.words
    if read >= scope.stories:
        return words["topics.vocabulary_note"]
    part = words("topics.vocabulary_part", n=words.number(read), total=words.number(scope.stories))
    return f"{words['topics.vocabulary_note']}. {part}"
