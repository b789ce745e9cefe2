"""One chart of the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from analysis.catalogue.view import View
from analysis.export import Chart
from analysis.locale import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How one chart is made: its ``name``, the ``page`` of the dashboard that shows it, the key of
    its ``title`` among the words, and which `Options` it ``takes``.

    ``build`` makes it. It raises NothingToShow where the chart would be empty, and FilterError for
    an option that the articles do not allow, as a grain of too many periods.
    """

    name: str
    page: str
    title: str
    build: Callable[[View], Chart]
    takes: tuple[str, ...] = ()

    def called(self, words: Words) -> str:
        """What it is called in a list of charts, before it is known what they are of."""
        page = words[f"{self.page}.nav"]
        return words[self.title].format_map(defaultdict(lambda: page))
