"""PDF: the text of all pages as one article."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.models import Article
from analysis.sources.formats.drawn import as_read, has_rtl
from analysis.sources.formats.text import plain_article
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import LARGEST_TEXT

LEAST_LETTERS = 5
"""Letters a page on average from which a PDF has a text: scans have none, or page numbers."""

MOST_PAGES = 2_000
"""Pages that are read: a year's press review has fewer."""

FULL_LINE = 0.7
"""Share of a full line's length from which a line may go on in the next one; shorter ones end
a paragraph or are headlines."""

FULL_AMONG = 0.75
"""A full line is as long as the one at this place among all of a page by length."""

REPEATED = 3
"""Pages that a first or last line must stand on, figures aside, to be a running head."""

LONGEST_HEADLINE = 4
"""Lines that a headline may be set in."""

_STOPS = ".!?…:؟۔"
_FIGURES = re.compile(r"\d+")
_HYPHENED = re.compile(r"(?<=[^\W\d_])[-\xad]$")

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # it warns of every flaw that it mends


def read_pdf(reading: Reading) -> Iterator[Article]:
    """The article of a PDF. Raises UnreadableError for one that is locked, scanned or damaged."""
    with reading.file.seekable() as file:
        pages, title = _pages(file)
    reading.note(f"PDF, {len(pages)} page{'' if len(pages) == 1 else 's'}")
    text = "\n".join(filter(None, map(paragraphs, without_running_heads(pages))))
    if sum(map(str.isalpha, text)) < LEAST_LETTERS * len(pages):
        raise UnreadableError(
            "a PDF without a text, such as a scan", "run text recognition (OCR) over it"
        )
    headline, body = headline_and_body(text, title)
    yield plain_article(body, reading, told={"title": headline})


def headline_and_body(text: str, title: str | None) -> tuple[str | None, str]:
    """The headline, where the title that a file gives itself is its first lines, and the text
    below it; None and all of it otherwise, since programs also write file names there."""
    lines = text.split("\n")
    for count in range(1, min(LONGEST_HEADLINE, len(lines) - 1) + 1):
        if title and _bare("".join(lines[:count])) == _bare(title):
            return " ".join(lines[:count]), "\n".join(lines[count:])
    return None, text


def paragraphs(lines: Sequence[str]) -> str:
    """The lines of a page joined to paragraphs, one on each line."""
    lengths = sorted(len(line) for line in lines if line)
    full = FULL_LINE * lengths[int(FULL_AMONG * (len(lengths) - 1))] if lengths else 0
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and joined:
            joined[-1] = _continued(joined[-1], line)
        elif line:
            joined.append(line)
        goes_on = bool(line) and len(line) >= full and not line.endswith(tuple(_STOPS))
    return "\n".join(joined)


def without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand at the top or foot of several of them."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_without_figures(page[place]) for place in (0, -1) if page})
    heads = {line for line, times in edges.items() if times >= REPEATED}
    return [_trimmed(page, heads) for page in pages]


def _trimmed(page: list[str], heads: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < end and _without_figures(page[start]) in heads:
        start += 1
    while end > start and _without_figures(page[end - 1]) in heads:
        end -= 1
    return page[start:end]


def _pages(file: Any) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the title that the file gives itself."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("a PDF that needs a password", "save it without one")
        pages = [_lines(page) for page in _bounded(reader)]
        title = reader.metadata.title if reader.metadata else None
    except DependencyError:
        raise UnreadableError("a PDF that is encrypted", "save it without a password") from None
    except (PyPdfError, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(error) from None
    except (IndexError, AssertionError, RecursionError, NotImplementedError) as error:
        raise _damaged(error) from None
    return pages, title


def _damaged(error: Exception) -> UnreadableError:
    said = " ".join(str(error).split()) or type(error).__name__
    return UnreadableError(f"no sound PDF ({said})", "get a whole copy, or print it to PDF anew")


def _bounded(reader: Any) -> Iterator[Any]:
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableError(
            f"a PDF of {len(reader.pages)} pages, more than {MOST_PAGES}", "split it"
        )
    return iter(reader.pages)


def _lines(page: Any) -> list[str]:
    text = page.extract_text()
    if len(text) > LARGEST_TEXT:
        raise UnreadableError(f"a page of {len(text):,} characters", "split it")
    if has_rtl(text):
        # The plain mode mixes up the order of right-to-left runs; the layout mode keeps that
        # of the page, from left to right.
        return as_read(page.extract_text(extraction_mode="layout").splitlines())
    return [" ".join(line.split()) for line in text.splitlines()]


def _continued(line: str, following: str) -> str:
    if _HYPHENED.search(line) and following[0].islower():
        return line[:-1] + following
    return f"{line} {following}"


def _without_figures(line: str) -> str:
    return _FIGURES.sub("", line).strip()


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
