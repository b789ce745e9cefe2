"""The watched feeds read once, at once, while pages are looked at."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from analysis.sources.web.settings import FetchSettings
from analysis.store import open_store
from analysis.watch import Tally, Watcher
from views.jobs import Job

LINES_KEPT = 200
"""Lines of the log that are kept, the latest; there is one for each new entry of a feed."""


class Watching(Job):
    """Reads each feed of a file that is not paused, and puts what is new into a store.

    ``lines`` say what became of each entry and of each feed that failed; ``tally`` counts
    them, ``None`` until it has ended.
    """

    def __init__(self, feeds: Path, folder: Path, settings: FetchSettings | None = None) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=LINES_KEPT)
        self.tally: Tally | None = None
        self._feeds = feeds
        self._folder = folder
        self._settings = settings
        self._watcher: Watcher | None = None

    def work(self) -> None:
        """Read them; the store is made where there is none."""
        store = open_store(self._folder, create=True)
        self._watcher = Watcher(self._feeds, store, log=self._log, settings=self._settings)
        if not self.stopped:
            self.tally = self._watcher.run(once=True)

    def stop(self) -> None:
        """Ask it to end; what was read and not kept yet is read again another time."""
        super().stop()
        if self._watcher:
            self._watcher.stop()

    def _log(self, line: str) -> None:
        self.lines.append(line)
