"""What was wrong with one item, where, and what to do; the rest goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.errors import SourceError


@dataclass(frozen=True, slots=True)
class Problem:
    """One item that could not be read. ``row`` is None where it is about the whole file."""

    file: str
    what: str
    advice: str
    row: int | None = None

    def __str__(self) -> str:
        """One line: file, row, what, what to do."""
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{place}: {self.what}; {self.advice}"


OnProblem = Callable[[Problem], None]


def refuse(problem: Problem) -> None:
    """What is done with problems where the caller names nothing else: the first one is raised."""
    raise SourceError(str(problem))
