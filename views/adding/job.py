"""Articles on their way into the store: item by item, each with a line on what came of it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.ingest import ingest
from analysis.models import Article
from analysis.store import open_store
from views.jobs import Job

PROBLEMS_SHOWN = 20
"""Problems of one item that are kept in full; of a table with more bad rows the rest is counted,
as nobody reads a thousand lines."""

NOTES_SHOWN = 5
"""Notes of one item that are kept; an archive or a feed may have one for each of its parts."""

KEPT_EVERY = 30.0
"""Seconds after which what was read is put into the store: as much is lost if the machine goes
down, and as long an interval makes learning the store's stories a small part of the time."""


@dataclass(slots=True)
class Line:
    """What came of one item so far.

    ``read`` counts its articles, of which ``new`` were added and ``known`` were in the store
    already or came twice; ``skipped`` counts what could not be read, for reasons of which
    ``problems`` holds the first. ``notes`` say how it was read. ``ended`` is whether its
    reading has.
    """

    name: str
    read: int = 0
    new: int = 0
    known: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ended: bool = False

    @property
    def done(self) -> bool:
        """Whether it was read to its end and all of it is in the store."""
        return self.ended and self.read == self.new + self.known

    def problem(self, problem: object) -> None:
        """Count something that was passed over, and keep why."""
        self.skipped += 1
        if len(self.problems) < PROBLEMS_SHOWN:
            self.problems.append(str(problem))

    def note(self, note: str) -> None:
        """Keep how it was read, once; nothing where there is nothing to say."""
        if note and note not in self.notes and len(self.notes) < NOTES_SHOWN:
            self.notes.append(note)


Read = Callable[[Line], Iterator[Article]]
"""Reads an item; what it passes over it tells its line."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to add: what it is called in the results, and how it is read."""

    name: str
    read: Read


class Adding(Job):
    """Reads items one after the other into the store in ``folder``.

    The store is made when the first article comes: where none does, there is none.
    """

    def __init__(self, folder: Path, items: Sequence[Item]) -> None:
        super().__init__()
        self.total = len(items)
        self.lines: list[Line] = []
        self._folder = folder
        self._items = items
        self._whose: dict[str, Line] = {}

    @property
    def read(self) -> int:
        """Articles read so far, of all items."""
        return sum(line.read for line in self.lines)

    @property
    def new(self) -> int:
        """Articles added so far, of all items."""
        return sum(line.new for line in self.lines)

    def work(self) -> None:
        """Add the items; one that cannot be read is told of in its line.

        All go into one ingest, as each learns every story of the store first; but what is slow
        to come, such as pages, is kept once in a while.
        """
        articles = self._articles()
        while (first := next(articles, None)) is not None:
            batch = itertools.chain([first], _for_a_while(articles))
            ingest(open_store(self._folder, create=True), batch, kept=self._count)
            self._settle()

    def _articles(self) -> Iterator[Article]:
        for item in self.until_stopped(self._items):
            line = Line(item.name)
            self.lines.append(line)
            for article in self.until_stopped(_told(item.read(line), line)):
                line.read += 1
                self._whose.setdefault(article.id, line)
                yield article
            line.ended = True

    def _count(self, new: Sequence[Article]) -> None:
        for article in new:
            self._whose.pop(article.id).new += 1

    def _settle(self) -> None:
        """All that was read is in the store: what was not new was known."""
        self._whose.clear()
        for line in self.lines:
            line.known = line.read - line.new


def _for_a_while(articles: Iterator[Article]) -> Iterator[Article]:
    """Articles until some time has passed; the rest stays to be taken."""
    end = time.monotonic() + KEPT_EVERY
    for article in articles:
        yield article
        if time.monotonic() > end:
            return


def _told(articles: Iterator[Article], line: Line) -> Iterator[Article]:
    """The articles; where they cannot be read on, the line says why."""
    try:
        yield from articles
    except AnalysisError as error:
        line.problem(error)
