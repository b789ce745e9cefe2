"""When a feed is read next: at its interval, a little earlier or later, rarer where it fails."""

from __future__ import annotations

import random

from analysis.watch.feeds_file import LONGEST_INTERVAL, Watched

JITTER = 0.1
"""A tenth of the interval either way, so that feeds do not come due at one moment."""

MOST_DOUBLINGS = 5
"""Intervals of a failing feed double so often: half an hour becomes 16 hours at most."""


def next_read(feed: Watched, *, now: float, failed_in_a_row: int, wait: float) -> float:
    """The moment of the next read in seconds since 1970, never before ``wait`` seconds are
    over, which the server asked for."""
    doubled = feed.interval.total_seconds() * 2.0 ** min(failed_in_a_row, MOST_DOUBLINGS)
    interval = min(doubled, LONGEST_INTERVAL.total_seconds())
    return now + max(wait, interval * random.uniform(1 - JITTER, 1 + JITTER))
