"""Where an article came from, as HTML: date, outlet, author, agency, file and row, address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from analysis.locale import Words
from analysis.queries import StoredArticle
from views.articles.reader import printable

PASTED = "pasted"
"""The source of a text that was pasted into the dashboard."""

OPENED = ("http", "https")
"""Schemes of addresses that are made links; another could run something."""


def html_of(article: StoredArticle, words: Words) -> str:
    """What was published when and where, then how it came here; unknown parts are left out."""
    published = (
        words.date(article.published),
        article.outlet or words["words.no_outlet"],
        words.language_name(article.language),
    )
    parts = [*map(printable, published), *_origin(article, words)]
    joined = " · ".join(f"<bdi>{part}</bdi>" for part in parts)
    return f'<p class="provenance" dir="{words.direction}">{joined}</p>'


def _origin(article: StoredArticle, words: Words) -> Iterator[str]:
    if article.author:
        yield printable(words("reader.author", author=article.author))
    if article.credit:
        yield printable(words("reader.credit", credit=article.credit))
    if article.source == PASTED:
        yield printable(words["reader.pasted"])
    elif article.source and article.source != article.url:
        whole = printable(article.source)
        yield f'<span title="{whole}">{printable(_file(article.source, words))}</span>'
    if article.fetched:
        yield printable(words("reader.fetched", moment=words.moment(article.fetched)))
    if article.url:
        yield link(article.url, words)


def _file(source: str, words: Words) -> str:
    """A source as people say it: the file without its folders, and the row in it if any."""
    name = source.replace("\\", "/").rsplit("/", 1)[-1]
    file, _, row = name.rpartition(":")
    if file and row.isdecimal():
        return words("reader.file_row", file=file, row=words.number(int(row)))
    return words("reader.file", file=name)


def link(url: str, words: Words) -> str:
    """An address as HTML: a link where it is safe to open, else as text."""
    address = printable(url)
    if not _opens(url):
        return address
    said = printable(words["reader.link"])
    return (
        f'<a href="{address}" title="{address}" target="_blank" '
        f'rel="noopener noreferrer">{said}</a>'
    )


def _opens(url: str) -> bool:
    try:
        return urlsplit(url).scheme in OPENED
    except ValueError:  # such as an address with half a bracket
        return False
