"""The feeds that a site's page names in its head."""

from __future__ import annotations

import httpx

from analysis.sources.web.charsets import page_text
from analysis.sources.web.errors import FetchError
from analysis.sources.web.page_trees import page_tree
from analysis.sources.web.urls import web_url

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def feeds_on(page: bytes, *, url: str, charset: str | None = None) -> list[str]:
    """The addresses of the feeds that ``page`` (fetched from ``url``) names, each once, in its
    order. Raises BadRecordError for a page that is too large to be taken apart."""
    tree = page_tree(page_text(page, charset=charset))
    found = []
    for link in tree.xpath("//link[@href]"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _TYPES:
            found.append(_address(link.get("href"), url))
    return list(dict.fromkeys(address for address in found if address))


def _address(text: str, base: str) -> str | None:
    try:
        return str(web_url(text, base=httpx.URL(base)))
    except FetchError:
        return None
