"""The errors a user can cause; everything else is a bug and raises a plain Python error.

AnalysisError           anything below; only the edge (command line, view) prints it
├── SourceError         an article source that cannot be read
├── PackError           a language pack or topic file that does not hold together
├── FilterError         a filter value that means nothing
├── StoreError          a store that cannot be opened or written
└── ExportError         a chart or file that cannot be made as it is asked for
    └── NothingToShow   a chart or file that would be empty
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class AnalysisError(Exception):
    """A mistake the user can mend; the message says what, where and what to do.

    ``kind`` names what is wrong and ``parts`` what it is about, by which an interface says it in
    its own language (`analysis.problems`); without a kind there is the message alone.
    """

    def __init__(
        self, message: str, *, kind: str = "", parts: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.parts = parts or {}


class SourceError(AnalysisError):
    """An article source that cannot be read."""


class PackError(AnalysisError):
    """A language pack or topic file that does not hold together."""


class FilterError(AnalysisError):
    """A filter value that means nothing; the message lists the valid ones."""


class StoreError(AnalysisError):
    """A store that cannot be opened or written."""


class ExportError(AnalysisError):
    """A chart or file that cannot be made as it is asked for; the message lists the choices."""


class NothingToShow(ExportError):
    """A chart or file that would be empty; the message says why."""
