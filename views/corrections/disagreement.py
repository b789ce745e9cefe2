"""How often analysts and machine differ, by language, topic or outlet."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import charts, queries
from analysis.charts.wording import name
from analysis.queries import Overview, Split
from views import page, picks
from views.desk import Desk

SHOWN = 20  # groups with most scores reviewed; more rows than this no one compares

NAMES = {"language": "languages", "topic": "topic", "outlet": "outlet"}
"""Where the words have the names of each kind of group."""


def show(desk: Desk, summary: Overview) -> None:
    """Draw how much was reviewed, what the figures mean, and the shares that differ; a line where
    nothing was reviewed yet."""
    words, by = desk.words, _split(desk)
    frame = queries.disagreement(desk.con, desk.filters, by)
    if frame.empty:
        st.info(words["corrections.nothing_reviewed"])
        return
    st.markdown(words["corrections.meaning"])
    page.option(desk, "split")
    groups = list(dict.fromkeys(frame["group"]))
    rows = {group: name(NAMES[by], group, words) for group in groups[:SHOWN]}
    subjects = {each: words[f"subject.{each}"] for each in queries.SUBJECTS}
    counted = words.also({"app.n_articles": words["corrections.n_reviewed"]})
    drawn = frame.rename(columns={"group": "row", "subject": "group", "share": "value"})
    n = int(frame["n"].sum())
    page.chart(
        desk,
        "disagreement",
        lambda _, **how: charts.beside(
            drawn, rows=rows, groups=subjects, **{**how, "words": counted}
        ),
        _numbers(frame, by),
        title=words[f"corrections.by_{by}"],
        summary=summary,
        n=n,
        n_label=words["corrections.n_reviewed"],
        note=_note(desk, len(rows), len(groups)),
        pick=picks.BY[by],
    )


def _split(desk: Desk) -> Split:
    return next(split for split in queries.SPLITS if split == desk.option("split"))


def _numbers(frame: pd.DataFrame, by: Split) -> pd.DataFrame:
    """The same by the name of what it is split by, as tables have it."""
    columns = [by, "subject", "n", "differing", "share", "low", "high"]
    return frame.rename(columns={"group": by})[columns]


def _note(desk: Desk, shown: int, total: int) -> str:
    words = desk.words
    some = words("corrections.some", n=words.number(shown), total=words.number(total))
    return words["corrections.note"] + (f". {some}" if shown < total else "")
