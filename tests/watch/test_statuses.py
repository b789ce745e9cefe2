"""How feeds are doing, as the dashboard shows it."""

from __future__ import annotations

import datetime as dt

from analysis.watch import pause_feed, status
from analysis.watch.state import COUNTED_READS, FeedState, State
from tests.sources.web.site import Reply
from tests.watch.desk import Desk


def test_feeds_that_were_never_read_are_listed(desk: Desk) -> None:
    desk.write_feeds("https://a.example/")
    [found] = status(desk.feeds)
    assert (found.url, found.name) == ("https://a.example/", "https://a.example/")
    assert (found.last_read, found.next, found.items, found.errors) == (None, None, 0, 0)
    assert (found.error_rate, found.last_error, found.paused) == (0.0, None, False)


def test_reads_items_and_errors_are_counted(desk: Desk) -> None:
    good, bad = desk.serve("good", 1, 2), desk.served.url("/gone")
    desk.write_feeds(good, bad)
    before = dt.datetime.now(dt.UTC)
    desk.once()
    desk.serve("bad", 3)
    desk.served.routes["/gone"] = desk.served.routes["/bad"]
    desk.served.routes["/good"] = Reply("", 404)
    desk.once()
    desk.once()
    first, second = status(desk.feeds, store=desk.store_folder)
    assert (first.items, first.errors, second.items, second.errors) == (2, 2, 1, 1)
    assert (first.error_rate, second.error_rate) == (2 / 3, 1 / 3)
    assert "404" in (first.last_error or "") and "404" in (second.last_error or "")
    assert first.last_read and before < first.last_read < dt.datetime.now(dt.UTC)
    assert first.next and second.next and second.next < first.next
    pause_feed(desk.feeds, good)
    paused = status(desk.feeds)[0]
    assert paused.paused and paused.next is None and paused.items == 2


def test_the_error_rate_is_that_of_the_last_reads(desk: Desk) -> None:
    state = State(desk.folder / "watch.sqlite")
    for at in range(COUNTED_READS * 2):
        state.save_read("x", FeedState(last_read=at), failed=at < COUNTED_READS * 1.5)
    assert state.error_rate("x") == 0.5 and state.error_rate("y") == 0
    state.close()
