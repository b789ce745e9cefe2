"""What python-pptx has no words for: intervals, labels left out, and the signs of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from analysis.charts.contrast import pale
from analysis.export.native import Plot, Series
from analysis.export.native.measures import PRINT
from analysis.export.native.model import Numbers
from analysis.export.native.styles import dash, marker
from analysis.export.slides.text import rgb

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_OUTLINE = Pt(1.25)
"""The width of whiskers and of the outlines of hollow bars and markers, as in Excel."""
_INTERVAL = """<c:errBars {namespaces}>{direction}<c:errBarType val="both"/>
<c:errValType val="cust"/><c:noEndCap val="1"/><c:plus>{above}</c:plus><c:minus>{below}</c:minus>
<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>
</c:errBars>"""
_CELLS = """<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode>
<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>"""
_NO_LABEL = '<c:dLbl {namespaces}><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
_NOT_INVERTED = '<c:invertIfNegative {namespaces} val="0"/>'
_EVERY = '<c:tickLblSkip {namespaces} val="{count}"/>'


def add_interval(drawn: Any, plot: Plot, series: Series, cells: tuple[str, str]) -> None:
    """Whiskers on a series from cells of its workbook, where they can be edited too."""
    above, below = cells
    element = parse_xml(
        _INTERVAL.format(
            namespaces=_NAMESPACES,
            direction='<c:errDir val="y"/>' if plot.kind == "line" else "",
            above=_cells(above, series.above),
            below=_cells(below, series.below),
            width=_OUTLINE,
            colour=pale(PRINT.ink, PRINT.background).removeprefix("#"),
        )
    )
    drawn._element.find(qn("c:cat")).addprevious(element)


def _cells(cells: str, values: Numbers) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    reference = escape(cells.removeprefix("="))
    return _CELLS.format(cells=reference, count=len(values), points=points)


def hide_labels(labels: Any, places: Sequence[int]) -> None:
    """Leave out the labels of some categories."""
    for at in reversed(places):
        label = parse_xml(_NO_LABEL.format(namespaces=_NAMESPACES, at=at))
        labels._element.insert(0, label)


def paint(drawn: Any, series: Series, at: int) -> None:
    """Give one bar its own look, below zero too."""
    _colour(drawn.points[at].format, series, at)
    for place in drawn._element.iter(qn("c:dPt")):
        if place.find(qn("c:invertIfNegative")) is None:
            inverted = parse_xml(_NOT_INVERTED.format(namespaces=_NAMESPACES))
            place.find(qn("c:idx")).addnext(inverted)


def mark(drawn: Any, series: Series, *, size: int, width: Length) -> None:
    """The colour, dash and marker of a line."""
    line = drawn.format.line
    line.color.rgb = rgb(series.colour)
    line.width = width
    line.dash_style = MSO_LINE.from_xml(dash(series.sign).xml)
    _marker(drawn.marker, series, None, size)
    for at in sorted({*series.points, *series.hollow}):
        _marker(drawn.points[at].marker, series, at, size)


def _marker(place: Any, series: Series, at: int | None, size: int) -> None:
    """The marker of a line, or of one of its points."""
    place.style = XL_MARKER_STYLE.from_xml(marker(series.sign).xml)
    place.size = size
    _colour(place.format, series, at)


def _colour(look: Any, series: Series, at: int | None) -> None:
    """The colours of a bar or marker, of a whole series where ``at`` is None."""
    colour = series.colour if at is None else series.colour_at(at)
    look.fill.solid()
    look.fill.fore_color.rgb = rgb(PRINT.background if at in series.hollow else colour)
    look.line.color.rgb = rgb(colour)
    look.line.width = _OUTLINE


def name_every(axis: Any, count: int) -> None:
    """Name every so many categories of an axis only."""
    if count > 1:
        last = axis._element.find(qn("c:noMultiLvlLbl"))
        last.addprevious(parse_xml(_EVERY.format(namespaces=_NAMESPACES, count=count)))


def stand_at_last(axis: Any) -> None:
    """Have an axis of values stand at the last category, not at the first."""
    axis._element.find(qn("c:crosses")).set("val", "max")
