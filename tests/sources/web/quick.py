"""Settings for tests: loopback is open, and nothing waits between requests."""

from __future__ import annotations

from analysis.sources.web.settings import FetchSettings

QUICK = FetchSettings(
    contact="desk@example.org",
    allow_private=True,
    pause=0,
    connect_time=5,
    read_time=10,
    total_time=20,
    back_off=0.05,
    largest=1024**2,
)
