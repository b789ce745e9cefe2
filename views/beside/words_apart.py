"""The words that mark each of two sets of articles against the other, in one language."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from analysis.catalogue.compare import words_scope
from analysis.catalogue.sets import Sets
from analysis.errors import NothingToShow
from analysis.queries import SidesScope
from views import page, picks, under_way, word_language
from views.desk import Desk


def show(desk: Desk, sets: Sets) -> None:
    """Draw the choice of language and the words of each set, or say why there are none."""
    st.caption(desk.words["compare.words_how"])
    if scopes := queries.contrast_scopes(desk.con, sets.a, sets.b):
        word_language.choose(desk, {each.language: each.a + each.b for each in scopes})
    try:
        scope = words_scope(desk.view, sets)
    except NothingToShow as error:
        st.info(page.why(error, desk.words))
        return
    if _read(desk, sets, scope) and (chart := page.made(desk, "contrast_words")):
        summary = queries.overview(desk.con, sets.a)
        pick = picks.words_of(sets.each, scope.language)
        page.chart(desk, chart, summary=summary, pick=pick)


def _read(desk: Desk, sets: Sets, scope: SidesScope) -> bool:
    """Whether the stories are read: then their words are known to the chart."""
    words, code = desk.words, scope.language
    frame = under_way.run(
        words,
        "contrast_words",
        (sets.a, sets.b, code),
        lambda told: queries.contrast_words(desk.con, sets.a, sets.b, code, told=told),
        said=words("topics.vocabulary_reading", n=words.number(scope.read)),
    )
    return frame is not None
