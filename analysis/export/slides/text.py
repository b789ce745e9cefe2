"""Text on slides: its language, direction and fonts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from analysis.export.office import FONT, is_backwards, language, readable
from analysis.locale import Words

_RUNS = ("a:rPr", "a:defRPr", "a:endParaRPr")
_COMPLEX = (
    f'<a:cs xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" typeface="{FONT}"/>'
)


def rgb(colour: str) -> RGBColor:
    """A CSS hex colour as python-pptx takes it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def fill(
    frame: Any, lines: Sequence[str], words: Words, *, size: float, colour: str, bold: bool = False
) -> None:
    """Write paragraphs into a text frame, in the direction of the words."""
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if is_backwards(words) else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = readable(line)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = rgb(colour)
    spoken(frame._txBody, words)


def spoken(element: Any, words: Words) -> None:
    """Give all text in an element the language and direction of the words, and a font that has
    their letters."""
    for paragraph in element.iter(qn("a:p")):
        paragraph.get_or_add_pPr().set("rtl", "1" if is_backwards(words) else "0")
    for tag in _RUNS:
        for run in element.iter(qn(tag)):
            run.set("lang", language(words))
            _named(run)


def _named(run: Any) -> None:
    """Name the font for Latin and Cyrillic letters, and for Arabic ones."""
    latin = run.get_or_add_latin()
    latin.set("typeface", FONT)
    if run.find(qn("a:cs")) is None:
        latin.addnext(parse_xml(_COMPLEX))
