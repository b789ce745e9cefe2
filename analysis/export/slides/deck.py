"""Presentations of charts, in bytes that are the same whenever the charts are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.util import Emu, Inches

from analysis.charts import Caption
from analysis.export.chart import Chart
from analysis.export.office import FONT, made_at, readable, rewritten
from analysis.export.slides.places import FOOT, HEIGHT, SUBTITLE, TITLE, WIDTH, Place
from analysis.export.slides.slide import CHART_LAYOUT, FOOT_AT, SUBTITLE_AT, add_chart_slide

_LAYOUT = "Title Only"
"""The layout of python-pptx's own template that ours for charts is made of."""
_STALE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
"""What that template has of the computer it was made on."""
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_PLACEHOLDER = """<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr>
<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="{at}"/></p:nvPr>
</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0"
indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:lvl1pPr></a:lstStyle><a:p>
<a:r><a:rPr lang="en-US"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"""
_THEME_FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_OUR_FONT = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'


def to_pptx(chart: Chart) -> bytes:
    """A presentation with the chart on a slide, drawn by PowerPoint from values that can be edited
    there; many small plots go on over further slides.

    Text runs from right to left where the chart's words do. The same chart gives the same bytes.
    """
    deck = opened(chart.caption)
    add_chart_slide(deck, chart)
    return finished(deck)


def opened(caption: Caption) -> Presentation:
    """An empty presentation of 16:9 with a layout for charts; ``caption`` tells its title and day.
    What it becomes goes through `finished`."""
    deck = pptx.Presentation()
    _widen(deck)
    _chart_layout(deck)
    for part in (deck.part, deck.part.package):
        for key, relation in list(part._rels.items()):
            if relation.reltype in _STALE:
                part._rels.pop(key)
    _describe(deck, caption)
    return deck


def finished(deck: Presentation) -> bytes:
    """A presentation as a file: its theme named in a font that has Arabic, its parts' times
    fixed."""
    held = io.BytesIO()
    deck.save(held)

    def change(name: str, part: bytes) -> bytes:
        if not name.startswith("ppt/theme/"):
            return part
        return part.replace(_THEME_FONT.encode(), _OUR_FONT.encode())

    return rewritten(held.getvalue(), change)


def _widen(deck: Presentation) -> None:
    """Make the template, of 4:3, one of 16:9: everything on its master and layouts is stretched
    to the sides."""
    wider = WIDTH / Emu(int(deck.slide_width or 0)).inches
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for shape in _own_places(deck):
        shape.left, shape.width = Emu(int(shape.left * wider)), Emu(int(shape.width * wider))


def _own_places(deck: Presentation) -> Iterator[Any]:
    """The shapes of master and layouts that have a place of their own."""
    master = deck.slide_master
    for holder in (master, *master.slide_layouts):
        yield from (shape for shape in holder.shapes if shape._element.spPr.xfrm is not None)


def _chart_layout(deck: Presentation) -> None:
    """Make a layout for charts: a title, the filter sentence under it, and the foot line."""
    layout = next(each for each in deck.slide_layouts if each.name == _LAYOUT)
    layout.name = CHART_LAYOUT
    layout._element.attrib.pop("type")
    layout._element.set("userDrawn", "1")
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx:
            layout.shapes._spTree.remove(shape._element)  # the foot line stands there
        else:
            _put(shape, TITLE)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    for at, name, place in ((SUBTITLE_AT, "Subtitle", SUBTITLE), (FOOT_AT, "Foot", FOOT)):
        given = {"namespaces": _NAMESPACES, "id": at, "name": name, "at": at}
        layout.shapes._spTree.append(parse_xml(_PLACEHOLDER.format(**given)))
        _put(layout.placeholders.get(at), place)


def _put(shape: Any, place: Place) -> None:
    shape.left, shape.top, shape.width, shape.height = place.emu


def _describe(deck: Presentation, caption: Caption) -> None:
    about = deck.core_properties
    about.title, about.subject = readable(caption.title), readable(caption.subtitle)
    about.comments = readable(caption.source)
    about.author = about.last_modified_by = about.keywords = ""
    about.created = about.modified = made_at(caption.date)
    about.revision = 1
