"""Compare: two periods, topics, outlets or languages, and where they differ beyond noise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.catalogue.compare import called, key_of, named
from analysis.catalogue.sets import Sets
from analysis.locale import Words
from analysis.readable import points
from views import columns, page, parts, picks, tables
from views.beside import over_time, stories, versus, words_apart
from views.desk import Desk, current


def main(desk: Desk) -> None:
    """Read filters and sets → query → say so if there is nothing to compare → what differs."""
    if page.begin(desk, "compare") is None:
        return
    sets = versus.choose(desk)
    if sets is None:
        return
    desk = replace(desk, words=sets.words(desk.words))
    shared = queries.shared(desk.con, sets.a, sets.b)
    _sizes(desk, sets, shared)
    if not (shared.a and shared.b):
        return
    DRAWN[parts.choose(desk, "compare")](desk, sets, shared)


def _sizes(desk: Desk, sets: Sets, shared: queries.Shared) -> None:
    """Say what A and B are, how many articles each has and how many are in both."""
    words = desk.words
    for side, filters, n in (("a", sets.a, shared.a), ("b", sets.b, shared.b)):
        sentence = page.literal(filters.sentence(words.language, words=words))
        st.markdown(
            words(
                "compare.is",
                side=words[f"compare.head_{side}"],
                sentence=sentence,
                n=words.number(n),
            )
        )
    if shared.both:
        st.caption(words("compare.both", n=words.number(shared.both)))
    if not (shared.a and shared.b):
        st.info(words["compare.empty"])


def _differences(desk: Desk, sets: Sets, _: queries.Shared) -> None:
    _ranked(desk, sets, queries.contrast(desk.con, sets.a, sets.b))
    for name in ("contrast_tone", "contrast_share"):
        if chart := page.made(desk, name):
            page.chart(
                desk,
                chart,
                summary=queries.overview(desk.con, sets.a),
                pick=picks.contrast(sets.b),
                filters=sets.a,
            )


def _stories(desk: Desk, sets: Sets, _: queries.Shared) -> None:
    names = sets.names(desk.words)
    stories.show(desk, sets.each, names, queries.overview(desk.con, sets.a))


def _words(desk: Desk, sets: Sets, _: queries.Shared) -> None:
    words_apart.show(desk, sets)


def _ranked(desk: Desk, sets: Sets, frame: pd.DataFrame) -> None:
    """The differences, most for their noise first; a cell of A or B opens its articles."""
    words = desk.words
    st.subheader(words["compare.ranked"], anchor=False)
    counts = {"clear": int(frame["clear"].sum()), "n": int(frame["p"].notna().sum())}
    st.caption(words("compare.ranked_note", **counts))
    table = listed(desk, frame)
    st.dataframe(
        table,
        hide_index=True,
        column_order=columns.order(table.columns, words),
        width="stretch",
        key="compare_ranked",
        alt=words["compare.ranked"],
        on_select=partial(_open, sets, frame, words),
        selection_mode="single-cell",
    )
    tables.download(
        desk,
        "compare_ranked",
        named(frame, words),
        title=words["compare.ranked"],
        summary=queries.overview(desk.con, sets.a),
    )


def listed(desk: Desk, frame: pd.DataFrame) -> pd.DataFrame:
    """The differences as people read them, in columns A, B, difference, interval and verdict."""
    words = desk.words
    rows = []
    for row in frame.to_dict("records"):
        written = words.signed if row["measure"] == "tone" else words.percent
        change = words.signed if row["measure"] == "tone" else partial(points, words=words)
        ends = words("compare.ends", low=change(row["low"]), high=change(row["high"]))
        verdict = words[f"compare.{_verdict(row)}"]
        sides = [_of(words, written(row[side]), row[f"n_{side}"]) for side in "ab"]
        told = called(row, words)
        rows.append((told, *sides, change(row["difference"]), ends, verdict))
    heads = ("what", "a", "b", "difference", "interval", "verdict")
    return pd.DataFrame(rows, columns=[words[f"compare.head_{head}"] for head in heads])


def _verdict(row: Mapping[Any, Any]) -> str:
    """How sure a difference is: clear, or so only if it were the one that is looked at, or not."""
    if row["clear"]:
        return "clear"
    return "unsure" if row["low"] > 0 or row["high"] < 0 else "unclear"


def _of(words: Words, value: str, n: int) -> str:
    return words("compare.value", value=value, n=words.number(n))


def _open(sets: Sets, frame: pd.DataFrame, words: Words) -> None:
    """Have the articles behind the cell opened: those of B from its column, else those of A."""
    for place, column in st.session_state["compare_ranked"].selection.cells[:1]:
        side = "b" if column == words["compare.head_b"] else "a"
        picks.go(picks.contrast(sets.b), sets.a, [[key_of(frame.iloc[place]), side]])


def _over_time(desk: Desk, sets: Sets, _: queries.Shared) -> None:
    charts = ("contrast_volume_over_time", "contrast_tone_over_time")
    summary = queries.overview(desk.con, sets.a)
    over_time.show(desk, charts, sets.each, options=("grain",), summary=summary)


# What draws each part of `url_state.PARTS`: a comment, as Streamlit writes strings onto the page.
DRAWN: Mapping[str, Callable[[Desk, Sets, queries.Shared], None]] = {
    "differences": _differences,
    "over_time": _over_time,
    "stories": _stories,
    "words": _words,
}


main(current())
