"""What a watch remembers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from analysis.watch.state import FILE_NAME, FeedState, State, open_state


def test_a_feed_that_was_never_read_has_nothing_known(tmp_path: Path) -> None:
    state = State(tmp_path / "x")
    assert state.feed("a") == FeedState() and state.seen("a") == set()
    assert state.tries("a") == {} and state.error_rate("a") == 0


def test_what_was_noted_is_there_after_opening_again(tmp_path: Path) -> None:
    state = State(tmp_path / "x")
    state.save_seen([("a", "k1", "l1"), ("a", "k2", None)], items=True)
    state.save_seen([("a", "k3", None), ("b", "k1", None)], items=False)
    state.save_try("a", "k4")
    state.save_try("a", "k4")
    known = FeedState(etag='"1"', last_read=10.0, next=20.0, errors=1, last_error="x")
    state.save_read("a", known, failed=True)
    state.close()
    again = State(tmp_path / "x")
    assert again.seen("a") == {"k1", "k2", "k3"} and again.seen("b") == {"k1"}
    assert again.knows_link("l1") and not again.knows_link("l2")
    assert again.tries("a") == {"k4": 2} and again.error_rate("a") == 1
    found = again.feed("a")
    assert (found.items, found.etag, found.next, found.last_error) == (2, '"1"', 20.0, "x")


def test_an_entry_that_came_after_all_is_not_counted_as_tried(tmp_path: Path) -> None:
    state = State(tmp_path / "x")
    state.save_try("a", "k")
    state.save_seen([("a", "k", None)], items=True)
    assert state.tries("a") == {}


def test_what_a_feed_lists_no_more_is_forgotten_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(tmp_path / "x")
    state.save_seen([("a", "old", None), ("a", "listed", None)], items=True)
    con = sqlite3.connect(tmp_path / "x")
    with con:
        con.execute("UPDATE seen SET listed = 0")
    con.close()
    state.save_listed("a", ["listed"])
    assert state.seen("a") == {"listed"}


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\x00" + b"x" * 5_000])
def test_a_damaged_memory_is_put_aside_and_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    state, said = open_state(tmp_path)
    assert said and "damaged" in said and state.seen("a") == set()
    [aside] = tmp_path.glob(f"{FILE_NAME}.damaged-*")
    assert aside.read_bytes() == content
    state.close()
    again, said = open_state(tmp_path)
    assert said is None
    again.close()
