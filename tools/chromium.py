"""Finds the Chromium or Chrome that tests and screenshots drive, and installs one where it can.

`python tools/chromium.py` prints its path. Where there is none, it is installed with apt on a
Debian-like machine with root; elsewhere one line says what to install, and the exit code is
still 0, because the tests that need no browser run without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
PACKAGES = ("chromium", "fonts-noto-core")
"""The fonts draw Arabic; a bare machine has none that does."""

ADVICE = (
    "No Chromium or Chrome found: install one (Debian: apt install chromium fonts-noto-core) "
    "or name it with CHROMIUM=/path/to/chromium"
)


def find() -> str | None:
    """The path of a browser: the one $CHROMIUM names, else one in a usual place, else ``None``.

    A $CHROMIUM that names nothing runnable gives ``None`` too, rather than another browser.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).is_file())
    return next(filter(None, found), None) or next(placed, None)


def install() -> None:
    """Installs Chromium with apt; the reason is on standard error where that fails."""
    print(f"Installing {' and '.join(PACKAGES)} with apt", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )


def can_install() -> bool:
    """Whether this is a Debian-like machine and we are root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def main() -> None:
    """Prints the browser's path, after installing one where that is possible and needed."""
    if find() is None and not os.environ.get("CHROMIUM") and can_install():
        install()
    print(find() or ADVICE)


if __name__ == "__main__":
    main()
