"""Topics editor: make or change a watched topic, see what it would find, save it, rescore."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.own_topics.checking import Problem, missing, problems
from analysis.own_topics.keeping import NEW, removed_keys, state_of
from analysis.own_topics.preview import Preview
from analysis.packs.own_files import folder_of, usable_in
from analysis.packs.watched import OwnTopic, Watched
from views import data, drafted, page
from views.desk import Desk, current
from views.frame import scored_by
from views.own_topics import fields, keeping, looking, state


def main(desk: Desk) -> None:
    """The page from the top down: the topic, its fields, what it finds, keeping it."""
    words = desk.words
    page.head(desk, "watched")
    store = data.store_folder()
    folder = folder_of(data.folder())
    watched, broken = usable_in(data.folder())
    for line in broken:
        st.warning(page.literal(line))
    if keeping.tell(words) or (store and scored_by.is_old(desk)):
        _offer_rescoring(desk, store)
    _take_draft()
    _choose(words, folder, watched)
    fields.show(words)
    topic = state.typed(watched)
    _finish(desk, folder if store else None, topic, watched)


def _take_draft() -> None:
    """Fill in what another page handed over."""
    if draft := drafted.take():
        state.begin(draft, key=state.BLANK, began=NEW)
        st.session_state[state.CHOICE] = state.BLANK


def _choose(words: Words, folder: Path, watched: Watched) -> None:
    """The list of topics: a new one, those watched, and those removed."""
    gone = removed_keys(folder)
    choices = [state.BLANK, *watched.keys, *(key for key in gone if key not in watched.keys)]
    st.session_state.setdefault(state.CHOICE, state.edited().key)
    st.selectbox(
        words["watched.choose"],
        choices,
        key=state.CHOICE,
        format_func=lambda key: _named(key, words, watched),
        on_change=_begin,
        args=(folder, watched),
    )


def _named(key: str, words: Words, watched: Watched) -> str:
    if key == state.BLANK:
        return words["watched.new"]
    name = watched.label(key, words.language)
    kind = "changed" if key in watched.changed else "own" if watched.get(key) else "shipped"
    kind = kind if key in watched.keys else "gone"
    return words(f"watched.kind_{kind}", name=name)


def _begin(folder: Path, watched: Watched) -> None:
    """Edit what was chosen; of a topic that was removed its last revision is in the history."""
    key: str = st.session_state[state.CHOICE]
    if key == state.BLANK:
        state.begin(state.EMPTY, key=key, began=NEW)
        return
    topic = watched.topic(key) or OwnTopic(key=key)
    state.begin(topic, key=key, began=state_of(folder, key))


def _finish(desk: Desk, folder: Path | None, topic: OwnTopic, watched: Watched) -> None:
    """What keeps the topic from being saved, what it would find, and the buttons."""
    words, chosen = desk.words, state.edited()
    wrong = _problems(topic, watched, new=chosen.key == state.BLANK)
    found = _preview(desk, topic, wrong)
    if found:
        wrong = [*wrong, *found.common]
        for warning in missing(topic, {code: n for code, (n, _) in found.by_language.items()}):
            st.warning(page.literal(looking.said(warning, words)), icon=":material/translate:")
    for problem in wrong:
        st.error(page.literal(looking.said(problem, words)))
    if folder is None:
        st.info(words["watched.no_store"])
        return
    keeping.conflict(words, folder, topic)
    keeping.show(words, folder, topic, ready=bool(topic.languages()) and not wrong)
    if found:
        looking.show(desk, found, changes=topic.key in watched.keys)
    if chosen.key:
        keeping.revisions(words, folder, chosen.key)


def _problems(topic: OwnTopic, watched: Watched, *, new: bool) -> Sequence[Problem]:
    """What is wrong with a topic; nothing as long as nothing was typed."""
    if not (topic.names or topic.languages()):
        return []
    return problems(topic, watched, new=new)


def _preview(desk: Desk, topic: OwnTopic, wrong: Sequence[Problem]) -> Preview | None:
    """What it finds; ``None`` where its phrases do not hold together, or it has none."""
    if not topic.languages() or any(each.language for each in wrong):
        return None
    return looking.look(desk, topic)


def _offer_rescoring(desk: Desk, store: Path | None) -> None:
    """How far a rescoring is, or a button that begins one."""
    if store is None:
        return
    words = desk.words
    if scored_by.rescoring(words, store, key="own_topic_score"):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(words["watched.old"], icon=":material/update:")
        st.button(
            words["watched.rescore"],
            key="own_topic_rescore",
            type="primary",
            icon=":material/refresh:",
            on_click=scored_by.begin,
            args=(store, desk.backend),
        )


try:
    main(current())
except AnalysisError as error:
    st.error(page.literal(str(error)))
