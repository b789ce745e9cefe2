"""The words that mark each of two sets of articles against the other, in one language."""

from __future__ import annotations

import streamlit as st

from analysis import charts, queries
from analysis.queries import FEWEST_STORIES, SidesScope
from views import page, picks, under_way, word_language
from views.beside.versus import Sets
from views.desk import Desk


def show(desk: Desk, sets: Sets) -> None:
    """Draw the choice of language and the words of each set, or say why there are none."""
    words = desk.words
    st.caption(words["compare.words_how"])
    scopes = queries.contrast_scopes(desk.con, sets.a, sets.b)
    if not scopes:
        st.info(words["compare.words_apart"])
        return
    code = word_language.choose(desk, {each.language: each.a + each.b for each in scopes})
    scope = next(each for each in scopes if each.language == code)
    if min(scope.a, scope.b) < FEWEST_STORIES:
        st.info(words("compare.words_few", n=words.number(FEWEST_STORIES)))
        return
    _draw(desk, sets, scope)


def _draw(desk: Desk, sets: Sets, scope: SidesScope) -> None:
    words, code = desk.words, scope.language
    frame = under_way.run(
        words,
        "contrast_words",
        (sets.a, sets.b, code),
        lambda told: queries.contrast_words(desk.con, sets.a, sets.b, code, told=told),
        said=words("topics.vocabulary_reading", n=words.number(scope.read)),
    )
    if frame is None:
        return
    if frame["word"].isna().all():
        st.info(words["compare.words_none"])
        return
    page.chart(
        desk,
        "contrast_words",
        lambda _, **how: charts.contrast_words(frame, groups=sets.names(words), **how),
        frame.rename(columns={"group": "set"}),
        title=words("compare.words_of", language=words.language_name(code)),
        summary=queries.overview(desk.con, sets.a),
        n=int(frame.attrs["stories"]),
        n_label=words["topics.vocabulary_stories"],
        note=_note(desk, scope),
        pick=picks.words_of(sets.each, code),
        sentence=sets.sentence(words),
    )


def _note(desk: Desk, scope: SidesScope) -> str:
    """How the words were found, and what was not read for them."""
    words, said = desk.words, [desk.words["compare.words_note"]]
    if scope.both:
        said.append(words("compare.words_both", n=words.number(scope.both)))
    if scope.read < scope.a + scope.b:
        read, total = words.number(scope.read), words.number(scope.a + scope.b)
        said.append(words("compare.words_part", n=read, total=total))
    return ". ".join(said)
