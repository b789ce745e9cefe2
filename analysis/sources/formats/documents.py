"""Word, OpenDocument and RTF documents: one article each, its title the first heading."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

from analysis.models import Article
from analysis.sources.files import MEGABYTE
from analysis.sources.formats.office import checked
from analysis.sources.formats.text import document_articles
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading

LARGEST_DOCUMENT = 12 * MEGABYTE
"""Bytes of a document's XML, without pictures; a book of 300 pages has a third of that. The
libraries hold it as a tree: one of 8 MB took 320 MB of memory (odfpy, measured)."""

LARGEST_RTF = 16 * MEGABYTE
"""Bytes of an RTF file; pictures stand in it as text."""

_TITLE_STYLES = ("title", "heading 1")
_RTF_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_RTF_HEAD = 1024
_SYMBOL_FONT = re.compile("[\uf000-\uf0ff]")
"""Bullets and the like, in the letters of a symbol font."""

logging.getLogger("docx").addHandler(logging.NullHandler())


def read_docx(reading: Reading) -> Iterator[Article]:
    """The article of a Word document: paragraphs and tables in their order.

    Footnotes, text boxes, headers and footers are left out.
    """
    import docx

    with checked(reading.file, largest=LARGEST_DOCUMENT) as file:
        try:
            document = docx.Document(file)
            title, lines = _titled(_docx_lines(document))
            author = document.core_properties.author
        except Exception as error:  # a damaged document fails in whatever way its parts do
            raise _not_sound("Word", error) from None
    told = {"title": title, "author": None if author == "python-docx" else author}
    yield from document_articles(_joined(lines, "Word document"), reading, told=told)


def read_odt(reading: Reading) -> Iterator[Article]:
    """The article of an OpenDocument text: headings and paragraphs in their order."""
    from odf.opendocument import load

    with checked(reading.file, largest=LARGEST_DOCUMENT) as file:
        try:
            title, lines = _titled(_odt_lines(load(file).text))
        except Exception as error:
            raise _not_sound("OpenDocument text", error) from None
    yield from document_articles(_joined(lines, "document"), reading, told={"title": title})


def read_rtf(reading: Reading) -> Iterator[Article]:
    """The article of an RTF file, in the code page that it names."""
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text  # it names no types
    content = reading.file.whole(LARGEST_RTF)
    named = _RTF_CODE_PAGE.search(content[:_RTF_HEAD])
    encoding = f"cp{named[1].decode()}" if named else "cp1252"
    try:
        text = to_text(content.decode("latin-1"), encoding=encoding, errors="replace")
    except Exception as error:
        raise _not_sound("RTF", error) from None
    lines = [line.strip() for line in text.splitlines()]
    yield from document_articles(_joined(lines, "RTF file"), reading)


def _is_title(paragraph: Any) -> bool:
    if paragraph._p.style is None:  # asking for the default style by name takes a search
        return False
    return (paragraph.style.name or "").casefold() in _TITLE_STYLES


def _docx_lines(document: Any) -> Iterator[tuple[str, bool]]:
    """Each paragraph, and whether its style makes it the title."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                # A merged cell comes once for each column it spans.
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield " ".join(filter(None, cells)), False
        else:
            yield block.text, _is_title(block)


def _odt_lines(body: Any) -> Iterator[tuple[str, bool]]:
    from odf import teletype

    for node in _paragraphs(body):
        level = str(node.getAttribute("outlinelevel") or "") if node.tagName == "text:h" else ""
        style = str(node.getAttribute("stylename") or "").casefold()
        yield teletype.extractText(node), level == "1" or style == "title"


def _paragraphs(node: Any) -> Iterator[Any]:
    """Headings and paragraphs in their order; those of notes are left out."""
    for child in node.childNodes:
        if getattr(child, "tagName", None) in ("text:h", "text:p"):
            yield child
        elif getattr(child, "tagName", None) != "text:tracked-changes":
            yield from _paragraphs(child)


def _titled(marked: Iterator[tuple[str, bool]]) -> tuple[str | None, list[str]]:
    """The title, where the first line with letters is one, and the lines below it."""
    lines = [(line.strip(), is_title) for line, is_title in marked if line.strip()]
    if lines and lines[0][1] and len(lines) > 1:
        return lines[0][0], [line for line, _ in lines[1:]]
    return None, [line for line, _ in lines]


def _joined(lines: list[str], what: str) -> str:
    text = _SYMBOL_FONT.sub("", "\n".join(line for line in lines if line))
    if not text.strip():
        raise UnreadableError(f"a {what} without a text", "give the text of its pictures")
    return text


def _not_sound(what: str, error: Exception) -> UnreadableError:
    said = " ".join(str(error).split()) or type(error).__name__
    return UnreadableError(f"no sound {what} ({said})", "save it anew")
