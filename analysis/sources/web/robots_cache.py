"""The robots.txt of each host, asked for once a day."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import httpx

from analysis.sources.web.answers import Answer
from analysis.sources.web.errors import FetchError
from analysis.sources.web.robots import ALL_ALLOWED, KEPT_FOR, Robots, parse_robots
from analysis.sources.web.settings import AGENT
from analysis.sources.web.urls import origin_of, web_url

Ask = Callable[[httpx.URL, dict[str, str], frozenset[str] | None], Answer]
"""One request, of any content type where the types are None."""

MOST_REDIRECTS = 5
"""Beyond these a robots.txt counts as missing (RFC 9309, section 2.3.1.2)."""

_MISSING = range(400, 500)
_BUSY = 429


class RobotsCache:
    """The rules for us at each host, for a day; shared by threads."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, tuple[float, Robots]] = {}
        self._guard = threading.Lock()

    def of(self, url: httpx.URL) -> Robots:
        """The rules of the host of ``url``.

        Without a robots.txt (an answer of 400 to 499) all is allowed. Where it cannot be had
        because the server fails, nothing is (RFC 9309, section 2.3.1.4): FetchError is raised
        and the next request asks for it again.
        """
        origin = origin_of(url)
        with self._guard:
            until, robots = self._known.get(origin, (0.0, ALL_ALLOWED))
        if time.monotonic() < until:
            return robots
        robots = self._fetched(web_url("/robots.txt", base=url))
        with self._guard:
            self._known[origin] = (time.monotonic() + KEPT_FOR, robots)
        return robots

    def _fetched(self, url: httpx.URL) -> Robots:
        host = url.host
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._ask(url, {}, None)
                if answer.location is None:
                    return parse_robots(answer.fetched.content, agent=AGENT)
                url = web_url(answer.location, base=url)
        except FetchError as error:
            if error.status in _MISSING and error.status != _BUSY:
                return ALL_ALLOWED
            if error.status is None:
                raise
            raise FetchError(
                f"{host} does not say what robots may read (robots.txt: {error.what})",
                "try again later",
                temporary=True,
                wait=error.wait,
            ) from None
        return ALL_ALLOWED
