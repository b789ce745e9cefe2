"""Changes to the file of feeds: people's own words stay, and no change is lost or half made."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.watch import add_feed, pause_feed, remove_feed
from analysis.watch.feeds_file import read_feeds

A, B, C = (f"https://{name}.example/rss" for name in "abc")
WRITTEN = f"""# Our feeds
contact = "desk@example.org" # who asks

[[feeds]]  # the first
url = "{A}"
name = "Первый"

# about the second
[[feeds]]
url = "{B}"
paused = false # for now
interval = "2h"
"""


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(WRITTEN, "utf-8")
    return path


def listed(path: Path) -> dict[str, bool]:
    return {feed.url: feed.paused for feed in read_feeds(path).feeds}


def test_a_feed_is_added_at_the_end_once_and_the_rest_stays_as_it_was(feeds: Path) -> None:
    assert add_feed(feeds, f" {C}#top", name='A "quoted"\n name \x7f')
    assert not add_feed(feeds, C) and not add_feed(feeds, A)
    assert feeds.read_text("utf-8").startswith(WRITTEN.rstrip("\n"))
    assert listed(feeds) == {A: False, B: False, C: False}
    assert read_feeds(feeds).feeds[-1].name == 'A "quoted" name \x7f'


def test_the_first_feed_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feeds.toml"
    assert add_feed(path, "gdelt:россия") and add_feed(path, A, name="الأخبار")
    assert [feed.name for feed in read_feeds(path).feeds] == ["gdelt:россия", "الأخبار"]


def test_a_feed_is_paused_and_taken_up_again(feeds: Path) -> None:
    for url in (A, B):
        pause_feed(feeds, url)
    assert listed(feeds) == {A: True, B: True}
    for url in (A, B):
        pause_feed(feeds, url, paused=False)
    assert listed(feeds) == {A: False, B: False}
    text = feeds.read_text("utf-8")
    assert "# about the second" in text and "# for now" in text and "  # the first" in text


def test_a_feed_is_removed_and_the_others_stay(feeds: Path) -> None:
    remove_feed(feeds, A)
    assert listed(feeds) == {B: False}
    assert all(words in feeds.read_text("utf-8") for words in ("# Our feeds", "# about the second"))
    remove_feed(feeds, B)
    assert listed(feeds) == {} and "contact" in feeds.read_text("utf-8")


@pytest.mark.parametrize("change", [pause_feed, remove_feed])
def test_a_feed_that_is_not_there_cannot_be_changed(feeds: Path, change) -> None:
    with pytest.raises(SourceError, match="is not in it"):
        change(feeds, C)
    assert feeds.read_text("utf-8") == WRITTEN


@pytest.mark.parametrize("url", ["file:///etc/passwd", "x", "https://a:b@x.example/", "gdelt: "])
def test_what_is_no_feed_is_not_added(feeds: Path, url: str) -> None:
    with pytest.raises(SourceError):
        add_feed(feeds, url)
    assert feeds.read_text("utf-8") == WRITTEN


def test_a_broken_file_is_left_as_it_is(feeds: Path) -> None:
    feeds.write_text("[[feeds")
    for change in (add_feed, pause_feed, remove_feed):
        with pytest.raises(SourceError, match="not valid TOML"):
            change(feeds, A)
    assert feeds.read_text() == "[[feeds"


def test_changes_at_the_same_time_all_come_through(feeds: Path) -> None:
    urls = [f"https://{n}.example/" for n in range(20)]
    threads = [threading.Thread(target=add_feed, args=(feeds, url)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(listed(feeds)) == {A, B, *urls}
    leftovers = {path.name for path in feeds.parent.iterdir()}
    assert leftovers == {"feeds.toml", ".feeds.toml.lock"}
