"""The day a page was published, from what says so; never guessed from text, never today's.

htmldate finds it, but only what can be trusted is laid before it: in a whole page it also takes
days that the text speaks of, the year of a copyright notice, or the time of the last change.
"""

from __future__ import annotations

import copy
import re

from htmldate import find_date
from lxml import html

_OTHER_DAYS = re.compile(r"modif|updat|revis|copyright|last", re.I)
_STAMPS = (
    '//*[@itemprop="datePublished"]',
    "//time[@pubdate]",
    "(//article//time[@datetime] | //main//time[@datetime])[1]",
)
"""Where the body of a page has its own time, the surest first."""


def page_date(tree: html.HtmlElement, *, url: str | None = None) -> str | None:
    """The ISO day on which a page says it was published; None where it says none.

    Looked at are the head's metadata, JSON-LD, a whole date in the address, and the time
    element of the article. The day is that of the page's own time zone.
    """
    return _found(_head(tree), url) or next(
        (day for path in _STAMPS for stamp in tree.xpath(path)[:1] if (day := _of_stamp(stamp))),
        None,
    )


def _found(tree: html.HtmlElement, url: str | None) -> str | None:
    day: str | None = find_date(
        tree, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True
    )
    return day


def _head(tree: html.HtmlElement) -> html.HtmlElement:
    """The metadata alone, without the days of changes."""
    page = html.Element("html")
    head = html.Element("head")
    page.append(head)
    for element in tree.xpath('//meta | //script | //link[@rel="canonical"]'):
        names = " ".join(element.get(name, "") for name in ("name", "property", "itemprop"))
        if not _OTHER_DAYS.search(f"{names} {element.get('http-equiv', '')}"):
            kept = copy.copy(element)
            kept.tail = None
            head.append(kept)
    return page


def _of_stamp(stamp: html.HtmlElement) -> str | None:
    value = stamp.get("datetime") or stamp.get("content") or stamp.text_content()
    meta = html.Element("meta", name="date", content=value.strip())
    page = html.Element("html")
    page.append(meta)
    return _found(page, None)
