"""Articles behind an address: the page itself, or the pages that a feed or a search leads to."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language import identify
from analysis.models import Article
from analysis.sources.problems import OnProblem, Problem
from analysis.sources.records import BadRecordError, build
from analysis.sources.web import GDELT_MARK
from analysis.sources.web.answers import Fetched
from analysis.sources.web.errors import FetchError
from analysis.sources.web.feeds import Entry, Feed, is_feed, parse_feed
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import Gdelt, Link, parse_search
from analysis.sources.web.pages import article_from_html
from analysis.sources.web.settings import FEED_TYPES, PAGE_TYPES


@dataclass(frozen=True, slots=True)
class Found:
    """An article and, in ``note``, what is to be known of how it was read; empty where all
    went as it should."""

    article: Article
    note: str = ""


def read_url(url: str, *, fetcher: Fetcher, on_problem: OnProblem) -> Iterator[Found]:
    """The article on the page at ``url``; of a feed, those behind all its entries.

    What cannot be read goes to ``on_problem``, and the rest goes on.
    """
    try:
        fetched = fetcher.fetch(url, types=PAGE_TYPES | FEED_TYPES)
        if not is_feed(fetched.content, charset=fetched.charset):
            yield Found(_page(fetched, source=url))
            return
        feed = feed_in(fetched)
    except (FetchError, BadRecordError) as error:
        on_problem(Problem(url, error.what, error.advice))
        return
    for entry in feed.entries:
        try:
            yield read_entry(entry, feed, url=url, fetcher=fetcher)
        except (FetchError, BadRecordError) as error:
            on_problem(Problem(entry.link or f"{url}: {entry.key}", error.what, error.advice))


def feed_in(fetched: Fetched) -> Feed:
    """The feed that was fetched. Raises FetchError where it is none."""
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    return parse_feed(
        fetched.content, url=fetched.url, content_type=f"{fetched.content_type}{charset}"
    )


def read_entry(
    entry: Entry, feed: Feed, *, url: str, fetcher: Fetcher, patient: bool = False
) -> Found:
    """The article behind an entry of the feed at ``url``: the text of its page, or where that
    cannot be had (the note says why) the entry's own.

    Title, day and author are the entry's where it has them. Raises FetchError or
    BadRecordError where neither has a text, and if ``patient`` also FetchError where the page
    may be had later.
    """
    own = entry.text.strip()
    try:
        if not entry.link:
            raise FetchError("the entry has no link", "ask the feed's publisher")
        page = _page(fetcher.fetch(entry.link, types=PAGE_TYPES), source=url)
    except (FetchError, BadRecordError) as error:
        if not own or (patient and isinstance(error, FetchError) and error.temporary):
            raise
        return Found(_own_text(entry, feed, url), f"only the feed's own text ({error.what})")
    if len(own) > len(page.text):
        return Found(_own_text(entry, feed, url), "the feed has more text than the page")
    return Found(
        dataclasses.replace(
            page,
            title=entry.title or page.title,
            outlet=page.outlet or feed.title,
            published=entry.published or page.published or entry.updated,
            author=entry.author or page.author,
        )
    )


def read_search(
    query: str, *, fetcher: Fetcher, on_problem: OnProblem, gdelt: Gdelt | None = None
) -> Iterator[Found]:
    """The articles that a search of GDELT leads to (see `parse_search` for ``query``).

    Their ``source`` keeps the outlet's country and the language that GDELT names; its moment
    of seeing a page is not taken for a day of publication. What cannot be read goes to
    ``on_problem``, and the rest goes on.
    """
    name = f"{GDELT_MARK}{query}"
    try:
        for link in (gdelt or Gdelt(fetcher)).links(parse_search(query)):
            try:
                yield read_link(link, name=name, fetcher=fetcher)
            except (FetchError, BadRecordError) as error:
                on_problem(Problem(link.url, error.what, error.advice))
    except FetchError as error:
        on_problem(Problem(name, error.what, error.advice))


def read_link(link: Link, *, name: str, fetcher: Fetcher) -> Found:
    """The article behind a row of the search called ``name``. Raises FetchError or
    BadRecordError."""
    known = ", ".join(filter(None, (link.language, link.country)))
    source = f"{name} ({known})" if known else name
    page = _page(fetcher.fetch(link.url, types=PAGE_TYPES), source=source)
    return Found(
        dataclasses.replace(page, title=page.title or link.title, outlet=page.outlet or link.domain)
    )


def _page(fetched: Fetched, *, source: str) -> Article:
    article = article_from_html(
        fetched.content, url=fetched.url, source=source, charset=fetched.charset
    )
    return dataclasses.replace(article, fetched=fetched.fetched)


def _own_text(entry: Entry, feed: Feed, url: str) -> Article:
    values = {
        "text": entry.text,
        "title": entry.title,
        "language": identify(entry.text),
        "outlet": feed.title,
        "published": entry.published or entry.updated,
        "url": entry.link,
        "author": entry.author,
    }
    return dataclasses.replace(build(values, source=url), fetched=dt.datetime.now(dt.UTC))
