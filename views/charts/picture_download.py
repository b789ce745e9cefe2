"""Downloads of a chart as PNG and SVG, drawn by the reader's own browser.

plotly.js can make both, but Streamlit's copy cannot be reached from outside. So the copy
that the plotly package brings is served by this same process (never by a CDN) as a static
file, and loaded once a page when the first picture is asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
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


def show(figure: go.Figure, *, key: str, file_stem: str, words: Mapping[str, str]) -> None:
    """Draws the two buttons for a print figure; the pictures have its exact size, and its title
    and text alternative inside them."""
    caption = caption_of(figure)
    title = caption["title"]
    pictures = [_picture(form, title, file_stem, words) for form in ("png", "svg")]
    data = {
        "figure": figure.to_json(),
        "config": config(words),
        "width": figure.layout.width or PRINT_WIDTH,
        "height": figure.layout.height,
        "scale": PNG_SCALE,
        "plotly": f"app/static/{served().name}",
        "title": title,
        "description": caption["alternative"],
        "pictures": pictures,
        "working": words["chart.card.working"],
        "done": words["chart.card.done"],
        "failed": words["chart.card.failed"],
    }
    _component()(key=key, data=data, width="content", height="content", on_theme_change=_run_again)


def _run_again() -> None:
    """Nothing more to do: the browser has reported another theme, and that runs the page."""


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
