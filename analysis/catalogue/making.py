"""How a chart is put together of its numbers, and why there may be none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import queries
from analysis.catalogue.view import View
from analysis.charts import Caption
from analysis.errors import NothingToShow
from analysis.export import Chart
from analysis.locale import load
from analysis.queries import Overview

if TYPE_CHECKING:
    import plotly.graph_objects as go


def chart(
    view: View,
    name: str,
    draw: Callable[..., go.Figure],
    frame: pd.DataFrame,
    *,
    title: str,
    n: int,
    n_label: str | None = None,
    note: str = "",
    sentence: str | None = None,
    numbers: pd.DataFrame | None = None,
    kind: str | None = None,
) -> Chart:
    """The chart with its caption; ``n_label`` names what ``n`` counts where it is not articles,
    and ``sentence`` what is shown where it is not the filters'. The rest is as in `Chart`."""
    words = view.words
    caption = Caption(
        title=title,
        subtitle=view.sentence if sentence is None else sentence,
        n=n,
        n_label=n_label or words["app.n_article" if n == 1 else "app.n_articles"],
        note=note,
        source=view.source,
        date=view.today,
    )
    return Chart(
        name=name,
        caption=caption,
        frame=frame,
        numbers=numbers,
        kind=kind,
        draw=draw,
        words=words,
    )


def nothing(key: str, **parts: object) -> NothingToShow:
    """The error that says why there is no chart, by a key of the words."""
    return NothingToShow(load()(key, **parts), kind=key, parts=parts)


def any_of(view: View) -> Overview:
    """The view's articles in figures. Raises NothingToShow where there is none."""
    if not (summary := view.summary).n:
        raise nothing("empty.nothing", sentence=view.sentence)
    return summary


def dated(view: View) -> Overview:
    """The view's articles in figures. Raises NothingToShow where none has a date."""
    summary = any_of(view)
    if summary.first is None:
        raise nothing("overview.all_undated")
    return summary


def scored(view: View) -> Overview:
    """The view's articles in figures. Raises NothingToShow where none has a tone."""
    summary = any_of(view)
    if not summary.n_scored:
        raise nothing("tone.nothing_scored", total=view.words.number(summary.n))
    return summary


def unfinished(view: View, frame: pd.DataFrame) -> dict[str, Any]:
    """What a chart over time has to know to mark its unfinished periods."""
    filters = view.filters
    until = filters.until or queries.choices(view.con).last
    return {"grain": frame.attrs["grain"], "since": filters.since, "until": until}


def most_covered(view: View, limit: int) -> list[str]:
    """So many topics at most, those that most of the articles discuss."""
    return list(queries.topic_share(view.con, view.filters)["topic"][:limit])


def left_out(view: View, topics: list[str]) -> str:
    """What a chart says of the topics that it does not draw; nothing where it draws all."""
    words, total = view.words, len(view.topics)
    some = words("topics.some", n=words.number(len(topics)), total=words.number(total))
    return some if len(topics) < total else ""
