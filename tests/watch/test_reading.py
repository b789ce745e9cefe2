"""Threads that read feeds, and what they hand over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import Gdelt
from analysis.watch.feeds_file import Watched
from analysis.watch.polling import Done, Item
from analysis.watch.reading import Readers
from analysis.watch.state import State
from tests.sources.web.quick import QUICK
from tests.watch.desk import Desk


def readers(state: Path) -> Readers:
    fetcher = Fetcher(QUICK)
    return Readers(state, fetcher=fetcher, gdelt=Gdelt(fetcher))


def all_of(running: Readers) -> list[Item | Done]:
    found: list[Item | Done] = []
    while running.are_busy:
        found += running.collect()[0]
    return found


def test_entries_come_in_order_and_the_end_last(desk: Desk) -> None:
    State(desk.folder / "state").close()
    feed = Watched(desk.serve("a", 1, 2), "A", dt.timedelta(hours=1))
    running = readers(desk.folder / "state")
    running.start([feed, feed])
    *items, end = all_of(running)
    assert [item.key for item in items if isinstance(item, Item)] == ["a1", "a2"]
    assert isinstance(end, Done) and end.error is None and end.listed == ("a1", "a2")


def test_an_unforeseen_fault_is_the_end_of_that_feed_only(desk: Desk) -> None:
    """The memory cannot be opened: a fault that no reader knows of."""
    feed = Watched(desk.serve("a", 1), "A", dt.timedelta(hours=1))
    running = readers(desk.folder / "no such folder" / "state")
    running.start([feed])
    [end] = all_of(running)
    assert isinstance(end, Done) and end.error and "OperationalError" in end.error
