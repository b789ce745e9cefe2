"""One feed read once, searches of GDELT too."""

from __future__ import annotations

import datetime as dt
import json
import time
from urllib.parse import parse_qs, urlsplit

from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import Gdelt
from analysis.watch.feeds_file import Watched
from analysis.watch.polling import MOST_NEW, Done, Item, poll
from analysis.watch.state import FeedState, State
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply
from tests.watch.desk import XML, Desk, made_page


def polled(desk: Desk, url: str, state: State | None = None) -> tuple[list[Item], Done]:
    found: list[Item | Done] = []
    fetcher = Fetcher(QUICK)
    gdelt = Gdelt(fetcher, service=desk.served.url("/doc"), pause=0)
    feed = Watched(url, "A", dt.timedelta(hours=1))
    poll(feed, state or State(desk.folder / "s"), fetcher=fetcher, gdelt=gdelt, put=found.append)
    *items, end = found
    assert isinstance(end, Done)
    return [item for item in items if isinstance(item, Item)], end


def test_a_page_that_is_no_feed_names_the_one_it_has(desk: Desk) -> None:
    head = "<link rel=alternate type=application/rss+xml href=/rss>"
    desk.served.routes["/"] = Reply(f"<html><head>{head}</head><body>x</body></html>")
    items, end = polled(desk, desk.served.url("/"))
    assert items == [] and end.error and f"names {desk.served.url('/rss')}" in end.error


def test_of_very_many_entries_the_rest_comes_next_time(desk: Desk) -> None:
    items = [rss_item(str(n), title=f"t{n}", text=f"Text number {n}.") for n in range(MOST_NEW + 5)]
    desk.served.routes["/f"] = Reply(rss(*items), headers={**XML, "ETag": '"1"'})
    state = State(desk.folder / "s")
    first, end = polled(desk, desk.served.url("/f"), state)
    assert len(first) == MOST_NEW and end.etag is None and len(end.listed) == MOST_NEW + 5
    state.save_seen([(item.feed.url, item.key, item.link) for item in first], items=True)
    rest, end = polled(desk, desk.served.url("/f"), state)
    assert len(rest) == 5 and end.etag == '"1"'


def test_a_search_is_watched_from_its_last_read_on(desk: Desk) -> None:
    desk.served.routes["/p"] = Reply(made_page("ar", 1))
    rows = {"articles": [{"url": desk.served.url("/p"), "language": "Arabic"}]}
    desk.served.fallback = Reply(json.dumps(rows), headers={})
    desk.served.routes["/robots.txt"] = Reply("", 404)
    state = State(desk.folder / "s")
    state.save_read("gdelt:روسيا", FeedState(last_read=time.time() - 7_200), failed=False)
    [item], end = polled(desk, "gdelt:روسيا", state)
    assert item.found and item.found.article.language == "ar" and end.error is None
    asked = parse_qs(urlsplit(desk.served.paths()[0]).query)
    period = [
        dt.datetime.strptime(asked[name][0], "%Y%m%d%H%M%S")
        for name in ("startdatetime", "enddatetime")
    ]
    assert dt.timedelta(hours=2.9) < period[1] - period[0] < dt.timedelta(hours=3.1)
