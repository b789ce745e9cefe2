"""A chart as an interactive HTML page, complete in itself."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from analysis.charts import caption_of, without_caption

CONFIG = {"displaylogo": False, "responsive": True, "modeBarButtonsToRemove": ["toImage"]}
"""How plotly behaves on our pages: no logo; its own camera is taken away because its
picture would lack the caption (the download row makes a complete one)."""
_MONTHS = range(1, 13)
_PLOTLY = "chart.plotly."
"""Where the words have what plotly's own buttons say."""
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""The copy of plotly.js that the plotly package brings, of version ``PLOTLY_JS_VERSION``."""
PLOTLY_JS_VERSION: str = get_plotlyjs_version()
_PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<title>{title}</title>
<style>
body {{ margin: 2rem auto; padding: 0 1rem; max-width: 75rem; color: #1b1f24;
  background: #fff; font-family: {fonts}; line-height: 1.45; }}
figure {{ margin: 0; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }}
p {{ color: #57606a; margin: 0 0 .75rem; }}
figcaption p {{ font-size: .85rem; margin: 0; }}
.plot, #js-plotly-tester {{ direction: ltr; }}
</style>
</head>
<body>
<figure>
<h1 dir="auto">{title}</h1>
<p dir="auto">{subtitle}</p>
<div class="plot" role="img" aria-label="{alternative}">{plot}</div>
<figcaption>{foot}</figcaption>
</figure>
</body>
</html>
"""


def config(words: Mapping[str, str]) -> dict[str, Any]:
    """`CONFIG` with the names of months and of plotly's own buttons in the words' language.

    plotly takes them from a locale; this one is given to it under a name of its own, as it
    brings none but English.
    """
    locale = {
        "dictionary": {
            key.removeprefix(_PLOTLY): said
            for key, said in words.items()
            if key.startswith(_PLOTLY)
        },
        "format": {
            "months": [words[f"months.{month}"] for month in _MONTHS],
            "shortMonths": [words[f"months_short.{month}"] for month in _MONTHS],
        },
    }
    return {**CONFIG, "locale": "own", "locales": {"own": locale}}


def to_html(figure: go.Figure, *, words: Mapping[str, str], lang: str = "en") -> bytes:
    """One page with an interactive chart of `analysis.charts`, complete in itself.

    plotly.js is inside and a content security policy forbids every request, so the file
    works offline and tells nobody that it was opened. ``words`` are those the figure was
    made with, ``lang`` is their language. The same figure gives the same bytes. UTF-8.
    """
    caption = caption_of(figure)
    text = {name: html.escape(str(caption[name])) for name in ("title", "subtitle", "alternative")}
    foot = "".join(f'<p dir="auto">{html.escape(line)}</p>' for line in caption["foot"])
    page = _PAGE.format(
        **text,
        foot=foot,
        lang=html.escape(lang),
        dir=html.escape(words["locale.direction"]),
        fonts=html.escape(figure.layout.template.layout.font.family, quote=False),
        plot=f"{plotly_js()}{plotted(without_caption(figure), words)}",
    )
    return page.encode("utf-8")


def plotly_js() -> str:
    """plotly.js as an element of a page, before what `plotted` gives."""
    return f"<script>{get_plotlyjs()}</script>"


def plotted(figure: go.Figure, words: Mapping[str, str], *, name: str = "chart") -> str:
    """A figure as elements of a page that draw it, with plotly.js there; ``name`` is the id of its
    element, one for each on a page."""
    drawn: str = figure.to_html(
        full_html=False, include_plotlyjs=False, div_id=name, config=config(words)
    )
    return drawn
