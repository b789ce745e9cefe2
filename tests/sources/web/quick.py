"""Settings for tests: loopback is open, and nothing waits for long."""

from __future__ import annotations

from analysis.sources.web.settings import FetchSettings

QUICK = FetchSettings(
    contact="desk@example.org",
    allow_private=True,
    pause=0,
    connect_time=1,
    read_time=0.5,
    total_time=1.0,
    back_off=0.05,
    largest=1024**2,
)
