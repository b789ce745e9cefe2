"""The menu of a chart's downloads.

PNG and SVG are drawn by the reader's own browser, without any program on the server; every other
file is made here. Either is made only when it is asked for: most charts are looked at and never
saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from analysis import chromium
from analysis.charts import Theme
from analysis.export import FORMATS, Chart
from analysis.export.pictures import COLUMN, SCALES, SIZES, USUAL_SCALE
from analysis.locale import Words, languages, load
from views.charts.asked import DRAWN_BY_READER, Asked, Offered, answer
from views.charts.plotly_copy import served

_SOURCES = Path(__file__).parent / "download"
PARTS = ("described.js", "drawing.js", "noticing.js", "choices.js", "menu.js")
"""Read in this order: each uses what those before it define."""
_PAGE = "charts_of_page"
PICTURES = ("png", "svg", "pdf")
_THEMES: tuple[Theme, ...] = ("print", "light", "dark")
Choice = dict[str, Any]


def begin_page() -> None:
    """Forget the charts of the page before: those of this one are noted as they are drawn."""
    st.session_state[_PAGE] = {}


def of_page() -> dict[str, Chart]:
    """The charts of the page so far, by the stems of their files' names."""
    charts: dict[str, Chart] = st.session_state.setdefault(_PAGE, {})
    return charts


@st.fragment
def show(chart: Chart, *, key: str, stem: str, words_in: Callable[[str], Words] = load) -> None:
    """Draws the menu of a chart; ``stem`` is its files' name without the ending, ``words_in``
    gives the words that a chart is told in, by the language.

    A fragment: a file that is asked for runs none of the page.
    """
    of_page()[stem] = chart
    data = offer(chart)
    if asked := st.session_state.pop(f"{key}-asked", None):
        offered = Offered(chart=chart, stem=stem, page=of_page(), words_in=words_in)
        data["answer"] = answer(Asked.of(asked), offered)
    told = _component()(
        key=key,
        data=data,
        width="content",
        height="content",
        on_asked_change=partial(_remember, key),
        on_seen_change=_nothing_more,
        on_theme_change=_nothing_more,
    )
    if told.theme:
        st.rerun()  # the whole page: its charts get the other ink


def seen(key: str) -> Sequence[str] | None:
    """The times, first and last, that the reader moved the chart to whose menu has that ``key``;
    None where he did not."""
    told = st.session_state.get(key)
    return told.get("seen") if told else None


def offer(chart: Chart) -> dict[str, Any]:
    """What the menu in the browser says and offers; ``{n}`` and ``{file}`` it fills in itself."""
    words, title = chart.words, chart.caption.title
    others = [each for each in FORMATS if each not in PICTURES]
    no_browser = chromium.find() is None
    return {
        "plotly": f"app/static/{served().name}",
        "open": words["chart.card.menu"],
        "label": words("chart.card.menu_of", title=title),
        "looks": words["chart.card.looks"],
        "choices": [*_looks(words), *(_languages(words) if chart.again else ())],
        "groups": [
            _group("pictures", PICTURES, words, title, without=no_browser),
            _group("documents", others, words, title, without=no_browser),
            _all(words, without=no_browser),
        ],
        "note": words["chart.card.no_browser"] if no_browser else "",
        **{state: words[f"chart.card.{state}"] for state in ("working", "done", "failed")},
    }


def _looks(words: Words) -> Iterator[Choice]:
    sizes = {name: words[f"chart.card.sizes.{name}"] for name in SIZES}
    themes: dict[str, str] = {name: words[f"chart.card.themes.{name}"] for name in _THEMES}
    yield _choice("size", sizes, COLUMN.name, words)
    yield _choice("theme", themes, _THEMES[0], words)
    yield _choice("scale", {str(each): f"{each}×" for each in SCALES}, str(USUAL_SCALE), words)


def _languages(words: Words) -> Iterator[Choice]:
    names = {code: load(code).name for code in languages()}
    yield _choice("labels", names, words.language, words)


def _choice(name: str, values: Mapping[str, str], usual: str, words: Words) -> Choice:
    """One thing to choose, remembered in the browser for all charts and pages."""
    return {
        "name": name,
        "label": words[f"chart.card.{name}"],
        "usual": usual,
        "values": [{"value": value, "text": text} for value, text in values.items()],
    }


def _group(
    name: str, endings: Iterable[str], words: Words, title: str, *, without: bool
) -> dict[str, Any]:
    """Buttons that make a file of the chart; ``without`` a browser on the server some cannot."""
    return {
        "heading": words[f"chart.card.{name}"],
        "what": "chart",
        "buttons": [
            {
                "ending": each,
                "label": words("chart.card.as_format", title=title, format=each.upper()),
                "off": without and FORMATS[each].needs_browser and each not in DRAWN_BY_READER,
            }
            for each in endings
        ],
    }


def _all(words: Words, *, without: bool) -> dict[str, Any]:
    """Buttons that make a file of all charts of the page; only the browser knows how many."""
    said = words["chart.card.all_as"]
    return {
        "heading": words["chart.card.all"],
        "what": "all",
        "buttons": [
            {"ending": each, "label": said.replace("{format}", each.upper()), "off": without}
            for each in PICTURES
        ],
    }


@cache
def _component() -> Any:
    return st.components.v2.component(
        "chart_menu",
        html=_source("menu.html"),
        css=_source("menu.css"),
        js="".join(_source(name) for name in PARTS),
    )


def _source(name: str) -> str:
    return (_SOURCES / name).read_text("utf-8")


def _remember(key: str) -> None:
    st.session_state[f"{key}-asked"] = st.session_state[key].get("asked")


def _nothing_more() -> None:
    """What the browser has told is read where it is needed; Streamlit asks for a callback."""
