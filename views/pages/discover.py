"""Discover: topics nobody defined, on a map and over time, and the articles of each."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from analysis import charts, discovery
from analysis.discovery import Discovery, Part, Topic
from analysis.discovery.results import BETWEEN
from analysis.errors import FilterError
from analysis.queries import Overview
from views import page, word_language
from views.desk import Desk, current
from views.discovering import looking, topic

LINES = 8  # topics drawn over time, the largest; more lines no one tells apart


def main(desk: Desk) -> None:
    """Read filters → what was found, or the way to it → charts → the topic that is chosen."""
    summary = page.begin(desk, "discover")
    if summary is None:
        return
    found = looking.found(desk)
    if found is None:
        return
    part = _part(desk, found)
    topics = found.of(part)
    desk = _named(desk, topics)
    _map(desk, summary, part, topics)
    _over_time(desk, summary, found, part)
    st.subheader(desk.words["discover.one"], anchor=False)
    topic.show(desk, found, topic.choose(desk, topics))


def _part(desk: Desk, found: Discovery) -> Part:
    """The part that is shown: a language, of those that topics were found in."""
    there = {part.key: part for part in found.parts if found.of(part)}
    if len(there) == 1:
        return next(iter(there.values()))
    return there[word_language.choose(desk, {key: part.stories for key, part in there.items()})]


def _named(desk: Desk, topics: tuple[Topic, ...]) -> Desk:
    """The desk with the names of the topics among its words."""
    return desk.with_words({f"topic.{each.key}": each.name for each in topics})


def _map(desk: Desk, summary: Overview, part: Part, topics: tuple[Topic, ...]) -> None:
    words = desk.words
    frame = discovery.table(topics)
    note = words(
        "discover.map_note",
        n=words.number(part.outliers),
        share=words.percent(part.outliers / part.n),
    )
    page.chart(
        desk,
        "discovered",
        lambda shown, **how: charts.discovered(
            shown.assign(x=frame["x"], y=frame["y"]), separator=BETWEEN, **how
        ),
        frame[["topic", "words", "n", "stories", "share", "quote"]],
        title=words("discover.map", name=looking.name_of(part, words)),
        summary=summary,
        n=part.n,
        note=note,
        on_select=_chosen,
    )


def _over_time(desk: Desk, summary: Overview, found: Discovery, part: Part) -> None:
    words = desk.words
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "measure")
    try:
        frame = discovery.over_time(desk.con, desk.filters, found, part, desk.option("grain"))
    except FilterError as error:
        st.warning(words("sidebar.problem", problem=page.literal(str(error))))
        frame = discovery.over_time(desk.con, desk.filters, found, part)
    if frame.empty:
        st.info(words["overview.all_undated"])
        return
    topics = found.of(part)
    drawn = frame[frame["topic"].isin([each.key for each in topics[:LINES]])]
    some = words(
        "topics.some", n=words.number(min(LINES, len(topics))), total=words.number(len(topics))
    )
    measure: Literal["n", "share"] = "share" if desk.option("measure") == "share" else "n"
    figure = partial(charts.topics_over_time, drawn, measure=measure)
    figure = partial(figure, **page.periods(desk, frame))
    page.chart(
        desk,
        "discovered_over_time",
        lambda _, **how: figure(**how),
        frame,
        title=words("discover.over_time", name=looking.name_of(part, words)),
        summary=summary,
        n=int(frame.drop_duplicates("period")["total"].sum()),
        note=some if len(topics) > LINES else "",
        on_select=_chosen,
    )


def _chosen(points: list[list[str]]) -> None:
    """Look at the topic clicked, which stands last in what a point carries."""
    if points:
        topic.put(str(points[0][-1]))


main(current())
