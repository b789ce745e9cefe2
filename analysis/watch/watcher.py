"""The watch itself: reads the feeds that are due, several hosts at once, until it is stopped."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from analysis.errors import SourceError, StoreError
from analysis.sources.web.addresses import Resolver, system_resolver
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import SERVICE, Gdelt
from analysis.sources.web.settings import FetchSettings
from analysis.store import Store
from analysis.watch.feeds_file import USUAL_INTERVAL, FeedList, Watched, read_feeds
from analysis.watch.keeping import Keeper, Log, Tally, is_due
from analysis.watch.reading import Readers
from analysis.watch.state import FILE_NAME, State, open_state

LOCK = ".watch.lock"
"""The file beside the store that a running watch holds."""


class Watcher:
    """Watches the feeds of the file ``feeds`` for ``store``.

    ``settings`` are those of fetching; the contact that the file names at the start goes
    before theirs. ``interval`` is the time between two reads of a feed for which the file
    names none. ``resolve`` and ``gdelt`` (the address of its search) are as for `Fetcher`
    and `Gdelt`.
    """

    def __init__(
        self,
        feeds: Path,
        store: Store,
        *,
        log: Log,
        settings: FetchSettings | None = None,
        backend: str | None = None,
        interval: dt.timedelta = USUAL_INTERVAL,
        resolve: Resolver = system_resolver,
        gdelt: str = SERVICE,
    ) -> None:
        self._path = feeds
        self._store = store
        self._log = log
        self._settings = settings or FetchSettings()
        self._backend = backend
        self._interval = interval
        self._resolve = resolve
        self._gdelt = gdelt
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ends `run` soon; what was read but not kept yet is read again another time."""
        self._stop.set()

    def run(self, *, once: bool = False) -> Tally:
        """Reads feeds when they are due until `stop`, or ``once`` each feed that is not paused.

        What goes wrong with a feed is a line in the log and stops no other. The file of feeds
        is looked at all the time, and followed. Raises SourceError where it cannot be read at
        the start, StoreError where another watch has this store, or it takes nothing.
        """
        feeds = _FeedsNow(self._path, self._interval, self._log)
        folder = self._store.folder
        try:
            with _alone(folder):
                return self._remembering(feeds, folder, once=once)
        except sqlite3.Error as error:
            raise StoreError(
                f"{folder / FILE_NAME}: cannot be used ({error}); "
                "check that the disk has room and that the folder may be written"
            ) from None

    def _remembering(self, feeds: _FeedsNow, folder: Path, *, once: bool) -> Tally:
        state, damage = open_state(folder)
        if damage:
            self._log(damage)
        try:
            keeper = Keeper(self._store, state, backend=self._backend, log=self._log)
            self._watch(feeds, keeper, state, once=once)
            return keeper.tally
        finally:
            self._stop.set()
            state.close()

    def _watch(self, feeds: _FeedsNow, keeper: Keeper, state: State, *, once: bool) -> None:
        fetcher, gdelt = self._web(feeds.now)
        readers = Readers(self._store.folder / FILE_NAME, fetcher=fetcher, gdelt=gdelt)
        finished: set[str] = set()
        while not self._stop.is_set():
            waiting = _due(feeds.now, state, once=once)
            readers.start([feed for feed in waiting if feed.url not in finished])
            if once and not readers.are_busy:
                return
            messages, ended = readers.collect()
            keeper.keep(messages)
            finished |= ended if once else set()
            feeds.look_again()

    def _web(self, feeds: FeedList) -> tuple[Fetcher, Gdelt]:
        settings = replace(self._settings, contact=feeds.contact or self._settings.contact)
        fetcher = Fetcher(settings, resolve=self._resolve)
        return fetcher, Gdelt(fetcher, service=self._gdelt)


class _FeedsNow:
    """The file of feeds, read again when it has changed."""

    def __init__(self, path: Path, interval: dt.timedelta, log: Log) -> None:
        self._path = path
        self._interval = interval
        self._log = log
        self._stamp = _stamp(path)
        self.now = read_feeds(path, interval=interval)
        self._tell(())

    def look_again(self) -> None:
        """Follows the file; where it cannot be read now, what it said before holds."""
        stamp = _stamp(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        before = self.now.problems
        try:
            self.now = read_feeds(self._path, interval=self._interval)
        except SourceError as error:
            self._log(f"{error}; the feeds it had before are watched")
            return
        self._tell(before)

    def _tell(self, before: tuple[str, ...]) -> None:
        for problem in self.now.problems:
            if problem not in before:
                self._log(problem)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _due(feeds: FeedList, state: State, *, once: bool) -> list[Watched]:
    now = time.time()
    return [
        feed
        for feed in feeds.feeds
        if not feed.paused and is_due(state.feed(feed.url), now=now, once=once)
    ]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One watch a store: two would read everything twice. The system lifts the lock if the
    process dies."""
    con = sqlite3.connect(folder / LOCK, timeout=0)
    try:
        try:
            con.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StoreError(
                f"{folder}: another watch is running on this store; stop it first"
            ) from None
        yield
    finally:
        con.close()
