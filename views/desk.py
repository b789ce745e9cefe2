"""What every page works with: the articles, the filters read from the URL, and the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import streamlit as st

from analysis import catalogue, queries
from analysis.catalogue import Options, View
from analysis.filters import Filters
from analysis.filters.values import today
from analysis.locale import Words, load
from analysis.packs.watched import Watched
from views import url_state
from views.data import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One run of the dashboard, as its frame hands it to the page.

    ``topics`` are the keys there are scores for with their names, in the order shown, and
    ``watched`` what is watched now; ``total`` counts
    all articles, filtered or not, and ``choices`` says what they can be filtered by;
    ``scorers`` are what scored those of this view, by ``backend``, which is one of ``backends``:
    those whose scores could be shown, with their number of articles, the usual one first.
    Files are dated with ``today``.
    """

    con: duckdb.DuckDBPyConnection
    reading: url_state.Reading
    words: Words
    topics: dict[str, str]
    choices: queries.Choices
    total: int
    scorers: tuple[queries.Scorer, ...]
    backend: str
    backends: Mapping[str, int]
    watched: Watched
    today: dt.date

    @property
    def filters(self) -> Filters:
        """The filters of this view."""
        return self.reading.filters

    @property
    def sentence(self) -> str:
        """The filters as a person says them."""
        return self.filters.sentence(self.words.language, words=self.words)

    @property
    def ways(self) -> str:
        """What scored this view's articles, in words: backend, version and how many each."""
        return catalogue.ways(self.scorers, self.words)

    @property
    def view(self) -> View:
        """What the catalogue makes charts of, without events."""
        return View(
            con=self.con,
            filters=self.filters,
            words=self.words,
            source=self.words("app.source", ways=self.ways),
            today=self.today,
            options=Options.from_params({**self.reading.options, **url_state.chosen()}),
        )

    @property
    def unusual(self) -> str:
        """The backend where it is not the usual one; else nothing."""
        return "" if self.backend == next(iter(self.backends)) else self.backend

    @property
    def slug(self) -> str:
        """What is shown as a part of the names of files: the filters, and the backend where it
        is not the usual one."""
        return "_".join(part for part in (self.unusual, self.filters.slug()) if part)

    def words_in(self, language: str) -> Words:
        """The words of a language, whichever that of the interface is, with the topics' names."""
        return catalogue.named(load(language), self.choices.topics, self.watched)

    def option(self, name: str) -> str:
        """How the page is to show it: one of `url_state.OPTIONS`."""
        return self.reading.options[name]


def lay_out(articles: Opened, words: Words) -> Desk:
    """The desk of this run, kept for the page that runs next."""
    con = articles.con
    choices = queries.choices(con)
    named = catalogue.named(words, choices.topics, articles.watched)
    topics = {key: named[f"topic.{key}"] for key in choices.topics}
    reading = url_state.read(
        url_state.params(),
        topics=choices.topics,
        backends=tuple(articles.backends),
        outlets=choices.outlets,
        languages=choices.languages,
    )
    desk = Desk(
        con=con,
        reading=reading,
        words=named,
        topics=topics,
        choices=choices,
        total=queries.overview(con, Filters()).n,
        scorers=queries.scorers(con, reading.filters),
        backend=articles.backend,
        backends=articles.backends,
        watched=articles.watched,
        today=today(),
    )
    st.session_state["desk"] = desk
    return desk


def current() -> Desk:
    """The desk of this run."""
    desk: Desk = st.session_state["desk"]
    return desk
