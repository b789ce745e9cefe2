"""A user's own events in the store's folder."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.errors import AnalysisError
from analysis.events import Event, own_event, shipped
from analysis.events.kept import MOST, Added, add_events, own_events, remove_events
from analysis.store import is_store, open_store
from analysis.store.layout import EVENTS

FIRST = dt.date(2020, 1, 1)
TALKS, SUMMIT = own_event(FIRST, "مفاوضات"), own_event(dt.date(2019, 5, 1), "Summit")


def some(count: int, *, begin: int = 0) -> list[Event]:
    return [own_event(FIRST, f"Event {number}") for number in range(begin, begin + count)]


def test_what_is_added_is_there_at_the_next_visit_in_order(tmp_path: Path) -> None:
    assert add_events(tmp_path, [TALKS, SUMMIT]) == Added(new=2, known=0, left_out=0)
    assert own_events(tmp_path) == (SUMMIT, TALKS)
    assert add_events(tmp_path, [TALKS]) == Added(new=0, known=1, left_out=0)


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    assert own_events(tmp_path) == ()
    assert remove_events(tmp_path, [TALKS]) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_removed_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    add_events(tmp_path, [TALKS, SUMMIT])
    assert remove_events(tmp_path, [TALKS, shipped()[0]]) == 1
    assert own_events(tmp_path) == (SUMMIT,)


def test_there_is_room_for_so_many(tmp_path: Path) -> None:
    add_events(tmp_path, some(MOST - 1))
    assert add_events(tmp_path, some(3, begin=MOST)) == Added(new=1, known=0, left_out=2)
    assert len(own_events(tmp_path)) == MOST


def test_several_who_add_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: add_events(tmp_path, some(5, begin=5 * n)), range(12)))
    assert set(own_events(tmp_path)) == set(some(60))


def test_a_damaged_file_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    (tmp_path / EVENTS).write_bytes(b"no database at all, and long enough to be read" * 50)
    for use in (own_events, lambda folder: add_events(folder, [TALKS])):
        with pytest.raises(AnalysisError, match=f"{EVENTS}.*delete it") as told:
            use(tmp_path)
        assert "\n" not in str(told.value)


def test_a_folder_with_events_alone_can_become_a_store_and_stays_one(tmp_path: Path) -> None:
    add_events(tmp_path, [TALKS])
    assert not is_store(tmp_path)
    open_store(tmp_path, create=True)
    assert is_store(tmp_path) and own_events(tmp_path) == (TALKS,)
