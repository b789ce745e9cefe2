"""The words of a topic by period: which topic, in which language, and their chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from analysis import charts, queries
from analysis.catalogue.making import any_of, chart, nothing
from analysis.catalogue.view import View
from analysis.errors import NothingToShow
from analysis.export import Chart
from analysis.filters import Filters
from analysis.queries import FEWEST_STORIES, Scope


def on_topic(filters: Filters, topic: str) -> Filters:
    """The articles on a topic, of those that filters let through; of those on any of several
    topics, which no filter can ask for together with a further one, all on that topic."""
    if filters.match == "all" or len(filters.topics) == 1:
        both = tuple(dict.fromkeys((*filters.topics, topic)))
        return replace(filters, topics=both, match="all" if len(both) > 1 else "any")
    return replace(filters, topics=(topic,))


def topic_of(view: View) -> str:
    """The topic asked for, else one filtered by, else the most covered. Raises NothingToShow where
    there is no topic or no date."""
    if any_of(view).first is None or not view.topics:
        raise too_few(view)
    if view.options.vocabulary in view.topics:
        return view.options.vocabulary
    covered = queries.topic_share(view.con, view.filters)["topic"]
    return str([*view.filters.topics, *covered][0])


def scope_of(view: View, scopes: Sequence[Scope]) -> Scope:
    """The scope of the language asked for, else the first. Raises NothingToShow where its stories
    are too few to set periods against each other."""
    asked = view.options.vocabulary_language
    named = [scope for scope in scopes if scope.language == asked] or list(scopes)
    if not named or named[0].stories < 2 * FEWEST_STORIES:
        raise too_few(view)
    return named[0]


def too_few(view: View) -> NothingToShow:
    """The error of a topic with too few stories."""
    return nothing("topics.vocabulary_few", n=view.words.number(FEWEST_STORIES))


def vocabulary(view: View) -> Chart:
    """The words that mark each period of a topic."""
    words, topic = view.words, topic_of(view)
    filters = on_topic(view.filters, topic)
    scope = scope_of(view, queries.vocabulary_scopes(view.con, filters))
    frame = queries.vocabulary(view.con, filters, scope.language, view.options.grain)
    if frame.empty or frame["word"].isna().all():
        raise nothing("topics.vocabulary_none")
    return chart(
        view.on(queries.in_language(filters, scope.language)),
        "vocabulary",
        partial(charts.vocabulary, grain=frame.attrs["grain"]),
        frame,
        title=words("topics.vocabulary_of", topic=view.topics[topic]),
        n=int(frame.attrs["stories"]),
        n_label=words["topics.vocabulary_stories"],
        note=_note(view, scope, int(frame.attrs["stories"])),
    )


def _note(view: View, scope: Scope, read: int) -> str:
    words = view.words
    if read >= scope.stories:
        return words["topics.vocabulary_note"]
    part = words("topics.vocabulary_part", n=words.number(read), total=words.number(scope.stories))
    return f"{words['topics.vocabulary_note']}. {part}"
