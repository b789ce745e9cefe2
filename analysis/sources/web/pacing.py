"""One request at a time to each host, with a pause between; hosts do not wait for one another."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Whose turn it is at each host; shared by threads."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free_at: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, origin: str, *, pause: float) -> Iterator[None]:
        """The turn at ``origin``, ``pause`` seconds after the end of the one before."""
        with self._guard:
            lock = self._locks[origin]
        with lock:
            time.sleep(max(0.0, self._free_at.get(origin, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._free_at[origin] = time.monotonic() + pause
