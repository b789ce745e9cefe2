"""Watching real feeds on loopback into a real store: nothing lost, nothing doubled."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from analysis.errors import SourceError, StoreError
from analysis.watch import Watcher, add_feed, pause_feed
from analysis.watch.state import FILE_NAME
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.site import Reply, answer, site
from tests.watch.desk import XML, Desk, made_page


@contextmanager
def running(watcher: Watcher) -> Iterator[None]:
    thread = threading.Thread(target=watcher.run)
    thread.start()
    try:
        yield
    finally:
        watcher.stop()
        thread.join(30)
        assert not thread.is_alive()


def soon(true: Callable[[], bool], *, within: float = 30.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def test_what_is_new_comes_in_once_and_each_item_is_one_line(desk: Desk) -> None:
    urls = [
        desk.serve("en", 1, 2),
        desk.serve("ru", 3, language="ru"),
        desk.serve("ar", 4, language="ar"),
    ]
    desk.write_feeds(*urls)
    tally = desk.once()
    assert (tally.reads, tally.failed, tally.kept, tally.skipped) == (3, 0, 4, 0)
    assert desk.kept() == ["/ar/4", "/en/1", "/en/2", "/ru/3"]
    assert len(desk.lines) == 4 and all("\n" not in line for line in desk.lines)
    desk.serve("en", 1, 2, 5)
    desk.served.visits.clear()
    assert desk.once().kept == 1
    assert desk.kept() == ["/ar/4", "/en/1", "/en/2", "/en/5", "/ru/3"]
    assert sorted(path for path in desk.served.paths() if path[-1].isdigit()) == ["/en/5"]


def test_one_bad_feed_stops_no_other(desk: Desk) -> None:
    desk.served.routes["/broken"] = Reply("<html>no feed</html>")
    desk.served.routes["/bomb"] = Reply("<!DOCTYPE x [<!ENTITY a 'b'>]>" + rss(), headers=XML)
    desk.served.routes["/failing"] = Reply("", 500)
    bad = [desk.served.url(path) for path in ("/broken", "/bomb", "/failing", "/gone")]
    desk.write_feeds(*bad, "file:///etc/passwd", desk.serve("good", 1), more="[[feeds]]\nx = 1\n")
    tally = desk.once()
    assert (tally.reads, tally.failed, tally.kept) == (5, 4, 1)
    assert desk.kept() == ["/good/1"]
    for url in bad:
        assert len([line for line in desk.lines if line.startswith(url)]) == 1
    assert len([line for line in desk.lines if "feed 5" in line and "file:" in line]) == 1
    assert len([line for line in desk.lines if "feed 7" in line]) == 1
    assert len(desk.lines) == 7


def test_one_bad_entry_is_named_once(desk: Desk) -> None:
    items = [
        rss_item("1", link=desk.served.url("/gone")),
        rss_item("2", link=desk.served.url("/p")),
    ]
    desk.served.routes["/f"] = Reply(rss(*items), headers=XML)
    desk.served.routes["/p"] = Reply(made_page("en", 1))
    desk.write_feeds(desk.served.url("/f"))
    tally = desk.once()
    assert (tally.kept, tally.skipped) == (1, 1)
    desk.once()
    assert len([line for line in desk.lines if "/gone" in line]) == 1


def test_a_page_that_cannot_be_had_now_is_tried_again_and_then_the_feeds_text_is_taken(
    desk: Desk,
) -> None:
    text = "The two ministers met in Vienna and agreed to speak again."
    item = rss_item("1", link=desk.served.url("/p"), title="Ministers meet", text=text)
    desk.served.routes |= {"/f": Reply(rss(item), headers=XML), "/p": Reply("", 500)}
    desk.write_feeds(desk.served.url("/f"))
    assert [desk.once().kept for _ in range(3)] == [0, 0, 1]
    assert "tried again later" in desk.lines[0] and "feed's own text" in desk.lines[2]
    assert desk.kept() == ["/p"]


def test_a_page_that_came_by_another_feed_is_not_read_again(desk: Desk) -> None:
    first = desk.serve("a", 1)
    link = desk.served.url("/a/1")
    desk.served.routes["/b"] = Reply(rss(rss_item("other key", link=link)), headers=XML)
    desk.write_feeds(first, desk.served.url("/b"))
    desk.once()
    desk.once()
    assert desk.kept() == ["/a/1"] and desk.served.paths().count("/a/1") == 1


def test_an_unchanged_feed_is_not_sent_again(desk: Desk) -> None:
    url = desk.serve("a", 1)
    reply = desk.served.routes["/a"]
    assert isinstance(reply, Reply)
    reply.headers = {**XML, "ETag": '"7"'}
    desk.write_feeds(url)
    desk.once()
    desk.once()
    asked = [headers["If-None-Match"] for path, headers in desk.served.visits if path == "/a"]
    assert asked == [None, '"7"']


def test_a_feed_that_asks_for_patience_is_left_alone_also_by_once(desk: Desk) -> None:
    desk.served.routes["/f"] = Reply("", 429, {"Retry-After": "3600"})
    desk.write_feeds(desk.served.url("/f"))
    assert desk.once().failed == 1
    assert desk.once().reads == 0
    assert desk.served.paths().count("/f") == 1


def test_feeds_added_and_paused_while_it_runs_are_taken_up(desk: Desk) -> None:
    first, second = desk.serve("a", 1), desk.serve("b", 2)
    desk.write_feeds(first)
    desk.store()
    with running(desk.watcher()):
        assert soon(lambda: desk.kept() == ["/a/1"])
        desk.feeds.write_text("[[feeds")
        assert soon(lambda: any("not valid TOML" in line for line in desk.lines))
        desk.write_feeds(first)
        pause_feed(desk.feeds, first)
        add_feed(desk.feeds, second)
        assert soon(lambda: desk.kept() == ["/a/1", "/b/2"])
    assert len([line for line in desk.lines if "not valid TOML" in line]) == 1


def test_hosts_are_read_side_by_side_and_one_host_in_turn(desk: Desk) -> None:
    inside: list[str] = []
    most: dict[str, int] = {}

    def count(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        inside.append(host)
        most[host] = max(most.get(host, 0), inside.count(host))
        most["all"] = max(most.get("all", 0), len(inside))
        time.sleep(0.3)
        inside.remove(host)
        answer(handler, Reply(rss(), headers=XML))

    with site() as other:
        urls = []
        for served in (desk.served, other):
            for path in ("/1", "/2", "/3"):
                served.routes[path] = count
                urls.append(served.url(path))
        desk.write_feeds(*urls)
        desk.once()
        hosts = [each.address.removeprefix("http://") for each in (desk.served, other)]
        assert [most[host] for host in hosts] == [1, 1] and most["all"] == 2


def test_two_watches_do_not_share_a_store(desk: Desk) -> None:
    desk.write_feeds(desk.serve("a", 1))
    desk.store()
    with running(desk.watcher()):
        assert soon(lambda: desk.kept() == ["/a/1"])
        with pytest.raises(StoreError, match="another watch"):
            desk.once()


def test_a_damaged_memory_is_put_aside_and_nothing_is_doubled(desk: Desk) -> None:
    desk.write_feeds(desk.serve("a", 1, 2))
    desk.once()
    memory = desk.store_folder / FILE_NAME
    memory.write_bytes(b"not a database" + memory.read_bytes()[:2_000])
    for ending in ("-wal", "-shm"):
        memory.with_name(memory.name + ending).unlink(missing_ok=True)
    assert desk.once().failed == 0
    assert any("damaged" in line for line in desk.lines)
    assert desk.kept() == ["/a/1", "/a/2"]


def test_a_memory_that_cannot_be_opened_is_told_in_one_line(desk: Desk) -> None:
    desk.write_feeds(desk.serve("a", 1))
    desk.store()
    (desk.store_folder / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="cannot be used") as refused:
        desk.once()
    assert "\n" not in str(refused.value) and (desk.store_folder / FILE_NAME).is_dir()


def test_a_file_that_is_not_there_is_said_to_be_so(desk: Desk) -> None:
    with pytest.raises(SourceError, match=r"feeds\.toml: cannot be read"):
        desk.once()


COMMAND = """
import sys
from pathlib import Path
from analysis.store import open_store
from analysis.watch import Watcher
from tests.sources.web.quick import QUICK
store = open_store(sys.argv[2], create=True)
log = lambda line: print(line, flush=True)
Watcher(Path(sys.argv[1]), store, log=log, settings=QUICK).run(once=True)
"""


def slow(reply: Reply) -> Callable[[BaseHTTPRequestHandler], None]:
    def act(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.25)
        answer(handler, reply)

    return act


def test_killed_at_any_moment_it_loses_and_doubles_nothing(desk: Desk) -> None:
    """kill -9 while pages are read, and again right after the first articles were kept."""
    numbers = range(30)
    desk.write_feeds(desk.serve("a", *numbers[:15]), desk.serve("b", *numbers[15:]))
    pages = {path: route for path, route in desk.served.routes.items() if path[-1].isdigit()}
    for path, route in pages.items():
        assert isinstance(route, Reply)
        desk.served.routes[path] = slow(route)
    command = [sys.executable, "-c", COMMAND, str(desk.feeds), str(desk.store_folder)]

    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert soon(lambda: len(set(desk.served.paths()) & set(pages)) >= 5, within=60)
    process.kill()
    process.communicate()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline()
    process.kill()
    process.communicate()
    assert 0 < len(desk.kept()) < 30

    assert desk.once().failed == 0
    assert desk.kept() == sorted(pages)
    con = desk.store().connect()
    [counts] = con.execute("SELECT count(*), count(DISTINCT article_id) FROM analyses").fetchall()
    assert counts == (30, 30)
