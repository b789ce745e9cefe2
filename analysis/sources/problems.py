"""What became of one file: how many articles it gave, what was wrong with it and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.errors import SourceError


@dataclass(frozen=True, slots=True)
class Problem:
    """One item that could not be read. ``row`` is None where it is about the whole file;
    ``kept`` is whether the article is there all the same, without what was wrong with it."""

    file: str
    what: str
    advice: str
    row: int | None = None
    kept: bool = False

    def __str__(self) -> str:
        """One line: file, row, what, what to do."""
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{place}: {self.what}; {self.advice}"


@dataclass(frozen=True, slots=True)
class Item:
    """What one file gave: how many articles, how many things in it were passed over.

    ``note`` says how it was read where that was not plain from its name, such as
    ``read as windows-1256``; it is empty where there is nothing to say.
    """

    source: str
    articles: int
    skipped: int
    note: str = ""

    def __str__(self) -> str:
        """One line: file, what came of it, how it was read."""
        counted = f"{self.articles} article{'' if self.articles == 1 else 's'}"
        skipped = f"{self.skipped} skipped" if self.skipped else ""
        return f"{self.source}: {', '.join(filter(None, (counted, skipped, self.note)))}"


OnProblem = Callable[[Problem], None]
OnItem = Callable[[Item], None]


class UnreadableError(Exception):
    """A whole file that gives nothing, or nothing more: what is wrong with it, and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}; {advice}")
        self.what = what
        self.advice = advice


def refuse(problem: Problem) -> None:
    """What is done with problems where the caller names nothing else: the first one is raised."""
    raise SourceError(str(problem))
