"""Saved web pages: one article a page, found by `analysis.sources.web.pages`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analysis.models import Article
from analysis.sources.files import MEGABYTE
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import BadRecordError, build

LARGEST_PAGE = 20 * MEGABYTE
"""Bytes that are read of a page at all; the extraction has a limit of its own below it."""


def read_html(reading: Reading) -> Iterator[Article]:
    """The article of a saved page."""
    yield page_article(reading.file.whole(LARGEST_PAGE), reading)


def page_article(
    content: bytes | str, reading: Reading, *, url: str | None = None, charset: str | None = None
) -> Article:
    """The article on a page; what stands beside the file goes before what the page says."""
    from analysis.sources.web.pages import article_from_html  # loads trafilatura

    try:
        found = article_from_html(content, url=url, source=reading.shown, charset=charset)
        if not reading.known:
            return found
        values = {f.name: getattr(found, f.name) for f in dataclasses.fields(found)}
        return build({**values, **reading.known}, source=reading.shown, remark=reading.remark)
    except BadRecordError as error:
        raise UnreadableError(error.what, error.advice) from None
