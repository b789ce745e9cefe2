"""Discover: topics nobody defined, on a map and over time, and the articles of each."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.catalogue import View
from analysis.catalogue.discover import named, part_of, parts_of
from analysis.discovery import Discovery
from analysis.queries import Overview
from views import page, word_language
from views.desk import Desk, current
from views.discovering import looking, topic


def main(desk: Desk) -> None:
    """Read filters → what was found, or the way to it → charts → the topic that is chosen."""
    summary = page.begin(desk, "discover")
    if summary is None:
        return
    found = looking.found(desk)
    if found is None:
        return
    view = replace(desk.view, found=found)
    _choose(desk, found)
    topics = found.of(part_of(view, found))
    _map(desk, summary, view)
    _over_time(desk, summary, view)
    st.subheader(desk.words["discover.one"], anchor=False)
    here = replace(desk, words=named(desk.words, topics))
    topic.show(here, found, topic.choose(here, topics))


def _choose(desk: Desk, found: Discovery) -> None:
    """Draw the choice of a language, of those that topics were found in."""
    there = parts_of(found)
    if len(there) > 1:
        word_language.choose(desk, {key: part.stories for key, part in there.items()})


def _map(desk: Desk, summary: Overview, view: View) -> None:
    if chart := page.made(desk, "discovered", view):
        page.chart(desk, chart, summary=summary, on_select=_chosen)


def _over_time(desk: Desk, summary: Overview, view: View) -> None:
    with st.container(horizontal=True):
        page.option(desk, "grain")
        page.option(desk, "measure")
    chart, _ = page.over_time(desk, "discovered_over_time", view)
    if chart:
        page.chart(desk, chart, summary=summary, on_select=_chosen)


def _chosen(points: list[list[str]]) -> None:
    """Look at the topic clicked, which stands last in what a point carries."""
    if points:
        topic.put(str(points[0][-1]))


main(current())
