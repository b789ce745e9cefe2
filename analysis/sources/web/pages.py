"""A web page, fetched or saved, as an article: trafilatura finds the text and what is known of it.

Pages are hostile until shown otherwise: their size, depth and number of elements are bounded
before the extraction sees them, because its time grows with the square of the elements.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import html
from trafilatura.settings import Document

from analysis.language import identify
from analysis.models import Article
from analysis.sources.records import BadRecordError, build
from analysis.sources.web.charsets import page_text
from analysis.sources.web.page_dates import page_date
from analysis.sources.web.page_trees import page_tree

LARGEST_PAGE = 10 * 1024 * 1024
"""Bytes (of a decoded page: characters) that are read; the text of a news page with all its
scripts is under 2 MB. Reading one of this size took up to 3 s and 250 MB."""

_PASTE = "save the article's own page, or paste its text"
_SHORT_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.I)

# Without a handler Python prints a library's errors on standard error, beside our one line.
for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def article_from_html(
    content: bytes | str, *, url: str | None = None, source: str, charset: str | None = None
) -> Article:
    """The article on a page, with title, date, outlet, author and language as far as told.

    ``url`` is where the page was fetched, None for a saved one (then the page's own canonical
    address is taken); ``charset`` is the encoding its server named. ``published`` is None
    unless the page's metadata, its address or its own time stamp says it; the language is
    that of the text, or else what the page says of itself. Raises BadRecordError for a page
    that is too large or too deep, and for one without the text of an article.
    """
    if len(content) > LARGEST_PAGE:
        megabytes = LARGEST_PAGE // (1024 * 1024)
        raise BadRecordError(f"the page is larger than {megabytes} MB", _PASTE)
    text = content if isinstance(content, str) else page_text(content, charset=charset)
    tree = page_tree(text)
    found = _extracted(tree, url)
    outlet = found.sitename or found.hostname
    title = _without_outlet(found.title, outlet)
    return build(
        {
            "text": _without_headline(found.text or "", title),
            "title": title,
            "language": identify(found.text or "") or _declared_language(tree),
            "outlet": outlet,
            "published": page_date(tree, url=url),
            "url": url or found.url,
            "author": found.author,
        },
        source=source,
    )


def _extracted(tree: html.HtmlElement, url: str | None) -> Document:
    """What trafilatura finds; reader comments are no part of an article. A fault that a page
    brings to light in it is the page's, and ends nothing else."""
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:100]
        raise BadRecordError(f"the page cannot be taken apart ({reason})", _PASTE) from None
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise BadRecordError("there is no text of an article on the page", _PASTE)
    return found


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the outlet's name that sites put behind it: ``… | The Daily``."""
    if not title or not outlet:
        return title
    behind = re.search(rf"\s[|–—·•-]\s+{re.escape(outlet)}\s*$", title, re.I)
    return title[: behind.start()].strip() or title if behind else title


def _without_headline(text: str, title: str | None) -> str:
    """The text without a first line that repeats the headline, which would count twice."""
    first, _, rest = text.partition("\n")
    repeated = title and " ".join(first.split()) == " ".join(title.split())
    return rest if repeated and rest.strip() else text


def _declared_language(tree: html.HtmlElement) -> str | None:
    code = _SHORT_CODE.match(tree.get("lang") or "")
    return code[0].lower() if code else None
