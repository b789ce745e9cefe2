"""Articles first into the store, then noted as seen."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from analysis.models import Article
from analysis.sources.web.reading import Found
from analysis.watch.feeds_file import Watched
from analysis.watch.keeping import Keeper, is_due
from analysis.watch.polling import Done, Item
from analysis.watch.state import FeedState, State
from tests.watch.desk import Desk

FEED = Watched("https://a.example/rss", "A", dt.timedelta(hours=1))


def item(key: str, **changes: object) -> Item:
    article = Article(text=f"The talks of day {key} went on.", title=f"Talks\n{key}")
    return Item(FEED, key, f"https://a.example/{key}", **({"found": Found(article)} | changes))  # type: ignore[arg-type]


def test_a_batch_is_kept_and_then_seen_in_one_line_an_item(desk: Desk) -> None:
    state = State(desk.folder / "state")
    keeper = Keeper(desk.store(), state, backend="rules", log=desk.lines.append)
    bad = item("3", found=None, problem="404; check it")
    later = item("4", found=None, problem="500; try later", again=True)
    known = item("5", found=None)
    keeper.keep([item("1"), item("2"), bad, later, known, Done(FEED, listed=("1",), etag="e")])
    assert state.seen(FEED.url) == {"1", "2", "3", "5"} and state.tries(FEED.url) == {"4": 1}
    assert state.feed(FEED.url).items == 2 and state.feed(FEED.url).etag == "e"
    assert desk.lines == [
        "A: Talks 1 (https://a.example/1)",
        "A: Talks 2 (https://a.example/2)",
        "A: skipped https://a.example/3: 404; check it",
        "A: skipped https://a.example/4: 500; try later; tried again later",
    ]
    assert (keeper.tally.kept, keeper.tally.skipped, keeper.tally.reads) == (2, 1, 1)


def test_what_the_store_does_not_take_is_not_seen(desk: Desk) -> None:
    state = State(desk.folder / "state")
    store = desk.store()
    keeper = Keeper(store, state, backend="rules", log=desk.lines.append)
    shutil.rmtree(desk.store_folder)
    with pytest.raises(Exception):  # noqa: B017 - whichever way the store says it
        keeper.keep([item("1"), Done(FEED, listed=("1",), etag="e")])
    assert state.seen(FEED.url) == set() and state.feed(FEED.url) == FeedState()
    assert desk.lines == []


def test_a_feed_is_due_at_its_time_and_for_once_when_its_server_is_ready() -> None:
    assert is_due(FeedState(), now=5, once=False) and is_due(FeedState(), now=5, once=True)
    planned = FeedState(next=10, not_before=3)
    assert not is_due(planned, now=5, once=False) and is_due(planned, now=5, once=True)
    assert is_due(planned, now=10, once=False) and not is_due(planned, now=2, once=True)
