"""What every page begins with, and how it shows a chart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import streamlit as st

from analysis import export, queries
from analysis.charts import Caption
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.locale import Words
from analysis.problems import said
from analysis.trends import period_end
from views import picks, url_state
from views.charts import card
from views.desk import Desk

if TYPE_CHECKING:
    import plotly.graph_objects as go

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

TimeQuery = Callable[[duckdb.DuckDBPyConnection, Filters, str], pd.DataFrame]


def head(desk: Desk, name: str) -> None:
    """Draw a page's heading, and a line for each part of its address that means nothing."""
    words = desk.words
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


def chart(
    desk: Desk,
    name: str,
    figure: Callable[..., go.Figure],
    frame: pd.DataFrame,
    *,
    title: str,
    summary: queries.Overview,
    n: int,
    note: str = "",
    pick: picks.Pick | None = None,
    on_select: card.OnSelect | None = None,
    sentence: str | None = None,
    filters: Filters | None = None,
    n_label: str | None = None,
) -> None:
    """Draw one chart with its numbers and downloads; ``pick`` makes its points open articles,
    ``on_select`` is told of a click where it does something else.
    ``sentence`` says what is shown, and ``filters`` are what a click adds to, where these are not
    those of the desk; ``n_label`` names what ``n`` counts, where it is not articles."""
    words = desk.words
    caption = Caption(
        title=title,
        subtitle=desk.sentence if sentence is None else sentence,
        n=n,
        n_label=n_label or words["app.n_article" if n == 1 else "app.n_articles"],
        note=note,
        source=words("app.source", ways=desk.ways),
    )
    # A file says when it was made; the page is of now.
    in_file = replace(caption, date=desk.today)
    card.show(
        lambda theme: figure(
            frame,
            caption=in_file if theme == "print" else caption,
            theme=theme,
            words=words,
        ),
        frame,
        key=name,
        file_stem=export.file_stem(name, desk.slug, first=summary.first, last=summary.last),
        on_select=partial(picks.go, pick, filters or desk.filters) if pick else on_select,
        words=words,
        lang=words.language,
    )


def over_time(desk: Desk, query: TimeQuery) -> pd.DataFrame:
    """A table by period in the grain chosen; where that makes too many periods, says so and
    takes a grain that does not."""
    try:
        return query(desk.con, desk.filters, desk.option("grain"))
    except FilterError as error:
        st.warning(desk.words("sidebar.problem", problem=literal(said(error, desk.words))))
        return query(desk.con, desk.filters, "auto")


def periods(desk: Desk, frame: pd.DataFrame) -> dict[str, Any]:
    """What a chart over time needs to know to mark its unfinished periods."""
    filters = desk.filters
    until = filters.until or desk.choices.last
    return {"grain": frame.attrs["grain"], "since": filters.since, "until": until}


def span(frame: pd.DataFrame) -> tuple[dt.date, dt.date]:
    """The first and the last day of the periods of a table."""
    first, last = frame["period"].min().date(), frame["period"].max().date()
    return first, period_end(last, frame.attrs["grain"])


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
