"""A discovery at work in the background, step by step, until it is done or stopped."""

from __future__ import annotations

from pathlib import Path

from analysis.discovery import Discovery, Step, discover
from analysis.filters import Filters
from analysis.store import open_store
from views.jobs import Job


class StoppedError(Exception):
    """Ends a discovery at its next step; nothing of it is kept."""


class Discovering(Job):
    """Looks for topics in the articles of a store that ``filters`` choose, of those that
    ``backend`` scored; ``said`` tells a reader what they are.

    ``step`` is the one it is at, ``None`` until the first; ``found`` what came of it, ``None``
    until it is done.
    """

    def __init__(self, folder: Path, filters: Filters, backend: str, *, said: str) -> None:
        super().__init__()
        self.filters, self.backend, self.said = filters, backend, said
        self.step: Step | None = None
        self.found: Discovery | None = None
        self._folder = folder

    def work(self) -> None:
        """Look; what is found is kept in the store's folder too."""
        con = open_store(self._folder).connect(self.backend)
        try:
            self.found = discover(con, self.filters, progress=self._report)
        except StoppedError:
            return
        finally:
            con.close()

    def _report(self, step: Step) -> None:
        self.step = step
        if self.stopped:
            raise StoppedError
