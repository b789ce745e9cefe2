"""When feeds are read next."""

from __future__ import annotations

import datetime as dt

from analysis.watch.feeds_file import Watched
from analysis.watch.schedule import next_read

HOURLY = Watched("https://a.example/", "a", dt.timedelta(hours=1))


def waits(failed_in_a_row: int = 0, wait: float = 0.0) -> list[float]:
    return [
        next_read(HOURLY, now=1_000, failed_in_a_row=failed_in_a_row, wait=wait) - 1_000
        for _ in range(200)
    ]


def test_a_feed_is_read_at_its_interval_give_or_take_a_tenth() -> None:
    assert 3_240 <= min(waits()) < 3_400 and 3_800 < max(waits()) <= 3_960


def test_a_feed_that_fails_is_read_rarer_up_to_a_limit() -> None:
    assert min(waits(failed_in_a_row=3)) > 3_600 * 7
    assert max(waits(failed_in_a_row=1_000)) <= 3_600 * 32 * 1.1


def test_a_server_that_wants_more_time_gets_it() -> None:
    assert min(waits(wait=100_000)) == 100_000
