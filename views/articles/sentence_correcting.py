"""The box where one sentence of an open article is given its class, for training."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analysis.correcting import Review, sentences
from analysis.corrections import LONGEST_REASON
from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.models import TONE_CLASSES
from analysis.queries import StoredArticle
from views import data
from views.articles import analyst, saying
from views.desk import Desk

SHOWN = 90
"""Letters of a sentence in the choice; a line of a wide window."""

_SENTENCE, _CLASS, _REASON = "sentence_place", "sentence_class", "sentence_reason"


def show(desk: Desk, article: StoredArticle) -> None:
    """Draw the box; nothing where there is no store to keep it in, or no sentence."""
    texts = sentences(desk.con, article.id)
    if data.store_folder() is None or not texts:
        return
    words = desk.words
    opened = saying.has_something(saying.SENTENCE)
    with st.expander(
        words["correcting.sentence_head"], opened, icon=":material/school:", key="sentence_box"
    ):
        saying.tell(saying.SENTENCE)
        st.caption(words["correcting.sentence_about"])
        with st.form(f"sentence_form_{article.id}", border=False):
            _fields(article.id, texts, words)
            st.form_submit_button(
                words["correcting.save"],
                key=f"sentence_save_{article.id}",
                on_click=_save,
                args=(desk, article.id),
            )


def _fields(id_: str, texts: Mapping[int, str], words: Words) -> None:
    st.selectbox(
        words["correcting.sentence"],
        list(texts),
        index=None,
        key=f"{_SENTENCE}_{id_}",
        format_func=lambda place: _told(place, texts[place], words),
        placeholder=words["correcting.sentence_choose"],
    )
    st.pills(
        words["correcting.sentence_class"],
        TONE_CLASSES,
        key=f"{_CLASS}_{id_}",
        format_func=lambda name: words[f"tone.{name}"],
    )
    st.text_input(
        words["correcting.reason"],
        key=f"{_REASON}_{id_}",
        max_chars=LONGEST_REASON,
        help=words["correcting.sentence_reason_help"],
    )


def _told(place: int, text: str, words: Words) -> str:
    """A sentence as one of a list: its number, or that it is the title, and how it begins."""
    line = " ".join(text.split())
    line = line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
    return f"{words['reader.headline'] if place == 0 else place}: {line}"


def _save(desk: Desk, id_: str) -> None:
    words, who = desk.words, analyst.name()
    place, chosen = (st.session_state[f"{name}_{id_}"] for name in (_SENTENCE, _CLASS))
    reason = st.session_state[f"{_REASON}_{id_}"].strip()
    if not who:
        saying.say(words["correcting.nameless"], box=saying.SENTENCE)
        return
    if place is None or chosen is None:
        saying.say(words["correcting.sentence_unchosen"], box=saying.SENTENCE)
        return
    try:
        made = Review(desk.con, id_, who=who, reason=reason).sentence(place, chosen)
    except AnalysisError as error:
        saying.say(str(error) if reason else words["correcting.reasonless"], box=saying.SENTENCE)
        return
    saying.keep([made], words["correcting.sentence_saved"], box=saying.SENTENCE)
