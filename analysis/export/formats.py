"""The formats a chart can be written in: one entry each, known by the ending of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.charts import Theme
from analysis.errors import ExportError
from analysis.export.chart import Chart
from analysis.export.pictures import COLUMN, USUAL_SCALE, Size

if TYPE_CHECKING:
    from analysis.export.pictures.browser import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """How files are to look; a format that has no such thing leaves it aside.

    ``size`` is of pictures; a PNG has ``scale`` pixels, across and down, for one of its size.
    """

    theme: Theme = "print"
    size: Size = COLUMN
    scale: int = USUAL_SCALE


_OFFICE = "application/vnd.openxmlformats-officedocument"
"""What the types of Office's own files begin with."""

Writer = Callable[[Chart, Appearance], bytes]
"""Makes the whole file of a chart. Its own libraries it loads when it is called: a command that
writes CSV waits for none of those that pictures need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: the ``ending`` of its names, its ``mime`` type, what makes it, and whether
    that ``needs_browser``: a Chromium on this machine."""

    ending: str
    mime: str
    write: Writer
    needs_browser: bool = False


def _picture(form: Form) -> Writer:
    """What makes pictures of a form."""

    def write(chart: Chart, looks: Appearance) -> bytes:
        from analysis.export.pictures.drawing import drawn

        return drawn([chart], form, looks)[0]

    return write


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


def _pptx(chart: Chart, _: Appearance) -> bytes:
    from analysis.export.slides import to_pptx

    return to_pptx(chart)


FORMATS: Mapping[str, Format] = {
    each.ending: each
    for each in (
        Format(ending="png", mime="image/png", write=_picture("png"), needs_browser=True),
        Format(ending="svg", mime="image/svg+xml", write=_picture("svg"), needs_browser=True),
        Format(ending="pdf", mime="application/pdf", write=_picture("pdf"), needs_browser=True),
        Format(ending="html", mime="text/html", write=_html),
        Format(ending="csv", mime="text/csv", write=_csv),
        Format(ending="xlsx", mime=f"{_OFFICE}.spreadsheetml.sheet", write=_xlsx),
        Format(ending="pptx", mime=f"{_OFFICE}.presentationml.presentation", write=_pptx),
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
