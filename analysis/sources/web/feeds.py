"""Feeds as lists of entries: RSS and Atom by feedparser on what we fetched, JSON Feed by hand.

A feed is bounded before feedparser sees it, whose time grows with the square of how deep the
elements are nested, and one that declares entities of its own is not read at all.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import httpx

from analysis.dates import parse_date
from analysis.sources.web.charsets import page_text
from analysis.sources.web.errors import FetchError
from analysis.sources.web.markup import text_of
from analysis.sources.web.urls import web_url

LARGEST_FEED = 5 * 1024 * 1024
"""Bytes; a feed of 1,000 entries with their texts has about as many. feedparser takes up to 9 s
a megabyte."""

DEEPEST = 20_000
"""Elements open at once, unclosed ``<br>`` of embedded HTML among them; at this number nesting
costs feedparser 0.2 s, at ten times as many 15 s."""

FIRST_DAY = dt.date(1990, 1, 1)
"""No page is older than the web; an earlier day in a feed is a clock that was never set."""

_HEAD = 4_096
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.I)
_JSON_FEED = re.compile(r'^\s*\{.*"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org', re.S)
_TAGS = re.compile(rb"<[A-Za-z]|</|/>")
_ADVICE = "check the feed's address in a browser"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. ``key`` names it within the feed, whatever else of it changes;
    ``link`` is the address of its page; ``text`` is what the feed itself has of it, empty where
    it has nothing. ``published`` is a day, ``updated`` the day of its last change; what the
    feed does not say is None."""

    key: str
    link: str | None = None
    title: str | None = None
    text: str = ""
    author: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own name and its entries, in its order; ``title`` is None if it has none."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(content: bytes, *, charset: str | None = None) -> bool:
    """Whether ``content`` begins as RSS, Atom or JSON Feed does, whatever its server calls it."""
    head = page_text(content[:_HEAD], charset=charset).lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return bool(_JSON_FEED.match(page_text(content[:LARGEST_FEED], charset=charset)))
    found = _FEED.search(head)
    return found is not None and "<html" not in head[: found.start()].lower()


def parse_feed(content: bytes, *, url: str, content_type: str = "") -> Feed:
    """The feed in ``content``; ``url`` is its address, which relative links are joined to.

    Raises FetchError for what is no feed, is too large or too deep, or declares entities.
    """
    if len(content) > LARGEST_FEED:
        raise FetchError(f"the feed is larger than {LARGEST_FEED // 1024**2} MB", _ADVICE)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(content, url)
    _refuse_bombs(content.replace(b"\x00", b""))
    parsed = _parsed(content, url, content_type)
    if not parsed.get("version") and not parsed.entries:
        raise FetchError("there is no feed at this address", _ADVICE)
    return Feed(
        _line(text_of(parsed.feed.get("title") or "")),
        _told_apart(_entry(dict(each), url) for each in parsed.entries),
    )


def _parsed(content: bytes, url: str, content_type: str) -> Any:
    """A fault that a feed brings to light in feedparser is the feed's, and ends no watch."""
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    try:
        return feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:100]
        raise FetchError(f"the feed cannot be taken apart ({reason})", _ADVICE) from None


def _refuse_bombs(content: bytes) -> None:
    if re.search(rb"<!ENTITY", content, re.I):
        raise FetchError("the feed declares entities of its own, which may be a bomb", _ADVICE)
    depth = 0
    for tag in _TAGS.finditer(content):
        depth += -1 if b"/" in tag[0] else 1
        if depth > DEEPEST:
            raise FetchError("the feed's elements are nested too deeply", _ADVICE)


def _entry(found: Mapping[str, Any], url: str) -> Entry:
    link = _address(found.get("link"), url)
    texts = [found.get("summary"), *(each.get("value") for each in found.get("content", ()))]
    title = _line(text_of(found.get("title") or ""))
    return Entry(
        key=found.get("id") or link or title or "",
        link=link,
        title=title,
        text=max((text_of(text or "") for text in texts), key=len),
        author=_line(found.get("author")),
        published=_day(found.get("published"), found.get("published_parsed")),
        updated=_day(found.get("updated"), found.get("updated_parsed")),
    )


def _told_apart(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each key once, the first; what has neither key, link nor title cannot be told apart."""
    return tuple({entry.key: entry for entry in reversed(list(entries)) if entry.key}.values())[
        ::-1
    ]


def _json_feed(content: bytes, url: str) -> Feed:
    """JSON Feed 1.1 (jsonfeed.org), which feedparser does not read."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError):
        raise FetchError("the feed is not sound JSON", _ADVICE) from None
    items = feed.get("items")
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(items, list):
        raise FetchError("there is no feed at this address", _ADVICE)
    entries = (_json_entry(item, url) for item in items if isinstance(item, dict))
    return Feed(_line(feed.get("title")), _told_apart(entries))


def _json_entry(item: Mapping[str, Any], url: str) -> Entry:
    link = _address(item.get("url"), url)
    authors = item.get("authors") or [item.get("author")]
    names = [str(each["name"]) for each in authors if isinstance(each, dict) and "name" in each]
    plain = item.get("content_text")
    title = _line(item.get("title"))
    return Entry(
        key=str(item.get("id") or link or title or ""),
        link=link,
        title=title,
        text=str(plain)
        if plain
        else text_of(str(item.get("content_html") or item.get("summary") or "")),
        author=_line(", ".join(names)),
        published=_day(item.get("date_published")),
        updated=_day(item.get("date_modified")),
    )


def _address(text: object, base: str) -> str | None:
    """None for what is no web address; it is judged again when it is fetched."""
    try:
        return str(web_url(str(text), base=httpx.URL(base))) if text else None
    except FetchError:
        return None


def _day(text: object, parsed: Any = None) -> dt.date | None:
    """The day in the feed's own time zone, else (feedparser's ``parsed``) in UTC; None for one
    that cannot be: before the web, or later than tomorrow."""
    day = _stated_day(str(text)) if text else None
    if day is None and parsed:
        day = dt.date(*parsed[:3])
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return day if day and FIRST_DAY <= day <= latest else None


def _stated_day(text: str) -> dt.date | None:
    for read in (parsedate_to_datetime, dt.datetime.fromisoformat):
        try:
            return read(text.strip()).date()
        except (ValueError, TypeError, IndexError):
            continue
    return parse_date(text)


def _line(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text else None
