"""Work that goes on while pages are looked at: a thread that can be watched and stopped."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TypeVar

from analysis.errors import AnalysisError

Item = TypeVar("Item")


class Job(ABC):
    """Work in a thread of its own. What it has done by then stays when it is stopped.

    ``error`` is the one line of an `AnalysisError` that ended it, ``None`` otherwise; any other
    exception is a bug, and raised where the job is looked at (`check`).
    """

    def __init__(self) -> None:
        self.error: str | None = None
        self._bug: Exception | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @abstractmethod
    def work(self) -> None:
        """Do it; ends early where `stopped` says so."""

    def start(self) -> None:
        """Begin; once only."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; it does so at the next article."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stop.is_set()

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Return when it has ended, or after so many seconds."""
        self._thread.join(seconds)

    def check(self) -> None:
        """Raise the bug that ended it, if one did."""
        if self._bug is not None:
            raise self._bug

    def until_stopped(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, none any more once the job was asked to end."""
        for item in items:
            if self.stopped:
                return
            yield item

    def _run(self) -> None:
        try:
            self.work()
        except AnalysisError as error:
            self.error = str(error)
        except Exception as bug:
            self._bug = bug
