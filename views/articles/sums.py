"""The sum behind the open article's tone: made anew, drawn below the evidence."""

from __future__ import annotations

import streamlit as st

from analysis.models import Article
from analysis.packs.watched import unstamped
from analysis.queries import StoredArticle
from analysis.summing import Summed, summed
from analysis.tone import QUICK
from views import page
from views.articles import corrected, sum_table
from views.desk import Desk

SHORT = 12
"""Rows shown unasked, about a screen of them; a longer table opens by hand."""

KEPT = 100
"""Articles whose sum is remembered, so that a filter's change does not read one again."""


def show(desk: Desk, article: StoredArticle) -> None:
    """Draw the sum of the machine's tone, folded where it is long; a line on why where it cannot
    be made anew, and nothing where no sentence counts."""
    words, names = desk.words, {"backend": article.backend}
    if article.backend not in QUICK:
        _unmade(desk, words("sum.slow", **names))
        return
    made = unstamped(article.version)
    found = _summed(article.title, article.text, article.language, article.backend, made)
    if found is None or found.tone.sum is None:
        return
    if made != found.version:
        _unmade(desk, words("sum.older", made=made, present=found.version, **names))
        return
    few = len(found.tone.sum.terms) <= SHORT
    with st.expander(words["sum.head"], expanded=few, key="sum_box"):
        if _by_analyst(desk, article):
            st.caption(words["sum.corrected"])
        st.html(sum_table.html_of(found, article.language, words))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _summed(
    title: str | None, text: str, language: str, backend: str, version: str
) -> Summed | None:
    """``version`` is only a cache key: what scored the article may be of today or not."""
    return summed(Article(text=text, title=title, language=language), backend=backend)


def _unmade(desk: Desk, why: str) -> None:
    with st.expander(desk.words["sum.head"], key="sum_box"):
        st.caption(page.literal(why))


def _by_analyst(desk: Desk, article: StoredArticle) -> bool:
    found = corrected.verdicts(desk.con, article.id)
    return any(each.kind == "tone" and each.applied for each in found)
