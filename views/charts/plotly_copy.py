"""Our own copy of plotly.js, served to the reader's browser by this process, never by a CDN.

plotly.js can make pictures, but Streamlit's copy cannot be reached from outside.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from analysis.export import PLOTLY_JS, PLOTLY_JS_VERSION

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
"""What Streamlit serves under ``app/static/`` (``server.enableStaticServing``)."""


@cache
def served() -> Path:
    """The copy in the static folder, made when it is not there yet."""
    copy = STATIC / f"plotly-{PLOTLY_JS_VERSION}.min.js"
    if not copy.exists():
        STATIC.mkdir(exist_ok=True)
        begun = copy.with_suffix(".part")
        shutil.copyfile(PLOTLY_JS, begun)
        begun.replace(copy)
    return copy
