"""How the watched feeds are doing, for the dashboard."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from analysis.watch.feeds_file import Watched, read_feeds
from analysis.watch.state import FILE_NAME, FeedState, State

DEFAULT_STORE = "store"
"""The store that commands use where none is named."""


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """A feed: ``last_read`` and ``next`` in UTC, None for never and for not planned; ``items``
    are the articles that came by it, ``errors`` the reads that ever failed, ``error_rate`` the
    share (0 to 1) of the last 50 that did; ``last_error`` is what was wrong the last time, None
    where nothing ever was."""

    url: str
    name: str
    last_read: dt.datetime | None
    next: dt.datetime | None
    items: int
    errors: int
    error_rate: float
    last_error: str | None
    paused: bool


def status(feeds: Path, *, store: Path | None = None) -> list[FeedStatus]:
    """The feeds in the file ``feeds``, in its order, as they were watched for the folder
    ``store``, by default the folder of that name beside the file.

    Raises SourceError where the file cannot be read.
    """
    listed = read_feeds(feeds).feeds
    memory = (store or feeds.parent / DEFAULT_STORE) / FILE_NAME
    if not memory.exists():
        return [_status(feed, FeedState(), 0.0) for feed in listed]
    with closing(State(memory)) as state:
        return [_status(feed, state.feed(feed.url), state.error_rate(feed.url)) for feed in listed]


def _status(feed: Watched, state: FeedState, error_rate: float) -> FeedStatus:
    return FeedStatus(
        url=feed.url,
        name=feed.name,
        last_read=_moment(state.last_read),
        next=None if feed.paused else _moment(state.next),
        items=state.items,
        errors=state.errors,
        error_rate=error_rate,
        last_error=state.last_error,
        paused=feed.paused,
    )


def _moment(seconds: float | None) -> dt.datetime | None:
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)
