"""One file while it is read: what is known of it, what was noted, what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.models import Article
from analysis.sources.files import File
from analysis.sources.problems import Item, OnProblem, Problem

Mapped = Mapping[str, str]
"""A field of an article → the column that holds it, as the user set it."""


@dataclass(slots=True)
class Reading:
    """A file on its way to articles. ``known`` is what stands beside it (`metadata.toml`), or a
    field's value; ``mapping`` is the user's choice of columns."""

    file: File
    on_problem: OnProblem
    known: Mapping[str, Any] = field(default_factory=dict)
    mapping: Mapped = field(default_factory=dict)
    articles: int = 0
    skipped: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The file's name in results."""
        return self.file.shown

    def note(self, text: str) -> None:
        """Keeps something the user should know of how the file was read."""
        if text and text not in self.notes:
            self.notes.append(text)

    def problem(self, what: str, advice: str, row: int | None = None) -> None:
        """Tells of something that is passed over."""
        self.skipped += 1
        self.on_problem(Problem(self.shown, what, advice, row))

    def remark(self, what: str, advice: str, row: int | None = None) -> None:
        """Tells of something that was left out of an article, which is kept."""
        self.on_problem(Problem(self.shown, what, advice, row, kept=True))

    def problem_of(self, problem: Problem) -> None:
        """Tells of something in the file that has a name of its own."""
        self.skipped += 1
        self.on_problem(problem)

    def counted(self, articles: Iterator[Article]) -> Iterator[Article]:
        """``articles``, counted on their way."""
        for article in articles:
            self.articles += 1
            yield article

    def item(self) -> Item:
        """The line on this file."""
        return Item(self.shown, self.articles, self.skipped, ", ".join(self.notes))


Reader = Callable[[Reading], Iterator[Article]]
"""Reads one kind of file. What is wrong with the whole of it is raised as UnreadableError."""
