"""Charts and tables in files: an interactive HTML page, a CSV, and how files are named."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
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
FILE_NAME_LENGTH = 120
"""Letters of a file name at most: with a folder's path still under Windows' 260."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet run a text cell as a formula (OWASP, "CSV
Injection")."""
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
        plot=_plot(without_caption(figure), config(words)),
    )
    return page.encode("utf-8")


def to_csv(frame: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, so that Excel shows Arabic.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers,
    negative ones too, stay numbers. Missing values are empty.
    """
    safe = frame.rename(columns=_harmless)
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(_harmless)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def file_stem(
    chart: str, slug: str = "", *, first: dt.date | None = None, last: dt.date | None = None
) -> str:
    """A file's name without its ending: ``tone-by-outlet_syria_2017-01-01_2017-05-31``.

    ``chart`` names what is shown, ``slug`` the filters (`Filters.slug`), ``first`` and
    ``last`` the days of the first and last article. Letters of any language stay; what
    Windows forbids does not.
    """
    days = [day.isoformat() for day in (first, last) if day and day.isoformat() not in slug]
    parts = [re.sub(r"[^\w.,-]+", "-", part).strip("-._") for part in (chart, slug)]
    limited = "_".join(part for part in parts if part)[: FILE_NAME_LENGTH - 22]
    return "_".join([limited.rstrip("-._"), *days])


def _plot(figure: go.Figure, settings: dict[str, Any]) -> str:
    drawn = figure.to_html(full_html=False, include_plotlyjs=False, div_id="chart", config=settings)
    return f"<script>{get_plotlyjs()}</script>{drawn}"


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return f"'{value}"
    return value
