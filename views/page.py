"""What every page begins with, and how it shows a chart."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import streamlit as st

from analysis import catalogue, export, queries
from analysis.catalogue import View
from analysis.errors import FilterError, NothingToShow
from analysis.export import Chart
from analysis.filters import Filters
from analysis.locale import Words
from analysis.problems import said
from analysis.trends import Grain
from views import picks, url_state
from views.charts import card, menu
from views.desk import Desk

LOOSENED = {
    "topic": "topics",
    "since": "since",
    "until": "until",
    "outlet": "outlets",
    "language": "languages",
    "tone": "tone",
    "search": "search",
    "count": "count",
}
"""Each filter that can leave nothing, by its name in the sidebar, with its field."""


def head(desk: Desk, name: str) -> None:
    """Draw a page's heading, and a line for each part of its address that means nothing."""
    words = desk.words
    menu.begin_page()
    title(words, name)
    for problem in desk.reading.problems:
        st.warning(words("sidebar.problem", problem=literal(said(problem, words))))
    for name, value in desk.reading.gone:
        st.warning(words(f"sidebar.gone_{name}", value=literal(value)))


def title(words: Words, name: str) -> None:
    """Draw a page's title and the question it answers."""
    st.title(words[f"{name}.title"], anchor=False)
    st.caption(words[f"{name}.question"])


def begin(desk: Desk, name: str) -> queries.Overview | None:
    """Draw a page's heading and what its filters leave; ``None`` where that is nothing."""
    words = desk.words
    head(desk, name)
    summary = queries.overview(desk.con, desk.filters)
    if not summary.n:
        _nothing(desk)
        return None
    sentence = literal(desk.sentence)
    st.markdown(words("app.shown", sentence=sentence, n=words.number(summary.n)))
    if desk.unusual:
        st.caption(words("scored_by.page", backend=literal(desk.unusual)))
    _left_out(desk)
    if len(desk.scorers) > 1:
        n = words.number(len(desk.scorers))
        st.warning(words("app.mixed", n=n, ways=literal(desk.ways)), icon=":material/merge:")
    return summary


def made(desk: Desk, name: str, view: View | None = None) -> Chart | None:
    """A chart of the catalogue, of the desk's own view where no other is given; ``None``, with why
    drawn, where there is nothing to show."""
    try:
        return catalogue.build(name, view or desk.view)
    except NothingToShow as error:
        st.info(why(error, desk.words))
        return None


def over_time(desk: Desk, name: str, view: View) -> tuple[Chart | None, View]:
    """A chart in the grain chosen; where that makes too many periods, says so and takes a grain
    that does not. With it the view in the grain taken, for further charts."""
    try:
        return made(desk, name, view), view
    except FilterError as error:
        st.warning(desk.words("sidebar.problem", problem=literal(said(error, desk.words))))
        coarser = view.given(grain="auto")
        return made(desk, name, coarser), coarser


def why(error: NothingToShow, words: Words) -> str:
    """Why there is nothing to show, as Markdown."""
    parts = {name: literal(str(part)) for name, part in error.parts.items()}
    return said(NothingToShow(str(error), kind=error.kind, parts=parts), words)


def grain(shown: Chart) -> Grain:
    """The calendar period of a chart over time."""
    taken: Grain = shown.rows.attrs["grain"]
    return taken


def chart(
    desk: Desk,
    shown: Chart,
    *,
    summary: queries.Overview,
    pick: picks.Pick | None = None,
    on_select: card.OnSelect | None = None,
    filters: Filters | None = None,
) -> None:
    """Draw one chart with its numbers and downloads; ``pick`` makes its points open articles,
    ``on_select`` is told of a click where it does something else. ``filters`` are what a click
    adds to where these are not those of the desk; ``summary`` gives the files' names their days.
    """
    key = shown.kind or shown.name
    card.show(
        shown,
        key=key,
        file_stem=export.file_stem(key, desk.slug, first=summary.first, last=summary.last),
        on_select=partial(picks.go, pick, filters or desk.filters) if pick else on_select,
        words_in=desk.words_in,
    )


def option(desk: Desk, name: str) -> None:
    """A choice of how a page shows its charts: a row of buttons that write to the URL."""
    key = f"option_{name}"
    st.session_state[key] = desk.option(name)
    st.segmented_control(
        desk.words[f"{name}.label"],
        url_state.OPTIONS[name],
        key=key,
        format_func=lambda value: desk.words[f"{name}.{value}"],
        required=True,
        on_change=_put_option,
        args=(name, key),
    )


def literal(text: str) -> str:
    """The text as Markdown shows it unchanged; users' words are never formatting."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|$~:-])", r"\\\1", text)


def _put_option(name: str, key: str) -> None:
    url_state.put(**{name: st.session_state[key]})


def _left_out(desk: Desk) -> None:
    if left_out := queries.left_out(desk.con, desk.filters):
        st.caption(desk.words("sidebar.left_out", n=desk.words.number(left_out)))


def _nothing(desk: Desk) -> None:
    """Say that nothing matches, and offer each filter that would show something if dropped."""
    words = desk.words
    st.info(words("empty.nothing", sentence=literal(desk.sentence)), icon=":material/search_off:")
    _left_out(desk)
    for name, field in LOOSENED.items():
        looser = replace(desk.filters, **{field: getattr(Filters(), field)})
        n = queries.overview(desk.con, looser).n if looser != desk.filters else 0
        if n:
            label = words("empty.without", name=words[f"sidebar.{name}"], n=words.number(n))
            st.button(label, key=f"loosen_{name}", on_click=url_state.put_filters, args=(looser,))
