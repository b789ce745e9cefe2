"""The Chromium or Chrome of this machine, which draws pictures and PDF files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
VARIABLE = "CHROMIUM"
"""The environment variable that names a browser."""


def find() -> str | None:
    """The path of a browser: the one $CHROMIUM names, else one in a usual place, else ``None``.

    A $CHROMIUM that names nothing runnable gives ``None`` too, rather than another browser.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).is_file())
    return next(filter(None, found), None) or next(placed, None)
