"""The formats a chart can be written in: one entry each, known by the ending of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.charts import Theme
from analysis.errors import ExportError
from analysis.export.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """How files are to look; a format that has no such thing leaves it aside."""

    theme: Theme = "print"


_OFFICE = "application/vnd.openxmlformats-officedocument"
"""What the types of Office's own files begin with."""

Writer = Callable[[Chart, Appearance], bytes]
"""Makes the whole file of a chart. Its own libraries it loads when it is called: a command that
writes CSV waits for none of those that pictures need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: the ``ending`` of its names, its ``mime`` type, and what makes it."""

    ending: str
    mime: str
    write: Writer


def _html(chart: Chart, appearance: Appearance) -> bytes:
    from analysis.export.page import to_html

    figure = chart.figure(theme=appearance.theme)
    return to_html(figure, words=chart.words, lang=chart.words.language)


def _csv(chart: Chart, _: Appearance) -> bytes:
    from analysis.export.table import to_csv

    return to_csv(chart.table)


def _xlsx(chart: Chart, _: Appearance) -> bytes:
    from analysis.export.workbook import to_xlsx

    return to_xlsx(chart)


FORMATS: Mapping[str, Format] = {
    each.ending: each
    for each in (
        Format(ending="html", mime="text/html", write=_html),
        Format(ending="csv", mime="text/csv", write=_csv),
        Format(ending="xlsx", mime=f"{_OFFICE}.spreadsheetml.sheet", write=_xlsx),
    )
}


def format_named(name: str) -> Format:
    """The format of an ending, with or without its dot. Raises ExportError naming those there
    are."""
    found = FORMATS.get(name.lower().removeprefix("."))
    if found is None:
        raise ExportError(f"there is no format {name!r} for a chart; choose {', '.join(FORMATS)}")
    return found


def format_of(path: Path) -> Format:
    """The format that a file's name asks for. Raises ExportError naming those there are."""
    if not path.suffix:
        endings = ", ".join(f".{ending}" for ending in FORMATS)
        raise ExportError(f"{path}: the name says no format; end it with one of {endings}")
    return format_named(path.suffix)
