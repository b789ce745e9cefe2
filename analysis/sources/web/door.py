"""Addresses and searches among the sources, read one after another as files are."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.models import Article
from analysis.sources.problems import Item, OnItem, OnProblem, Problem
from analysis.sources.web import GDELT_MARK
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.reading import Found, read_search, read_url

NOTES_SHOWN = 3
"""Different notes in the line on one address; a long feed could have one for each entry."""


class WebDoor:
    """Reads what is on the web, through one ``fetcher``, so that hosts get their pauses."""

    def __init__(
        self, on_problem: OnProblem, on_item: OnItem | None, fetcher: Fetcher | None = None
    ) -> None:
        self._on_problem = on_problem
        self._on_item = on_item
        self._fetcher = fetcher or Fetcher()

    def articles(self, source: str) -> Iterator[Article]:
        """The articles at an address, behind a feed's entries or a search's rows."""
        source = source.strip()
        read = skipped = 0
        notes: dict[str, None] = {}

        def problem(found: Problem) -> None:
            nonlocal skipped
            skipped += 1
            self._on_problem(found)

        for found in self._found(source, problem):
            read += 1
            if found.note:
                notes[found.note] = None
            yield found.article
        if self._on_item:
            self._on_item(Item(source, read, skipped, ", ".join(list(notes)[:NOTES_SHOWN])))

    def _found(self, source: str, problem: OnProblem) -> Iterator[Found]:
        if source.lower().startswith(GDELT_MARK):
            query = source[len(GDELT_MARK) :]
            return read_search(query, fetcher=self._fetcher, on_problem=problem)
        return read_url(source, fetcher=self._fetcher, on_problem=problem)
