"""Downloads of a chart as PNG and SVG, drawn by the reader's own browser.

plotly.js can make both, but Streamlit's copy cannot be reached from outside. So the copy
that the plotly package brings is served by this same process (never by a CDN) as a static
file, and loaded once a page when the first picture is asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.charts import PRINT_WIDTH, caption_of
from analysis.export import PLOTLY_JS, PLOTLY_JS_VERSION, config

if TYPE_CHECKING:
    import plotly.graph_objects as go

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
"""What Streamlit serves under ``app/static/`` (``server.enableStaticServing``)."""
PNG_SCALE = 2
"""A PNG has twice the figure's pixels: sharp in print at a report column's width."""

_SOURCES = Path(__file__).parent / "download"


@st.fragment
def show(
    figure_for: Callable[[], go.Figure],
    *,
    title: str,
    key: str,
    file_stem: str,
    words: Mapping[str, str],
) -> None:
    """Draws the two buttons for the print figure that ``figure_for`` makes when one is pressed;
    the pictures have its exact size, and its title and text alternative inside them. ``title``
    says what of.

    A fragment: a picture asked for runs none of the page.
    """
    asked = f"{key}-asked"
    data = {
        "config": config(words),
        "scale": PNG_SCALE,
        "plotly": f"app/static/{served().name}",
        "pictures": [_picture(form, title, file_stem, words) for form in ("png", "svg")],
        "working": words["chart.card.working"],
        "done": words["chart.card.done"],
        "failed": words["chart.card.failed"],
        **(_drawn(figure_for()) if st.session_state.pop(asked, False) else {}),
    }
    told = _component()(
        key=key,
        data=data,
        width="content",
        height="content",
        on_asked_change=partial(_remember, asked),
        on_seen_change=_nothing_more,
        on_theme_change=_nothing_more,
    )
    if told.theme:
        st.rerun()  # the whole page: its charts get the other ink


def seen(key: str) -> Sequence[str] | None:
    """The times, first and last, that the reader moved the chart to whose buttons have that
    ``key``; None where he did not."""
    told = st.session_state.get(key)
    return told.get("seen") if told else None


def _drawn(figure: go.Figure) -> dict[str, Any]:
    caption = caption_of(figure)
    return {
        "title": caption["title"],
        "description": caption["alternative"],
        "figure": figure.to_json(),
        "width": figure.layout.width or PRINT_WIDTH,
        "height": figure.layout.height,
    }


def _remember(asked: str) -> None:
    st.session_state[asked] = True


def _nothing_more() -> None:
    """What the browser has told is read where it is needed; Streamlit asks for a callback."""


def _picture(form: str, title: str, file_stem: str, words: Mapping[str, str]) -> dict[str, str]:
    name = form.upper()
    label = words["chart.card.as_format"].format(title=title, format=name)
    return {"format": form, "text": name, "label": label, "file": f"{file_stem}.{form}"}


@cache
def _component() -> Any:
    described, drawn = (_source(name) for name in ("described.js", "picture.js"))
    return st.components.v2.component(
        "picture_download",
        html=_source("picture.html"),
        css=_source("picture.css"),
        js=described + drawn,
    )


def _source(name: str) -> str:
    return (_SOURCES / name).read_text("utf-8")


@cache
def served() -> Path:
    """Our copy of plotly.js in the static folder, made when it is not there yet."""
    copy = STATIC / f"plotly-{PLOTLY_JS_VERSION}.min.js"
    if not copy.exists():
        STATIC.mkdir(exist_ok=True)
        begun = copy.with_suffix(".part")
        shutil.copyfile(PLOTLY_JS, begun)
        begun.replace(copy)
    return copy
