"""The formats a report can be written in, known by the ending of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from analysis.errors import ExportError
from analysis.report.model import Report

Writer = Callable[[Report], bytes]
"""Makes the whole file of a report. Its own libraries it loads when it is called."""


def _html(report: Report) -> bytes:
    from analysis.report.page import to_html

    return to_html(report)


FORMATS: Mapping[str, Writer] = {"html": _html}
"""What writes each format, by the ending of its files."""


def format_of(path: Path) -> Writer:
    """What writes the format that a file's name ends in. Raises ExportError naming those there
    are."""
    ending = path.suffix.lower().removeprefix(".")
    if found := FORMATS.get(ending):
        return found
    endings = ", ".join(f".{each}" for each in FORMATS)
    raise ExportError(
        f"{path}: a report cannot be written as {ending!r}; end the name in {endings}"
    )
