"""From a clicked point of a chart to the articles behind it: one more filter, one page on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import queries
from analysis.catalogue.vocabulary import on_topic
from analysis.filters import Filters
from analysis.filters.search import joined
from analysis.queries import Side, side_of
from analysis.trends import Grain, period_end
from views import url_state

Pick = Callable[[Filters, list[Any]], Filters]
"""The filters of a view and the ``customdata`` of a point → the filters of its articles."""

GOING = "going_to_articles"
"""Where a click leaves what the frame is to open: a callback cannot turn the page itself."""


def topic(filters: Filters, point: list[Any]) -> Filters:
    """The articles on the topic clicked, of those shown; of those on any of several topics,
    which no filter can ask for together with a further one, all on the topic clicked."""
    return on_topic(filters, str(point[0]))


def topic_and_class(filters: Filters, point: list[Any]) -> Filters:
    """The articles on a topic with a tone of the class clicked."""
    return replace(topic(filters, point), tone=str(point[1]))


def pair(filters: Filters, point: list[Any]) -> Filters:
    """The articles that discuss both topics of a cell."""
    return replace(filters, topics=(str(point[0]), str(point[1])), match="all")


def outlet(filters: Filters, point: list[Any]) -> Filters:
    """The articles of the outlet clicked."""
    return replace(filters, outlets=(str(point[0]),))


def language(filters: Filters, point: list[Any]) -> Filters:
    """The articles in the language clicked."""
    return replace(filters, languages=(str(point[0]),))


def tone(filters: Filters, point: list[Any]) -> Filters:
    """The articles whose tone lies in the bin clicked."""
    return replace(filters, tone=f"{point[0]:g}..{point[1]:g}")


def days(filters: Filters, point: list[Any]) -> Filters:
    """The articles from the first day of a point to the second, whatever dates are shown."""
    first, last = (dt.date.fromisoformat(str(each)) for each in point)
    return replace(filters, since=first, until=last, undated=False)


def tone_of(filters: Filters, kind: str) -> Filters:
    """The articles with a tone of a class, such as ``positive``."""
    return replace(filters, tone=kind)


def period(grain: Grain) -> Pick:
    """The articles of the period clicked, within the dates shown."""

    def pick(filters: Filters, point: list[Any]) -> Filters:
        first = dt.date.fromisoformat(str(point[0])[:10])
        last = period_end(first, grain)
        since = max(first, filters.since or first)
        return replace(filters, since=since, until=min(last, filters.until or last), undated=False)

    return pick


def period_of(grain: Grain, sides: Mapping[str, Filters]) -> Pick:
    """The articles of one of some sides in the period clicked."""
    return lambda _, point: period(grain)(sides[str(point[1])], point)


def period_and_topic(grain: Grain) -> Pick:
    """The articles on a topic in the period clicked."""

    def pick(filters: Filters, point: list[Any]) -> Filters:
        return topic(period(grain)(filters, point), point[1:])

    return pick


def course(grain: Grain) -> Pick:
    """The articles on a topic in the period clicked; in all of them where a panel itself was."""

    def pick(filters: Filters, point: list[Any]) -> Filters:
        return topic(filters, point) if len(point) == 1 else period_and_topic(grain)(filters, point)

    return pick


def vocabulary(grain: Grain, language: str) -> Pick:
    """The stories in a language in the period clicked, those that hold the word where one was."""

    def pick(filters: Filters, point: list[Any]) -> Filters:
        there = queries.in_language(period(grain)(filters, point), language)
        return replace(there, search=joined([*filter(None, (filters.search, *point[1:]))]))

    return pick


def words_of(sides: Mapping[str, Filters], language: str) -> Pick:
    """The stories of one of some sides in a language, those that hold the word clicked."""

    def pick(_: Filters, point: list[Any]) -> Filters:
        there = queries.once(replace(sides[str(point[0])], languages=(language,)))
        return replace(there, search=joined([*filter(None, (there.search, *point[1:]))]))

    return pick


def voice(filters: Filters, point: list[Any]) -> Filters:
    """The articles that say anything of the relation: no filter asks for a voice."""
    return tone(filters, [-1.0, 1.0])


def topic_of(by: Side) -> Pick:
    """The articles of an outlet or language on the topic clicked."""
    return lambda filters, point: topic(side_of(filters, by, str(point[1])), point)


def class_of(by: Side) -> Pick:
    """The articles of an outlet or language with a tone of the class clicked."""
    return lambda filters, point: replace(side_of(filters, by, str(point[1])), tone=str(point[0]))


def voice_of(by: Side) -> Pick:
    """The articles of an outlet or language that say anything of the relation."""
    return lambda filters, point: voice(side_of(filters, by, str(point[1])), point)


def contrast(b: Filters) -> Pick:
    """The articles of A, the filters given, or of ``b``, behind a measure of the two."""

    def pick(filters: Filters, point: list[Any]) -> Filters:
        measure, _, key = str(point[0]).partition(" ")
        return BY.get(measure, voice)(b if point[1] == "b" else filters, [key])

    return pick


BY: Mapping[str, Pick] = {"topic": topic, "outlet": outlet, "language": language, "voice": voice}
"""The pick of each group tone can be shown by."""


def go(pick: Pick, filters: Filters, points: list[list[Any]]) -> None:
    """Have the frame open the articles behind the point clicked; nothing where none is."""
    if points:
        st.session_state[GOING] = url_state.with_filters(pick(filters, points[0]))


def open_article(filters: Filters, id_: str) -> None:
    """Have the frame open one article, in the reader beside all that match."""
    st.session_state[GOING] = url_state.with_filters(filters) | {url_state.ARTICLE: id_}
