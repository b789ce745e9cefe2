"""One feed read once: what is new in it, an article or a reason for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from analysis.sources.records import BadRecordError
from analysis.sources.web import GDELT_MARK
from analysis.sources.web.discovery import feeds_on
from analysis.sources.web.errors import FetchError
from analysis.sources.web.feeds import Entry, Feed, is_feed
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import ONE_DAY, Gdelt, Link, Search, parse_search
from analysis.sources.web.reading import Found, feed_in, read_entry, read_link
from analysis.sources.web.settings import FEED_TYPES
from analysis.watch.feeds_file import Watched
from analysis.watch.state import FeedState, State

MOST_NEW = 200
"""New entries dealt with in one read, about four minutes of one host; the rest come next time."""

MOST_TRIES = 3
"""Reads of a feed in which a page that cannot be had now is tried; then the feed's own text
stands in, or the entry is given up."""

OVERLAP = dt.timedelta(hours=1)
"""A search reaches back so far before the last one: GDELT lists a page some minutes late."""


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one entry. ``found`` is None where ``problem`` says why there is no
    article, and both are where the entry is known already; ``again`` is whether it is tried
    once more at the next read."""

    feed: Watched
    key: str
    link: str | None
    found: Found | None = None
    problem: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """The end of a read. ``error`` is None where it went well; ``wait`` is the number of
    seconds that the server asked for. ``listed`` are the keys of all its entries, and
    ``etag`` and ``last_modified`` are what the next read may show."""

    feed: Watched
    error: str | None = None
    wait: float = 0.0
    listed: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None


Put = Callable[[Item | Done], object]


def poll(feed: Watched, state: State, *, fetcher: Fetcher, gdelt: Gdelt, put: Put) -> None:
    """Reads ``feed`` and hands each new entry, then the end, to ``put``; never raises
    FetchError."""
    try:
        if feed.url.startswith(GDELT_MARK):
            put(_search(feed, state, fetcher=fetcher, gdelt=gdelt, put=put))
        else:
            put(_feed(feed, state, fetcher=fetcher, put=put))
    except (FetchError, BadRecordError) as error:
        wait = error.wait if isinstance(error, FetchError) else None
        put(Done(feed, str(error), wait or 0.0))


def _feed(feed: Watched, state: State, *, fetcher: Fetcher, put: Put) -> Done:
    known = state.feed(feed.url)
    fetched = fetcher.fetch(
        feed.url, types=FEED_TYPES, etag=known.etag, last_modified=known.last_modified
    )
    if fetched.unchanged:
        return Done(feed, etag=known.etag, last_modified=known.last_modified)
    if not is_feed(fetched.content, charset=fetched.charset):
        raise _no_feed(feeds_on(fetched.content, url=fetched.url, charset=fetched.charset))
    content = feed_in(fetched)

    complete = _deal(
        feed,
        state,
        (
            _New(entry.key, entry.link, partial(_read, entry, content, feed.url, fetcher))
            for entry in content.entries
        ),
        put,
    )
    return Done(
        feed,
        listed=tuple(entry.key for entry in content.entries),
        etag=fetched.etag if complete else None,
        last_modified=fetched.last_modified if complete else None,
    )


def _no_feed(named: list[str]) -> FetchError:
    advice = f"its page names {named[0]}" if named else "check the feed's address in a browser"
    return FetchError("there is no feed at this address", advice)


def _search(feed: Watched, state: State, *, fetcher: Fetcher, gdelt: Gdelt, put: Put) -> Done:
    search = _since(parse_search(feed.url.removeprefix(GDELT_MARK)), state.feed(feed.url))
    links = list(gdelt.links(search))

    new = (_New(each.url, each.url, partial(_read_link, each, feed.url, fetcher)) for each in links)
    _deal(feed, state, new, put)
    return Done(feed, listed=tuple(link.url for link in links))


def _since(search: Search, known: FeedState) -> Search:
    """From the last read on, at most thirty days back; a period of its own stays."""
    if known.last_read is None:
        return search
    last = dt.datetime.fromtimestamp(known.last_read, dt.UTC) - OVERLAP
    if last >= search.until:
        return search
    return Search(search.query, max(last, search.until - 30 * ONE_DAY), search.until)


@dataclass(frozen=True, slots=True)
class _New:
    key: str
    link: str | None
    read: Callable[[bool], Found]


def _read(entry: Entry, content: Feed, url: str, fetcher: Fetcher, patient: bool) -> Found:
    return read_entry(entry, content, url=url, fetcher=fetcher, patient=patient)


def _read_link(link: Link, name: str, fetcher: Fetcher, patient: bool) -> Found:
    return read_link(link, name=name, fetcher=fetcher)


def _deal(feed: Watched, state: State, entries: Iterable[_New], put: Put) -> bool:
    """Hands on what became of the entries not seen yet; whether that was all of them, with
    none to be tried again."""
    seen, tries = state.seen(feed.url), state.tries(feed.url)
    complete, count = True, 0
    for entry in entries:
        if entry.key in seen:
            continue
        if count == MOST_NEW:
            return False
        count += 1
        item = _item(feed, entry, state, last_try=tries.get(entry.key, 0) >= MOST_TRIES - 1)
        complete = complete and not item.again
        put(item)
    return complete


def _item(feed: Watched, entry: _New, state: State, *, last_try: bool) -> Item:
    if entry.link and state.knows_link(entry.link):
        return Item(feed, entry.key, entry.link)
    try:
        return Item(feed, entry.key, entry.link, entry.read(not last_try))
    except (FetchError, BadRecordError) as error:
        again = isinstance(error, FetchError) and error.temporary and not last_try
        return Item(feed, entry.key, entry.link, problem=str(error), again=again)
