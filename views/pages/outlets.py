"""Outlets: two to six outlets or languages side by side, what sets them apart, who was first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import charts, queries
from analysis.charts.wording import name
from analysis.models import HOLDERS
from analysis.queries import Overview, Side
from views import numbers, page, picks
from views.beside import sides
from views.desk import Desk, current

# The only group of a chart whose rows are the outlets or languages themselves. (A comment, as
# Streamlit would show a bare string of a page's script.)
ALL = {"all": ""}


@dataclass(frozen=True, slots=True)
class Beside:
    """The desk with filters on what is compared alone, and that by key with its names."""

    desk: Desk
    by: Side
    named: dict[str, str]
    summary: Overview


def main(desk: Desk) -> None:
    """Read filters and sides → queries → say so if there is nothing to compare → charts."""
    if page.begin(desk, "outlets") is None:
        return
    by, groups = sides.choose(desk)
    if len(groups) < sides.FEWEST:
        st.info(desk.words[f"outlets.too_few_{by}"])
        return
    narrowed = queries.side_of(desk.filters, by, *groups)
    here = replace(desk, reading=replace(desk.reading, filters=narrowed))
    summary = queries.overview(here.con, here.filters)
    named = {group: name(sides.KINDS[by], group, desk.words) for group in groups}
    beside = Beside(here, by, named, summary)
    if not summary.n:
        st.info(desk.words("empty.nothing", sentence=page.literal(here.sentence)))
        return
    for draw in (_volume_and_tone, _topics, _set_apart, _voices, _agenda):
        draw(beside)


def _volume_and_tone(beside: Beside) -> None:
    desk, words = beside.desk, beside.desk.words
    frame = queries.volume_beside(desk.con, desk.filters, beside.by, list(beside.named))
    counts = {str(row.group): words("outlets.n", n=words.number(row.n)) for row in _rows(frame)}
    nothing = float("nan")
    _chart(
        beside,
        "outlets_volume",
        frame[["group", "n", "share", "scored", "scored_share"]],
        lambda shown: shown.assign(
            row=shown["group"], group="all", value=shown["share"], low=nothing, high=nothing
        ),
        rows=beside.named,
        notes=counts,
        pick=picks.BY[beside.by],
    )
    page.chart(
        desk,
        f"tone_by_{beside.by}",
        partial(charts.tone_by, by=beside.by),
        frame.drop(columns="share"),
        title=words[f"tone.by_{beside.by}"],
        summary=beside.summary,
        n=beside.summary.n_scored,
        note=words["tone.interval"],
        pick=picks.BY[beside.by],
    )


def _topics(beside: Beside) -> None:
    desk = beside.desk
    _chart(
        beside,
        "outlets_topics",
        queries.topics_beside(desk.con, desk.filters, beside.by, list(beside.named)),
        lambda shown: shown.assign(row=shown["topic"], value=shown["share"], n=shown["total"]),
        rows=desk.topics,
        groups=beside.named,
        pick=picks.topic_of(beside.by),
    )


def _set_apart(beside: Beside) -> None:
    """The topics that set each apart, in words of a table: there may be none."""
    desk, words = beside.desk, beside.desk.words
    frame = queries.set_apart(desk.con, desk.filters, beside.by, list(beside.named))
    st.subheader(words["outlets.apart"], anchor=False)
    if frame.empty:
        st.info(words["outlets.nothing_apart"])
        return
    st.dataframe(
        numbers.written(frame.rename(columns={"group": beside.by}), "outlets_apart", words),
        hide_index=True,
        width="stretch",
        key="outlets_apart",
        alt=words["outlets.apart"],
    )
    st.caption(words["outlets.apart_note"])


def _voices(beside: Beside) -> None:
    desk, words = beside.desk, beside.desk.words
    _chart(
        beside,
        "outlets_voices",
        queries.voices_beside(desk.con, desk.filters, beside.by, list(beside.named)),
        lambda shown: shown.assign(row=shown["voice"], value=shown["tone"], n=shown["scored"]),
        rows={holder: words[f"voice.{holder}"] for holder in HOLDERS},
        groups=beside.named,
        measure="tone",
        pick=picks.voice_of(beside.by),
    )


def _agenda(beside: Beside) -> None:
    desk, words = beside.desk, beside.desk.words
    frame = queries.agenda(desk.con, desk.filters, beside.by, list(beside.named))
    if not frame["shared"].any():
        st.subheader(words["outlets.outlets_agenda"], anchor=False)
        st.info(words["outlets.no_shared"])
        return
    _chart(
        beside,
        "outlets_agenda",
        frame,
        lambda shown: shown.assign(
            row=shown["group"], group="all", value=shown["share"], n=shown["shared"]
        ),
        rows=beside.named,
        notes={str(row.group): _lag(beside, row.shared, row.lag) for row in _rows(frame)},
        pick=picks.BY[beside.by],
    )


def _chart(
    beside: Beside,
    key: str,
    frame: pd.DataFrame,
    shape: Callable[[pd.DataFrame], pd.DataFrame],
    *,
    rows: Mapping[str, str],
    groups: Mapping[str, str] = ALL,
    notes: Mapping[str, str] | None = None,
    measure: Literal["tone", "share"] = "share",
    pick: picks.Pick,
) -> None:
    """Draw a card of dots; ``shape`` makes of its numbers what `charts.beside` draws."""
    words, drawn = beside.desk.words, shape(frame)
    page.chart(
        beside.desk,
        key,
        lambda _, **how: charts.beside(
            drawn, rows=rows, groups=groups, notes=notes, measure=measure, **how
        ),
        frame.rename(columns={"group": beside.by}),
        title=words[f"outlets.{key}"],
        summary=beside.summary,
        n=beside.summary.n,
        note=words[f"outlets.{key}_note"],
        pick=pick,
    )


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return frame.itertuples()


def _lag(beside: Beside, shared: int, lag: float) -> str:
    words = beside.desk.words
    if not shared:
        return words["outlets.none_shared"]
    return words("outlets.lag", n=words.number(shared), days=f"{lag:g}")


main(current())
