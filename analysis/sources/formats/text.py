"""Plain text and Markdown: one article a file, its parts told apart by `analysis.sources.plain`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.models import Article
from analysis.sources.decoding import decoded, encoding_note, undecoded
from analysis.sources.files import MEGABYTE
from analysis.sources.formats.delimited import ENCODING_ADVICE
from analysis.sources.formats.downloads import articles_in
from analysis.sources.front_matter import front_matter
from analysis.sources.plain import take_apart
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import BadRecordError, build

LARGEST_PLAIN = 16 * MEGABYTE
"""Bytes of a plain text: twice what an article of the largest size has in UTF-32."""

_MARKDOWN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(```|~~~).*$", re.M), ""),  # fences; what they hold is text
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.M), r"\1"),
    (re.compile(r"^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.M), ""),
    (re.compile(r"^ {0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^[ \t]*[*+-][ \t]+", re.M), ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*$", re.M)
_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*$", re.M | re.S)
"""Metadata above a text, which is no Markdown and left as it is."""


def read_text(reading: Reading) -> Iterator[Article]:
    """The one article of a plain text; what stands beside it goes before what is told from it."""
    yield from document_articles(_content(reading), reading)


def read_markdown(reading: Reading) -> Iterator[Article]:
    """The one article of a Markdown file, without its marks; a first heading is its title."""
    content = _content(reading)
    front = _FRONT.match(content)
    above, body = (front[0], content[front.end() :]) if front else ("", content)
    heading = None if above else _HEADING.match(body)
    told = {"title": without_marks(heading[1])} if heading else {}
    body = without_marks(body[heading.end() :] if heading else body)
    yield plain_article(above + body, reading, told=told)


def document_articles(
    content: str, reading: Reading, *, told: Mapping[str, Any] | None = None
) -> Iterator[Article]:
    """The article of a document, or those of a Factiva or Nexis download, counted from 1."""
    found = articles_in(content)
    if found is None:
        yield plain_article(content, reading, told=told)
        return
    name, articles = found
    reading.note(f"{name} download")
    for number, values in enumerate(articles, start=1):
        try:
            yield build({**values, **reading.known}, source=f"{reading.shown}:{number}")
        except BadRecordError as error:
            reading.problem(error.what, error.advice, number)


def plain_article(
    content: str, reading: Reading, *, told: Mapping[str, Any] | None = None
) -> Article:
    """The article of a text; ``told`` is what its document says, which goes before what is told
    from the text and after what stands beside the file. Raises UnreadableError."""
    above, content = front_matter(content, reading.remark)
    given = {**{k: v for k, v in (told or {}).items() if v}, **above, **reading.known}
    parts = take_apart(content, find_title="title" not in given)
    found = {name: getattr(parts, name) for name in ("title", "credit", "author", "published")}
    values = {**found, **given, "text": parts.text}
    try:
        return build(values, source=reading.shown, remark=reading.remark)
    except BadRecordError as error:
        raise UnreadableError(error.what, error.advice) from None


def without_marks(text: str) -> str:
    """Markdown as the text that a reader sees; links leave their words, pictures nothing."""
    for pattern, instead in _MARKDOWN:
        text = pattern.sub(instead, text)
    return text


def _content(reading: Reading) -> str:
    content, encoding = decoded(reading.file.whole(LARGEST_PLAIN))
    reading.note(encoding_note(encoding))
    if byte := undecoded(content):
        raise UnreadableError(f"byte {byte} cannot be decoded", ENCODING_ADVICE)
    return content
