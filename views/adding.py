"""Articles on their way into the store: item by item, each with a line on what came of it."""

from __future__ import annotations

import itertools
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


@dataclass(slots=True)
class Line:
    """What came of one item so far.

    ``read`` counts its articles, of which ``new`` were added and ``known`` were in the store
    already or came twice; ``skipped`` counts what could not be read, for reasons of which
    ``problems`` holds the first. ``notes`` say how it was read. ``done`` is false while it is
    at work.
    """

    name: str
    read: int = 0
    new: int = 0
    known: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    done: bool = False

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

    @property
    def read(self) -> int:
        """Articles read so far, of all items."""
        return sum(line.read for line in self.lines)

    @property
    def new(self) -> int:
        """Articles added so far, of all items that are done."""
        return sum(line.new for line in self.lines)

    def work(self) -> None:
        """Add the items; one that cannot be read is told of in its line."""
        for item in self.until_stopped(self._items):
            line = Line(item.name)
            self.lines.append(line)
            self._add(item, line)
            line.done = True

    def _add(self, item: Item, line: Line) -> None:
        articles = self.until_stopped(_told(item.read(line), line))
        first = next(articles, None)
        if first is not None:
            store = open_store(self._folder, create=True)
            added = ingest(store, itertools.chain([first], articles))
            line.new, line.known = added.new, added.known


def _told(articles: Iterator[Article], line: Line) -> Iterator[Article]:
    """The articles, counted; where they cannot be read on, the line says why."""
    try:
        for article in articles:
            line.read += 1
            yield article
    except AnalysisError as error:
        line.problem(error)
