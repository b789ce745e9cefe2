"""Links to articles from the search of GDELT DOC 2.0, which answers with at most 250 rows.

A period that fills an answer is halved until its answers do not, so that nothing is cut off.
The format is that of GDELT's own description (blog.gdeltproject.org, "GDELT DOC 2.0 API
Debuts"); it was tried against a stand-in server only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from analysis.sources.web.errors import FetchError
from analysis.sources.web.fetch import Fetcher

SERVICE = "https://api.gdeltproject.org/api/v2/doc/doc"

MOST_ROWS = 250
"""Rows of one answer at most, GDELT's own limit."""

PAUSE = 5.0
"""Seconds between two calls: GDELT asks for no more than one in five."""

SHORTEST = dt.timedelta(minutes=15)
"""GDELT looks at the web in steps of so long; a shorter period has no answer."""

ONE_DAY = dt.timedelta(days=1)

_TYPES = frozenset({"application/json", "text/html", "text/plain"})
_STAMP = "%Y%m%d%H%M%S"
_SEEN = "%Y%m%dT%H%M%SZ"
_PERIOD = re.compile(r"^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d):(.*)$", re.S)
_ADVICE = "check the query against GDELT's description of it"


@dataclass(frozen=True, slots=True)
class Link:
    """A row of an answer. ``seen`` is when GDELT saw the page, which is not when it was
    published; ``language`` and ``country`` (of the outlet) are English names, None where GDELT
    does not say."""

    url: str
    title: str | None = None
    seen: dt.datetime | None = None
    domain: str | None = None
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """A query in GDELT's own language, and the period in UTC, ``until`` not included."""

    query: str
    since: dt.datetime
    until: dt.datetime


def parse_search(text: str, *, now: dt.datetime | None = None) -> Search:
    """The search in ``QUERY`` (the day up to ``now``) or ``YYYY-MM-DD..YYYY-MM-DD:QUERY``, last
    day included. Raises FetchError for what is neither."""
    now = now or dt.datetime.now(dt.UTC)
    period = _PERIOD.match(text.strip())
    query = (period[3] if period else text).strip()
    if not query:
        raise FetchError("the search has no words", "write gdelt:WORDS")
    if not period:
        return Search(query, now - ONE_DAY, now)
    try:
        first, last = (dt.datetime.fromisoformat(period[n]).replace(tzinfo=dt.UTC) for n in (1, 2))
    except ValueError as error:
        raise FetchError(f"a day that is none ({error})", "write it as YYYY-MM-DD") from None
    if last < first:
        raise FetchError("a period that ends before it begins", "turn its days around")
    return Search(query, first, min(last + ONE_DAY, max(now, first + SHORTEST)))


class Gdelt:
    """GDELT's article search at ``service``, asked through ``fetcher``."""

    def __init__(self, fetcher: Fetcher, *, service: str = SERVICE, pause: float = PAUSE) -> None:
        self._fetcher = fetcher
        self._service = service
        self._pause = pause

    def links(self, search: Search) -> Iterator[Link]:
        """The rows for ``search``, the earliest period first, each address once.

        Of the shortest period only the first 250 can be had. Raises FetchError.
        """
        known: set[str] = set()
        for link in self._period(search):
            if link.url not in known:
                known.add(link.url)
                yield link

    def _period(self, search: Search) -> Iterator[Link]:
        rows = self._rows(search)
        length = search.until - search.since
        if len(rows) < MOST_ROWS or length < 2 * SHORTEST:
            yield from rows
            return
        middle = search.since + length / 2
        yield from self._period(Search(search.query, search.since, middle))
        yield from self._period(Search(search.query, middle, search.until))

    def _rows(self, search: Search) -> list[Link]:
        asked = {
            "query": search.query,
            "mode": "ArtList",
            "format": "json",
            "maxrecords": MOST_ROWS,
            "sort": "DateAsc",
            "startdatetime": search.since.strftime(_STAMP),
            "enddatetime": search.until.strftime(_STAMP),
        }
        answer = self._fetcher.fetch(
            f"{self._service}?{urlencode(asked)}",
            types=_TYPES,
            mind_robots=False,  # an interface made for programs
            pause=self._pause,
        )
        return _links(answer.content)


def _links(content: bytes) -> list[Link]:
    """A query that GDELT does not take is answered with a sentence instead of JSON."""
    try:
        answer = json.loads(content.decode("utf-8", "replace") or "{}", strict=False)
    except (ValueError, RecursionError):
        said = " ".join(content[:200].decode("utf-8", "replace").split())
        raise FetchError(f"GDELT answers: {said}", _ADVICE) from None
    rows = answer.get("articles", []) if isinstance(answer, dict) else []
    return [_link(row) for row in rows if isinstance(row, dict) and row.get("url")]


def _link(row: Mapping[str, Any]) -> Link:
    return Link(
        url=str(row["url"]),
        title=_text(row.get("title")),
        seen=_moment(row.get("seendate")),
        domain=_text(row.get("domain")),
        language=_text(row.get("language")),
        country=_text(row.get("sourcecountry")),
    )


def _text(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _moment(value: object) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(str(value), _SEEN).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
