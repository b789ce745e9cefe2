"""The native form of the chart of topics discussed together: a table with shaded cells."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.export.native.measures import PRINT, named
from analysis.export.native.model import SHARE, Grid, Native, numbers
from analysis.locale import Words


def cooccurrence(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """Of the articles on the row's topic, the share that also discusses the column's; blank where
    the two are the same."""
    topics = list(dict.fromkeys([*frame["topic_a"], *frame["topic_b"]]))
    apart = frame[frame["topic_a"] != frame["topic_b"]]
    shares = apart.pivot(index="topic_a", columns="topic_b", values="share").reindex(
        index=topics, columns=topics
    )
    largest = apart["share"].max()
    names = named("topic", topics, words)
    return Native(
        [
            Grid(
                heading=words["chart.also_discuss"],
                rows=names,
                columns=names,
                values=tuple(numbers(row) for _, row in shares.iterrows()),
                form=SHARE,
                top=1.0 if pd.isna(largest) or not largest else float(largest),
                shades=PRINT.shares,
            )
        ]
    )
