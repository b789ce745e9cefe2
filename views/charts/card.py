"""A chart on a page: its caption, the chart, its numbers as a table, and its downloads."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis import export
from analysis.charts import Theme, caption_of, without_caption
from analysis.export import Chart
from analysis.locale import Words, load
from analysis.readable import written
from views import columns
from views.charts import menu, zoom
from views.charts.points import points

if TYPE_CHECKING:
    import plotly.graph_objects as go

OnSelect = Callable[[list[list[Any]]], None]
"""Is told what was clicked: the ``customdata`` of each point, its key first."""


def show(
    chart: Chart,
    *,
    key: str,
    file_stem: str,
    on_select: OnSelect | None = None,
    words_in: Callable[[str], Words] = load,
) -> None:
    """Draws the card.

    ``key`` names the card on its page and must not change between reruns (zoom and selection hang
    on it). ``file_stem`` is the files' name without ending (`export.file_stem`). ``on_select`` is
    called before the page runs again with the clicked points' ``customdata``, an empty list
    when the selection is cleared. ``words_in`` gives the words that files are told in, by the
    language.
    """
    # A file says when it was made; the page is of now.
    undated = replace(chart, caption=replace(chart.caption, date=None))
    figure = undated.figure(theme=_page_theme())
    caption = caption_of(figure)
    with st.container(key=f"card-{key}"):
        _head(caption)
        bare = without_caption(figure)
        zoom.keep(bare, key=key, told=menu.seen(f"{key}-files"))
        _plot(bare, caption, key, chart.words, on_select)
        _foot(caption)
        if on_select and (hint := chart.words.get(f"chart.card.points_{key}")):
            st.caption(hint)
        with st.expander(chart.words["chart.card.numbers"]):
            _numbers(chart, key, on_select)
        menu.show(chart, key=f"{key}-files", stem=file_stem, words_in=words_in)


def _page_theme() -> Theme:
    """The page's theme, light until the browser has told it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _head(caption: Mapping[str, Any]) -> None:
    """Title and filter sentence as text of the page, where they wrap, are read aloud and
    run in the direction of their own language."""
    title, subtitle = (html.escape(caption[name]) for name in ("title", "subtitle"))
    st.html(
        f'<h2 dir="auto" style="margin:0;padding:0;font-size:1.25rem;line-height:1.3">{title}</h2>'
        f'<p dir="auto" style="margin:0;opacity:.8">{subtitle}</p>'
    )


def _foot(caption: Mapping[str, Any]) -> None:
    style = "margin:0;font-size:.8rem;opacity:.8"
    st.html(
        "".join(
            f'<p dir="auto" style="{style}">{html.escape(line)}</p>' for line in caption["foot"]
        )
    )


def _plot(
    figure: go.Figure,
    caption: Mapping[str, Any],
    key: str,
    words: Mapping[str, str],
    on_select: OnSelect | None,
) -> None:
    chosen: dict[str, Any] = {}
    if on_select:
        chosen = {"on_select": partial(_selected, key, on_select), "selection_mode": "points"}
    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        width="stretch",
        config=export.config(words),
        alt=caption["alternative"],
        **chosen,
    )


def _numbers(chart: Chart, key: str, on_select: OnSelect | None) -> None:
    """The table; choosing a row does what a click on its point does. plotly's points cannot be
    reached by keyboard, and rows can."""
    name, words = f"{key}-numbers", chart.words
    chosen: dict[str, Any] = {}
    rows = points(chart.rows) if on_select else []
    if on_select and rows:
        chosen = {"on_select": partial(_chosen, name, on_select, rows)}
        chosen |= {"selection_mode": "single-row"}
        st.caption(words.get(f"chart.card.rows_{key}") or words["chart.card.rows"])
    table = written(chart.rows, chart.kind or chart.name, words)
    st.dataframe(
        table,
        hide_index=True,
        column_order=columns.order(table.columns, words),
        width="stretch",
        key=name,
        alt=words("chart.card.numbers_of", title=chart.caption.title),
        **chosen,
    )


def _chosen(name: str, on_select: OnSelect, rows: list[list[Any]]) -> None:
    on_select([rows[place] for place in st.session_state[name].selection.rows])


def _selected(key: str, on_select: OnSelect) -> None:
    points = st.session_state[key].selection.points
    on_select([point["customdata"] for point in points if point.get("customdata")])
