"""A chart as files are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts import Caption, Theme
from analysis.locale import Words
from analysis.readable import readable

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart of stored articles with all that any file of it needs.

    ``name`` is what it is called on the command line and in names of files ("topic_share");
    ``frame`` holds what it draws and ``numbers`` all that a query gave, ``None`` where that is the
    same (a plot of many topics draws some of them); ``kind`` is by what ``words`` name the columns
    of its numbers, ``None`` for ``name``. ``caption`` carries the day it was made. ``draw`` is one
    of `analysis.charts`, with its options bound by `functools.partial`. ``again`` makes the same
    chart in other words; ``None`` where nobody knows how.
    """

    name: str
    caption: Caption
    frame: pd.DataFrame
    numbers: pd.DataFrame | None = None
    kind: str | None = None
    draw: Callable[..., go.Figure]
    words: Words
    again: Callable[[Words], Chart] | None = None

    @property
    def table(self) -> pd.DataFrame:
        """Its numbers as people read them, under headings in the language of its words."""
        return readable(self.rows, self.kind or self.name, self.words)

    @property
    def rows(self) -> pd.DataFrame:
        """Its numbers under the names that queries give them."""
        return self.frame if self.numbers is None else self.numbers

    def figure(self, *, theme: Theme = "print", width: int | None = None) -> go.Figure:
        """The chart drawn, with its caption; ``width`` in pixels fixes its width."""
        return self.draw(
            self.frame, caption=self.caption, theme=theme, words=self.words, width=width
        )
