"""Outlets: two to six outlets or languages side by side, what sets them apart, who was first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analysis import catalogue, queries
from analysis.catalogue.sides import Sides, sides_of
from analysis.errors import NothingToShow
from analysis.export import Chart
from analysis.queries import Overview
from views import page, parts, picks, tables
from views.beside import agenda, over_time, sides, stories
from views.charts.card import OnSelect
from views.desk import Desk, current


@dataclass(frozen=True, slots=True)
class Beside:
    """The desk with filters on what is compared alone, and that."""

    desk: Desk
    sides: Sides
    summary: Overview


def main(desk: Desk) -> None:
    """Read filters and sides → queries → say so if there is nothing to compare → charts."""
    if page.begin(desk, "outlets") is None:
        return
    sides.choose(desk)
    try:
        compared = sides_of(desk.view)
    except NothingToShow as error:
        st.info(page.why(error, desk.words))
        return
    here = replace(desk, reading=replace(desk.reading, filters=compared.view.filters))
    beside = Beside(here, compared, compared.view.summary)
    for draw in DRAWN[parts.choose(desk, "outlets")]:
        draw(beside)


def _volume(beside: Beside) -> None:
    _drawn(beside, "outlets_volume", pick=picks.BY[beside.sides.by])


def _volume_over_time(beside: Beside) -> None:
    _over_time(beside, "outlets_volume_over_time", "grain", "measure")


def _tone_over_time(beside: Beside) -> None:
    _over_time(beside, "outlets_tone_over_time", "grain")


def _over_time(beside: Beside, name: str, *options: str) -> None:
    sides = beside.sides.each
    over_time.show(beside.desk, [name], sides, options=options, summary=beside.summary)


def _tone(beside: Beside) -> None:
    _drawn(beside, "outlets_tone", pick=picks.BY[beside.sides.by])


def _classes(beside: Beside) -> None:
    _drawn(beside, "outlets_classes", pick=picks.class_of(beside.sides.by))


def _topics(beside: Beside) -> None:
    _drawn(beside, "outlets_topics", pick=picks.topic_of(beside.sides.by))


def _set_apart(beside: Beside) -> None:
    """The topics that set each apart, in words of a table: there may be none."""
    desk, words, by = beside.desk, beside.desk.words, beside.sides.by
    frame = queries.set_apart(desk.con, desk.filters, by, beside.sides.groups)
    st.subheader(words["outlets.apart"], anchor=False)
    if frame.empty:
        st.info(words["outlets.nothing_apart"])
        return
    tables.show(
        desk,
        "outlets_apart",
        frame.rename(columns={"group": by}),
        title=words["outlets.apart"],
        summary=beside.summary,
    )
    st.caption(words["outlets.apart_note"])


def _stories(beside: Beside) -> None:
    stories.show(beside.desk, beside.sides.each, beside.sides.named, beside.summary)


def _voices(beside: Beside) -> None:
    _drawn(beside, "outlets_voices", pick=picks.voice_of(beside.sides.by))


def _agenda(beside: Beside) -> None:
    by, chart = beside.sides.by, _drawn(beside, "outlets_agenda", on_select=agenda.choose_first)
    if chart is None:
        return
    counts = dict(zip(chart.rows[by], chart.rows["first"], strict=True))
    agenda.stories(beside.desk, by, beside.sides.named, counts)


def _drawn(
    beside: Beside,
    name: str,
    *,
    pick: picks.Pick | None = None,
    on_select: OnSelect | None = None,
) -> Chart | None:
    """Draw a chart, or under its title why there is none."""
    desk = beside.desk
    try:
        chart = catalogue.build(name, desk.view)
    except NothingToShow as error:
        st.subheader(desk.words[f"outlets.{name}"], anchor=False)
        st.info(page.why(error, desk.words))
        return None
    page.chart(desk, chart, summary=beside.summary, pick=pick, on_select=on_select)
    return chart


# What each part of the page draws, in its order.
DRAWN: Mapping[str, Sequence[Callable[[Beside], object]]] = {
    "coverage": (_volume, _volume_over_time),
    "tone": (_tone, _classes, _tone_over_time, _voices),
    "topics": (_topics, _set_apart, _stories),
    "timing": (_agenda,),
}

main(current())
