"""Finds the programs that tests drive and read files with, and installs them where it can.

`python tools/programs.py` prints the path of each. Those that are missing are installed with apt on
a Debian-like machine with root; elsewhere one line for each says what to install, and the exit code
is still 0, because the tests that need none of them run without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis import chromium  # noqa: E402


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program by its ``name``: how to ``find`` its path, ``None`` where it is not there, the
    Debian ``packages`` that bring it, and what can be done ``otherwise``."""

    name: str
    find: Callable[[], str | None]
    packages: tuple[str, ...]
    otherwise: str = ""

    @property
    def advice(self) -> str:
        """What to do where it is missing, on one line."""
        install = f"install it (Debian: apt install {' '.join(self.packages)})"
        return f"No {self.name} found: {' or '.join(filter(None, (install, self.otherwise)))}"


def _named(name: str) -> Callable[[], str | None]:
    return partial(shutil.which, name)


BROWSER = Program(
    name="Chromium or Chrome",
    find=chromium.find,
    packages=("chromium", "fonts-noto-core"),  # the fonts draw Arabic; a bare machine has none
    otherwise=f"name it with {chromium.VARIABLE}=/path/to/chromium",
)
PDF_READER = Program(name="pdftotext", find=_named("pdftotext"), packages=("poppler-utils",))
OFFICE = Program(
    name="LibreOffice",
    find=_named("soffice"),
    packages=("libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"),
)
PROGRAMS = (BROWSER, PDF_READER, OFFICE)


def missing() -> list[Program]:
    """The programs that are not there; a browser that $CHROMIUM names wrongly is not replaced."""
    named = bool(os.environ.get(chromium.VARIABLE))
    return [each for each in PROGRAMS if each.find() is None and not (each is BROWSER and named)]


def install(programs: Sequence[Program]) -> None:
    """Installs programs with apt; the reason is on standard error where that fails."""
    packages = [package for each in programs for package in each.packages]
    print(f"Installing {', '.join(packages)} with apt", file=sys.stderr)
    environment: Mapping[str, str] = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )


def can_install() -> bool:
    """Whether this is a Debian-like machine and we are root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def main() -> None:
    """Prints the path of each program, after installing those that are missing where possible."""
    if (absent := missing()) and can_install():
        install(absent)
    for each in PROGRAMS:
        print(each.find() or each.advice)


if __name__ == "__main__":
    main()
