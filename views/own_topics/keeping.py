"""A topic saved, removed, brought back, or shown beside what another saved meanwhile."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import packs
from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.own_topics.keeping import NEW, ChangedMeanwhileError, Saved, history, remove, save
from analysis.own_topics.written import to_toml
from analysis.packs.watched import OwnTopic
from views import page
from views.articles import analyst
from views.own_topics import state

_SAID, _CONFLICT, _REVISION = "own_topic_said", "own_topic_conflict", "own_topic_revision"
"""What the last change came to, as (a key of words, or an error's line); what another saved; and
the revision looked at."""

SAVED, REMOVED = "saved", "removed"


def show(words: Words, folder: Path, topic: OwnTopic, *, ready: bool) -> None:
    """Draw who saves, and the buttons; ``ready`` where nothing keeps the topic from it."""
    analyst.ask(words)
    with st.container(horizontal=True):
        st.button(
            words["watched.save"],
            key="own_topic_save",
            type="primary",
            icon=":material/save:",
            disabled=not ready,
            on_click=_save,
            args=(folder, topic, state.edited().began),
        )
        if state.edited().began != NEW:
            shipped = topic.key in packs.topic_keys()
            st.button(
                words["watched.back" if shipped else "watched.remove"],
                key="own_topic_remove",
                icon=":material/undo:" if shipped else ":material/delete:",
                on_click=_remove,
                args=(folder, topic.key, state.edited().began),
            )


def tell(words: Words) -> str | None:
    """Say what the last change came to, once; which it was, ``None`` where there was none."""
    what, values = st.session_state.pop(_SAID, (None, {}))
    if what in (SAVED, REMOVED):
        st.success(words(f"watched.{what}", **values), icon=":material/check:")
    elif what:
        st.error(page.literal(what))
    return what if what in (SAVED, REMOVED) else None


def conflict(words: Words, folder: Path, topic: OwnTopic) -> None:
    """Draw what another has saved of the topic meanwhile beside what is typed here."""
    now: Saved | None = st.session_state.get(_CONFLICT)
    if now is None or now.topic.key != topic.key:
        return
    who = page.literal(now.by or words["watched.somebody"])
    told = "watched.removed_by" if now.removed else "watched.changed_by"
    st.error(words(told, who=who, when=_when(now, words)), icon=":material/group:")
    theirs, mine = st.columns(2)
    with theirs:
        st.markdown(f"**{words['watched.theirs']}**")
        st.code(to_toml(now.topic), language="toml")
        st.button(words["watched.take_theirs"], key="own_topic_theirs", on_click=_take, args=(now,))
    with mine:
        st.markdown(f"**{words['watched.mine']}**")
        st.code(to_toml(topic), language="toml")
        began = NEW if now.removed else now.state
        st.button(
            words["watched.keep_mine"],
            key="own_topic_mine",
            on_click=_save,
            args=(folder, topic, began),
        )


def revisions(words: Words, folder: Path, key: str) -> None:
    """Draw the revisions of a topic, any of which can be put into the fields again."""
    there = history(folder, key)
    if not there:
        return
    with st.expander(
        words("watched.history", n=words.number(len(there))), icon=":material/history:"
    ):
        chosen = st.selectbox(
            words["watched.revision"],
            there,
            key=_REVISION,
            format_func=lambda each: _revision(each, words),
        )
        st.code(to_toml(chosen.topic), language="toml")
        st.button(
            words["watched.bring_back"],
            key="own_topic_bring_back",
            on_click=state.fill,
            args=(chosen.topic,),
        )


def _revision(saved: Saved, words: Words) -> str:
    kind = "watched.revision_removed" if saved.removed else "watched.revision_of"
    who = saved.by or words["watched.somebody"]
    return words(kind, number=words.number(saved.revision), when=_when(saved, words), who=who)


def _when(saved: Saved, words: Words) -> str:
    return words.moment(saved.changed) if saved.changed else words["watched.some_time"]


def _save(folder: Path, topic: OwnTopic, began: str) -> None:
    try:
        saved = save(folder, topic, began=began, by=analyst.name())
    except ChangedMeanwhileError as error:
        st.session_state[_CONFLICT] = error.now
        return
    except AnalysisError as error:
        st.session_state[_SAID] = (str(error), {})
        return
    st.session_state.pop(_CONFLICT, None)
    state.goes_on(saved.state, key=topic.key)
    st.session_state[state.CHOICE] = topic.key
    name = topic.label(packs.languages()[0])
    st.session_state[_SAID] = (SAVED, {"name": page.literal(name), "key": topic.key})


def _remove(folder: Path, key: str, began: str) -> None:
    try:
        remove(folder, key, began=began, by=analyst.name())
    except ChangedMeanwhileError as error:
        st.session_state[_CONFLICT] = error.now
        return
    except AnalysisError as error:
        st.session_state[_SAID] = (str(error), {})
        return
    state.begin(state.EMPTY, key=state.BLANK, began=NEW)
    st.session_state[state.CHOICE] = state.BLANK
    st.session_state[_SAID] = (REMOVED, {"key": key})


def _take(theirs: Saved) -> None:
    st.session_state.pop(_CONFLICT, None)
    key, began = theirs.topic.key, NEW if theirs.removed else theirs.state
    state.begin(theirs.topic, key=key, began=began)
