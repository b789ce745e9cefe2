"""One article opened: its text with the evidence marked, its scores, and why."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from analysis import queries
from analysis.errors import FilterError
from analysis.models import Evidence
from analysis.queries import StoredArticle
from views import page, reader, scores, url_state
from views.desk import Desk
from views.locale import Words

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
    _text(desk, article, evidence)
    st.html(scores.html_of(article, words, desk.topics))
    _evidence(desk, article, evidence)


def _text(desk: Desk, article: StoredArticle, evidence: Sequence[Evidence]) -> None:
    st.html(_provenance(article, desk.words) + scores.summary(article, desk.words, desk.topics))
    if evidence:
        st.html(reader.legend(desk.words, list(desk.topics.items())))
    st.html(
        reader.article(
            title=article.title,
            opening=article.opening,
            text=article.text,
            language=article.language,
            evidence=evidence,
            words=desk.words,
            topics=tuple(desk.topics),
        )
    )


def _provenance(article: StoredArticle, words: Words) -> str:
    """Date, outlet, language and where it came from, as one line of HTML."""
    parts = [
        reader.printable(words.date(article.published)),
        reader.printable(article.outlet or words["words.no_outlet"]),
        reader.printable(words.language_name(article.language)),
    ]
    if article.source:
        file = article.source.replace("\\", "/").rsplit("/", 1)[-1]
        parts.append(reader.printable(words("reader.source", source=file)))
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        link = reader.printable(article.url)
        text = reader.printable(words["reader.link"])
        parts.append(f'<a href="{link}" target="_blank" rel="noopener noreferrer">{text}</a>')
    joined = " · ".join(f"<bdi>{part}</bdi>" for part in parts)
    return f'<p class="provenance" dir="{words.direction}">{joined}</p>'


def _evidence(desk: Desk, article: StoredArticle, evidence: Sequence[Evidence]) -> None:
    words = desk.words
    with st.expander(words["reader.evidence"], expanded=len(evidence) <= SHORT):
        if not evidence:
            st.write(words["reader.no_evidence"])
            return
        st.html(reader.evidence_table(evidence, words, desk.topics, article.language))
