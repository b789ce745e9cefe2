"""One article opened: its text with the evidence marked, its scores, and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis import queries
from analysis.errors import FilterError
from analysis.locale import Words
from analysis.models import Evidence
from analysis.queries import StoredArticle
from views import explaining, page, url_state
from views.articles import (
    corrected,
    correcting,
    provenance,
    reader,
    related,
    scores,
    sentence_correcting,
    sums,
)
from views.desk import Desk

EXPLAIN = "explain_in"

SHORT = 40
"""Rows of evidence shown unasked; a longer table opens by hand, as the marks show it too."""


def show(desk: Desk, id_: str) -> None:
    """Draw the article with a button to close it; one line where there is none of that id."""
    words = desk.words
    st.button(
        words["articles.close"],
        icon=":material/close:",
        key="close_article",
        on_click=url_state.put,
        kwargs={"article": None},
        type="tertiary",
    )
    try:
        article, evidence = queries.article(desk.con, id_)
    except FilterError:
        st.warning(words("articles.missing", id=page.literal(id_)))
        return
    telling = _telling(desk)
    st.html(provenance.html_of(article, words) + scores.summary(article, words, desk.topics))
    _mark(desk, article)
    _explain_in(desk, telling)
    _text(desk, article, evidence, telling)
    st.html(scores.html_of(article, words, desk.topics, telling))
    correcting.show(desk, article)
    sentence_correcting.show(desk, article)
    _evidence(desk, article, evidence, telling)
    sums.show(desk, article)
    related.show(desk, article)


def _mark(desk: Desk, article: StoredArticle) -> None:
    """A line that says which of the scores are not the machine's; nothing where all are."""
    found = corrected.verdicts(desk.con, article.id)
    if line := corrected.mark(found, desk.words, desk.topics):
        st.html(line)


def _telling(desk: Desk) -> Words:
    """What explanations are made with, names of one's own topics among it."""
    code = _language(desk)
    own = {f"topic.{topic.key}": topic.label(code) for topic in desk.watched.own}
    return explaining.load(code).also(own)


def _language(desk: Desk) -> str:
    """The language explanations are told in: the one chosen, else the interface's."""
    chosen = desk.option("explain")
    return desk.words.language if chosen == "auto" else chosen


def _explain_in(desk: Desk, telling: Words) -> None:
    """A small choice of that language, which goes into the URL where it is not the usual one."""
    st.session_state[EXPLAIN] = telling.language
    st.segmented_control(
        desk.words["reader.explain"],
        explaining.languages(),
        key=EXPLAIN,
        format_func=desk.words.language_name,
        required=True,
        on_change=_put_language,
        args=(desk.words.language,),
    )


def _put_language(usual: str) -> None:
    chosen = st.session_state[EXPLAIN]
    url_state.put(explain=None if chosen == usual else chosen)


def _text(desk: Desk, article: StoredArticle, evidence: Sequence[Evidence], telling: Words) -> None:
    search = desk.filters.search
    if evidence or search:
        st.html(reader.legend(desk.words, list(desk.topics.items()), search=search))
    st.html(
        reader.article(
            title=article.title,
            opening=article.opening,
            text=article.text,
            language=article.language,
            evidence=evidence,
            words=desk.words,
            telling=telling,
            topics=tuple(desk.topics),
            search=search,
        )
    )


def _evidence(
    desk: Desk, article: StoredArticle, evidence: Sequence[Evidence], telling: Words
) -> None:
    words = desk.words
    with st.expander(words["reader.evidence"], expanded=len(evidence) <= SHORT):
        if not evidence:
            st.write(words["reader.no_evidence"])
            return
        st.html(reader.evidence_table(evidence, words, desk.topics, article.language, telling))
