"""Outlets: two to six outlets or languages side by side, what sets them apart, who was first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import charts, queries
from analysis.charts.wording import name
from analysis.filters import Filters
from analysis.models import HOLDERS, TONE_CLASSES
from analysis.queries import Overview, Side
from views import page, parts, picks, tables
from views.beside import agenda, over_time, sides, stories
from views.desk import Desk, current

# The only group of a chart whose rows are the outlets or languages themselves. (A comment, as
# Streamlit would show a bare string of a page's script.)
ALL = {"all": ""}


@dataclass(frozen=True, slots=True)
class Beside:
    """The desk with filters on what is compared alone, and that by key with its names; ``whole``
    are the filters on all that shares of voice are of."""

    desk: Desk
    by: Side
    named: dict[str, str]
    summary: Overview
    whole: Filters

    @property
    def each(self) -> dict[str, Filters]:
        """The filters on each of them alone."""
        return {group: queries.side_of(self.desk.filters, self.by, group) for group in self.named}


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
    beside = Beside(here, by, named, summary, queries.side_of(desk.filters, by))
    if not summary.n:
        st.info(desk.words("empty.nothing", sentence=page.literal(here.sentence)))
        return
    for draw in DRAWN[parts.choose(desk, "outlets")]:
        draw(beside)


def _volume(beside: Beside) -> None:
    desk, words = beside.desk, beside.desk.words
    frame = queries.volume_beside(desk.con, desk.filters, beside.by, list(beside.named))
    nothing = float("nan")
    _chart(
        beside,
        "outlets_volume",
        frame[["group", "n", "share", "scored", "scored_share"]],
        lambda shown: shown.assign(
            row=shown["group"], group="all", value=shown["share"], low=nothing, high=nothing
        ),
        rows=beside.named,
        notes={str(row.group): words("outlets.n", n=words.number(row.n)) for row in _rows(frame)},
        pick=picks.BY[beside.by],
    )


def _volume_over_time(beside: Beside) -> None:
    _over_time(beside, "volume")


def _tone_over_time(beside: Beside) -> None:
    _over_time(beside, "tone")


def _over_time(beside: Beside, course: over_time.Course) -> None:
    over_time.show(
        beside.desk,
        over_time.Sides(
            filters=beside.each,
            names=beside.named,
            whole=beside.whole,
            column=beside.by,
            sentence=beside.desk.sentence,
            summary=beside.summary,
            shares=course == "volume",
        ),
        courses=(course,),
    )


def _tone(beside: Beside) -> None:
    desk, words, groups = beside.desk, beside.desk.words, list(beside.named)
    frame = queries.volume_beside(desk.con, desk.filters, beside.by, groups)
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


def _classes(beside: Beside) -> None:
    """How many articles of each have a tone of each class, or none."""
    desk = beside.desk
    _chart(
        beside,
        "outlets_classes",
        queries.classes_beside(desk.con, desk.filters, beside.by, list(beside.named)),
        lambda shown: shown.assign(row=shown["tone_class"], value=shown["share"], n=shown["total"]),
        rows={each: desk.words[f"tone.{each}"] for each in TONE_CLASSES},
        groups=beside.named,
        pick=picks.class_of(beside.by),
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
    tables.show(
        desk,
        "outlets_apart",
        frame.rename(columns={"group": beside.by}),
        title=words["outlets.apart"],
        summary=beside.summary,
    )
    st.caption(words["outlets.apart_note"])


def _stories(beside: Beside) -> None:
    stories.show(beside.desk, beside.each, beside.named, beside.summary)


def _voices(beside: Beside) -> None:
    desk, words = beside.desk, beside.desk.words
    frame = queries.voices_beside(desk.con, desk.filters, beside.by, list(beside.named))
    if not frame["scored"].any():
        st.subheader(words["outlets.outlets_voices"], anchor=False)
        st.info(words["outlets.no_voices"])
        return
    _chart(
        beside,
        "outlets_voices",
        frame,
        lambda shown: shown.assign(row=shown["voice"], value=shown["tone"], n=shown["scored"]),
        rows={holder: words[f"voice.{holder}"] for holder in HOLDERS},
        groups=beside.named,
        measure="tone",
        pick=picks.voice_of(beside.by),
    )


def _agenda(beside: Beside) -> None:
    desk, words, groups = beside.desk, beside.desk.words, list(beside.named)
    frame = queries.agenda(desk.con, desk.filters, beside.by, groups)
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
        notes=agenda.lags(desk, frame),
        on_select=agenda.choose_first,
        n=frame.attrs["stories"],
        n_label=words["outlets.agenda_n"],
    )
    counts = dict(zip(frame["group"], frame["first"], strict=True))
    agenda.stories(desk, beside.by, beside.named, counts)


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
    pick: picks.Pick | None = None,
    on_select: Callable[[list[list[Any]]], None] | None = None,
    n: int | None = None,
    n_label: str | None = None,
) -> None:
    """Draw a card of dots; ``shape`` makes of its numbers what `charts.beside` draws, and ``n``
    counts what ``n_label`` names, where it is not the articles of this view."""
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
        n=beside.summary.n if n is None else n,
        n_label=n_label,
        note=words[f"outlets.{key}_note"],
        pick=pick,
        on_select=on_select,
    )


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return frame.itertuples()


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Beside], None]]] = {
    "coverage": (_volume, _volume_over_time),
    "tone": (_tone, _classes, _tone_over_time, _voices),
    "topics": (_topics, _set_apart, _stories),
    "timing": (_agenda,),
}

main(current())
