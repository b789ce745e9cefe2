"""A chart as files are made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts import Caption, Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart of stored articles with all that any file of it needs.

    ``name`` is what it is called on the command line and in names of files ("topic_share");
    ``frame`` holds the numbers it draws, as a query gave them, and ``table`` the same as people
    read them, under headings in the language of ``words``; ``caption`` carries the day it was
    made; ``draw`` is one of `analysis.charts`.
    """

    name: str
    caption: Caption
    frame: pd.DataFrame
    table: pd.DataFrame
    draw: Callable[..., go.Figure]
    words: Mapping[str, str]

    def figure(self, *, theme: Theme = "print", width: int | None = None) -> go.Figure:
        """The chart drawn, with its caption; ``width`` in pixels fixes its width."""
        return self.draw(
            self.frame, caption=self.caption, theme=theme, words=self.words, width=width
        )
