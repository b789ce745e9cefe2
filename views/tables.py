"""A table that is no chart's, with its file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import export
from analysis.queries import Overview
from analysis.readable import readable, written
from views import columns
from views.desk import Desk


def show(desk: Desk, key: str, frame: pd.DataFrame, *, title: str, summary: Overview) -> None:
    """Draw a table as people read it, and the button for its CSV file; ``key`` names it among
    the words for its columns and in the file's name."""
    draw(desk, key, frame, title=title)
    download(desk, key, frame, title=title, summary=summary)


def draw(desk: Desk, key: str, frame: pd.DataFrame, *, title: str) -> None:
    """Draw a table as people read it."""
    words = desk.words
    table = written(frame, key, words)
    st.dataframe(
        table,
        hide_index=True,
        column_order=columns.order(table.columns, words),
        width="stretch",
        key=key,
        alt=title,
    )


def download(desk: Desk, key: str, frame: pd.DataFrame, *, title: str, summary: Overview) -> None:
    """Draw the button for a table's CSV file."""
    stem = export.file_stem(key, desk.slug, first=summary.first, last=summary.last)
    st.download_button(
        "CSV",
        lambda: export.to_csv(readable(frame, key, desk.words)),
        file_name=f"{stem}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        on_click="ignore",
        help=desk.words["chart.card.as_format"].format(title=title, format="CSV"),
    )
