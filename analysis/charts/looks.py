"""What a chart looks like: one palette and one template a look (light, dark, print)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import plotly.graph_objects as go

Theme = Literal["light", "dark", "print"]
THEMES: tuple[Theme, ...] = ("light", "dark", "print")

FONTS = "'Noto Sans', 'Noto Sans Arabic', system-ui, 'Segoe UI', Arial, sans-serif"
"""Noto covers Latin, Cyrillic and Arabic in one design; the rest is what systems have."""

SCREEN_FONT = 14
"""Pixels; the size of text in Streamlit's own small print, so charts and page agree."""
PRINT_FONT = 18
"""Pixels on a 1200 px picture: about 8.5 pt where that fills a 17 cm report column."""
SCREEN_WIDTH = 900
"""Pixels lines are broken for where the width is not known: Streamlit's wide page."""
PRINT_WIDTH, PRINT_HEIGHT = 1200, 750
"""Pixels of a downloaded picture, 8:5, which fits a report column and a slide."""

_WHOLE_STEPS = 5
"""Up to this count every whole number gets a tick."""
SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "x",
    "star",
    "cross",
    "pentagon",
)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
"""A topic is told by marker and dash too, so colour is never the only sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one look, as CSS hex; ``background`` is the page's, also when the
    figure itself is transparent."""

    background: str
    ink: str
    muted: str
    grid: str
    axis: str
    volume: str
    band: str
    hover: str
    topics: Mapping[str, str]
    further: tuple[str, ...]
    tone: Mapping[str, str]
    inside: Mapping[str, str]
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A palette with sizes: ``font`` and ``width`` in pixels; a ``fixed`` look has that
    exact width, another only breaks its lines for it and fills what it is given."""

    theme: Theme
    palette: Palette
    font: int
    width: int
    fixed: bool

    @property
    def scale(self) -> float:
        """How much larger than on screen everything is drawn."""
        return self.font / SCREEN_FONT

    def px(self, screen_pixels: float) -> int:
        """A length given in screen pixels, in this look's."""
        return round(screen_pixels * self.scale)


@cache
def palette(theme: Theme) -> Palette:
    """The colours of a theme, from `palette.toml`; print is light on white."""
    text = Path(__file__).with_name("palette.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["dark" if theme == "dark" else "light"]
    table |= {name: tuple(table[name]) for name in ("further", "shares")}
    return Palette(**table)


def look(theme: Theme, width: int | None = None) -> Look:
    """How figures of a theme are drawn; ``width`` in pixels fixes their width."""
    if theme not in THEMES:
        raise ValueError(f"theme is one of {', '.join(THEMES)}, not {theme!r}")
    printed = theme == "print"
    return Look(
        theme=theme,
        palette=palette(theme),
        font=PRINT_FONT if printed else SCREEN_FONT,
        width=width or (PRINT_WIDTH if printed else SCREEN_WIDTH),
        fixed=printed or width is not None,
    )


def topic_colours(topics: Iterable[str], palette: Palette) -> dict[str, str]:
    """A colour for each topic: shipped topics keep theirs whatever else is shown, and those of
    shipped topics that are not shown are free for others."""
    topics = list(dict.fromkeys(topics))
    spare = [name for name in topics if name not in palette.topics]
    free = [
        *palette.further,
        *(palette.topics[name] for name in palette.topics if name not in topics),
    ]
    extra = {name: free[place % len(free)] for place, name in enumerate(spare)}
    return {name: palette.topics.get(name) or extra[name] for name in topics}


def topic_places(topics: Iterable[str], palette: Palette) -> dict[str, int]:
    """A number for each topic that picks its marker and dash, stable like its colour."""
    shipped = list(palette.topics)
    spare = [name for name in dict.fromkeys(topics) if name not in palette.topics]
    return {name: place for place, name in enumerate(shipped + spare)}


@cache
def template(theme: Theme) -> go.layout.Template:
    """The plotly template of a theme; transparent on screen, so that it takes the page's
    background, and white in print."""
    drawn = look(theme)
    colours = drawn.palette
    paper = colours.background if theme == "print" else "rgba(0,0,0,0)"
    layout = go.Layout(
        font={"family": FONTS, "size": drawn.font - 1, "color": colours.ink},
        paper_bgcolor=paper,
        plot_bgcolor=paper,
        colorway=[*colours.topics.values(), *colours.further],
        xaxis=_axis(drawn, showgrid=False),
        yaxis=_axis(drawn, showgrid=True),
        legend=_legend(drawn),
        hoverlabel=_hoverlabel(drawn),
        dragmode=False,
        uirevision="kept",
        bargap=0.2,
        separators=".,",
    )
    return go.layout.Template(layout=layout)


def _axis(look: Look, *, showgrid: bool) -> dict[str, Any]:
    return {
        "showgrid": showgrid,
        "gridcolor": look.palette.grid,
        "linecolor": look.palette.axis,
        "tickcolor": look.palette.axis,
        "tickfont": {"color": look.palette.muted, "size": look.font - 2},
        "zeroline": False,
        "ticklen": look.px(4),
        "fixedrange": False,
    }


def _legend(look: Look) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "font": {"color": look.palette.ink, "size": look.font - 2},
        "bgcolor": "rgba(0,0,0,0)",
        "itemsizing": "trace",
        "traceorder": "normal",
    }


def _hoverlabel(look: Look) -> dict[str, Any]:
    return {
        "bgcolor": look.palette.hover,
        "bordercolor": look.palette.axis,
        "align": "left",
        "namelength": -1,
        "font": {"family": FONTS, "color": look.palette.ink, "size": look.font - 1},
    }


def count_axis(largest: float) -> dict[str, Any]:
    """Settings of an axis of counts: from zero, in whole steps (few articles would else be
    told off in halves, rounded to 0, 1, 1, 2, 2)."""
    settings = {"rangemode": "tozero", "tickformat": ",d", "nticks": 6}
    return settings | ({"dtick": 1} if largest <= _WHOLE_STEPS else {})


def faded(colour: str, opacity: float) -> str:
    """A hex colour let through by ``opacity`` 0–1, as plotly writes it."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
