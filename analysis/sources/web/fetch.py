"""Pages and feeds over HTTP, politely and within limits, from public addresses only.

fetcher = Fetcher(FetchSettings(contact="desk@example.org"))
fetcher.fetch("https://example.org/feed.xml", types=FEED_TYPES).content
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import httpx

from analysis.sources.web.addresses import Resolver, system_resolver
from analysis.sources.web.answers import Answer, Fetched, ask
from analysis.sources.web.errors import FetchError
from analysis.sources.web.pacing import Turns
from analysis.sources.web.robots_cache import RobotsCache
from analysis.sources.web.settings import FetchSettings
from analysis.sources.web.urls import origin_of, web_url

MOST_REDIRECTS = 5
"""One for https, one for www, one for the language, and two to spare; RFC 9309 names five too."""


@dataclass(frozen=True, slots=True)
class _Request:
    headers: dict[str, str]
    types: frozenset[str]
    mind_robots: bool
    pause: float


class Fetcher:
    """Reads addresses, one request at a time to each host; threads may share one.

    ``resolve`` turns a host's name into addresses, by default as the operating system does.
    """

    def __init__(
        self, settings: FetchSettings | None = None, *, resolve: Resolver = system_resolver
    ) -> None:
        self.settings = settings or FetchSettings()
        self._resolve = resolve
        self._turns = Turns()
        self._robots = RobotsCache(self._once)

    def fetch(
        self,
        url: str,
        *,
        types: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        mind_robots: bool = True,
        pause: float = 0.0,
    ) -> Fetched:
        """What is at ``url``, after at most five redirects, each judged as the first address.

        ``types`` are the content types that are read. With the ``etag`` and ``last_modified``
        of an earlier answer the server may say that nothing changed. ``pause`` is what this
        host wants between requests, in seconds, where that is more than usual. A busy server
        is asked again after a while. Raises FetchError.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in given.items() if value}
        request = _Request(headers, types, mind_robots, max(pause, self.settings.pause))
        attempt = 1
        while True:
            try:
                return self._followed(web_url(url), request)
            except FetchError as error:
                wait = self._wait(error, attempt)
                if wait is None:
                    raise
            time.sleep(wait)
            attempt += 1

    def _followed(self, url: httpx.URL, request: _Request) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._in_turn(url, request)
            if answer.location is None:
                return answer.fetched
            url = web_url(answer.location, base=url)
        raise FetchError(f"more than {MOST_REDIRECTS} redirects", "check the address in a browser")

    def _in_turn(self, url: httpx.URL, request: _Request) -> Answer:
        pause = request.pause
        if request.mind_robots:
            robots = self._robots.of(url)
            if not robots.allows(url.raw_path.decode("ascii")):
                raise FetchError(
                    f"robots.txt of {url.host} closes this page to robots",
                    "save it by hand and give the file",
                )
            pause = max(pause, robots.delay or 0.0)
        with self._turns.turn(origin_of(url), pause=pause):
            return self._once(url, request.headers, request.types)

    def _once(
        self, url: httpx.URL, headers: dict[str, str], types: frozenset[str] | None
    ) -> Answer:
        return ask(url, headers, types=types, settings=self.settings, resolve=self._resolve)

    def _wait(self, error: FetchError, attempt: int) -> float | None:
        """Seconds until the next attempt, None where there is none. Up to a half more than
        asked, by chance, so that many readers do not come back at one moment."""
        if not error.is_busy or attempt == self.settings.attempts:
            return None
        wait = self.settings.back_off * 2 ** (attempt - 1) if error.wait is None else error.wait
        return None if wait > self.settings.longest_wait else wait * random.uniform(1.0, 1.5)
