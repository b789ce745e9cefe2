"""A store scored by one more backend, or again, while its pages are looked at."""

from __future__ import annotations

from pathlib import Path

from analysis.rescore import rescore
from analysis.store import open_store
from views.jobs import Job


class StoppedError(Exception):
    """Ends a rescoring at the next batch; what is scored by then is kept for the next one."""


class Scoring(Job):
    """Scores what a backend has not scored in the store in ``folder``, or by other packs.

    ``done`` of ``total`` articles have their scores; ``total`` is 0 until they are counted.
    """

    def __init__(self, folder: Path, backend: str) -> None:
        super().__init__()
        self.backend = backend
        self.done = 0
        self.total = 0
        self._folder = folder

    def work(self) -> None:
        """Score; readers have the old scores until all new ones are there."""
        try:
            rescore(open_store(self._folder), backend=self.backend, progress=self._report)
        except StoppedError:
            return

    def _report(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self.stopped and done < total:
            raise StoppedError
