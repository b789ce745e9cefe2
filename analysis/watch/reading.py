"""Feeds read in threads, one for each host at a time, whose findings come in one queue."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import Gdelt
from analysis.watch.feeds_file import Watched
from analysis.watch.polling import Done, Item, poll
from analysis.watch.state import State

AT_ONCE = 8
"""Hosts read at the same time; reading waits for the network, not for the processor."""

BATCH = 100
"""Findings handed on together at most, and as many wait in the queue before readers pause."""

GATHERED_FOR = 5.0
"""Seconds that findings are gathered before they go into the store: each time makes a file."""

TICK = 0.5
"""Seconds between two looks at the clock where nothing comes."""


class Readers:
    """Threads that read feeds; ``state`` is the file of the memory, of which they only read.

    They end with the process: what they have not handed over is read again another time.
    """

    def __init__(self, state: Path, *, fetcher: Fetcher, gdelt: Gdelt) -> None:
        self._state = state
        self._fetcher = fetcher
        self._gdelt = gdelt
        self._reading: dict[str, str] = {}
        self._queue: queue.Queue[Item | Done] = queue.Queue(BATCH)

    @property
    def are_busy(self) -> bool:
        """Whether any feed is being read."""
        return bool(self._reading)

    def start(self, feeds: Sequence[Watched]) -> None:
        """Reads those of ``feeds`` whose host is free, as far as there are threads."""
        for feed in feeds:
            host = urlsplit(feed.url).netloc
            if len(self._reading) >= AT_ONCE:
                return
            if feed.url not in self._reading and host not in self._reading.values():
                self._reading[feed.url] = host
                threading.Thread(target=self._read, args=(feed,), daemon=True).start()

    def collect(self) -> tuple[list[Item | Done], set[str]]:
        """What came, in order, and the addresses of the feeds whose reading ended; after half
        a second nothing, if nothing comes."""
        messages: list[Item | Done] = []
        until = time.monotonic() + GATHERED_FOR
        while self._reading and len(messages) < BATCH and time.monotonic() < until:
            try:
                message = self._queue.get(timeout=TICK)
            except queue.Empty:
                if not messages:
                    break
                continue
            messages.append(message)
            if isinstance(message, Done):
                del self._reading[message.feed.url]
        if not self._reading and not messages:
            time.sleep(TICK)
        return messages, {each.feed.url for each in messages if isinstance(each, Done)}

    def _read(self, feed: Watched) -> None:
        """A fault that a feed brings to light in a library must not end the watch, nor leave
        the feed marked as being read."""
        try:
            with closing(State(self._state)) as state:
                poll(feed, state, fetcher=self._fetcher, gdelt=self._gdelt, put=self._queue.put)
        except Exception as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            self._queue.put(Done(feed, f"cannot be dealt with ({reason}); please report it"))
