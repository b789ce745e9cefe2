"""A chart on a page: its caption, the chart, its numbers as a table, and its downloads."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis import export
from analysis.charts import Theme, caption_of, without_caption
from analysis.readable import readable, written
from views import columns
from views.charts import picture_download, zoom
from views.charts.points import points

if TYPE_CHECKING:
    import plotly.graph_objects as go

FigureFor = Callable[[Theme], "go.Figure"]
"""Makes a chart for a theme: ``lambda theme: charts.topic_share(frame, …, theme=theme)``."""
OnSelect = Callable[[list[list[Any]]], None]
"""Is told what was clicked: the ``customdata`` of each point, its key first."""

_CSV = "text/csv"
_HTML = "text/html"


def show(
    figure_for: FigureFor,
    frame: pd.DataFrame,
    *,
    key: str,
    file_stem: str,
    words: Mapping[str, str],
    lang: str = "en",
    on_select: OnSelect | None = None,
) -> None:
    """Draws the card.

    ``figure_for`` is called for the page's theme, and for print where a file is made;
    ``frame`` is what the numbers and the CSV show. ``key`` names the card on its page and the
    words for its columns, and must not change between reruns (zoom and selection hang on it).
    ``file_stem`` is the files' name without ending (`export.file_stem`). ``on_select`` is
    called before the page runs again with the clicked points' ``customdata``, an empty list
    when the selection is cleared.
    """
    figure = figure_for(_page_theme())
    caption = caption_of(figure)
    with st.container(key=f"card-{key}"):
        _head(caption)
        bare = without_caption(figure)
        zoom.keep(bare, key=key, told=picture_download.seen(f"{key}-picture"))
        _plot(bare, caption, key, words, on_select)
        _foot(caption)
        with st.expander(words["chart.card.numbers"]):
            _numbers(frame, caption, key, words, on_select)
        _downloads(figure_for, frame, caption, key, file_stem, words, lang)


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


def _numbers(
    frame: pd.DataFrame,
    caption: Mapping[str, Any],
    key: str,
    words: Mapping[str, str],
    on_select: OnSelect | None,
) -> None:
    """The table; choosing a row does what a click on its point does. plotly's points cannot be
    reached by keyboard, and rows can."""
    name = f"{key}-numbers"
    chosen: dict[str, Any] = {}
    rows = points(frame) if on_select else []
    if on_select and rows:
        chosen = {"on_select": partial(_chosen, name, on_select, rows)}
        chosen |= {"selection_mode": "single-row"}
        st.caption(words.get(f"chart.card.rows_{key}") or words["chart.card.rows"])
    table = written(frame, key, words)
    st.dataframe(
        table,
        hide_index=True,
        column_order=columns.order(table.columns, words),
        width="stretch",
        key=name,
        alt=words["chart.card.numbers_of"].format(title=caption["title"]),
        **chosen,
    )


def _chosen(name: str, on_select: OnSelect, rows: list[list[Any]]) -> None:
    on_select([rows[place] for place in st.session_state[name].selection.rows])


def _selected(key: str, on_select: OnSelect) -> None:
    points = st.session_state[key].selection.points
    on_select([point["customdata"] for point in points if point.get("customdata")])


def _downloads(
    figure_for: FigureFor,
    frame: pd.DataFrame,
    caption: Mapping[str, Any],
    key: str,
    file_stem: str,
    words: Mapping[str, str],
    lang: str,
) -> None:
    """PNG and SVG are drawn by the browser, HTML and CSV made here when asked for."""
    with st.container(horizontal=True, gap="small", key=f"{key}-files"):
        picture_download.show(
            partial(figure_for, "print"),
            title=caption["title"],
            key=f"{key}-picture",
            file_stem=file_stem,
            words=words,
        )
        for ending, mime, data in (
            ("html", _HTML, lambda: export.to_html(figure_for("print"), words=words, lang=lang)),
            ("csv", _CSV, lambda: export.to_csv(readable(frame, key, words))),
        ):
            st.download_button(
                ending.upper(),
                data,
                file_name=f"{file_stem}.{ending}",
                mime=mime,
                key=f"{key}-{ending}",
                on_click="ignore",
                help=words["chart.card.as_format"].format(
                    title=caption["title"], format=ending.upper()
                ),
            )
