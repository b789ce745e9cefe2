"""What charts are of: articles, the filters on them, and the words they are told in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis import queries
from analysis.catalogue.options import Options
from analysis.discovery import Discovery
from analysis.events import Event
from analysis.filters import Filters
from analysis.locale import Words
from analysis.packs.watched import Watched
from analysis.queries import Overview, Scorer
from analysis.queries.sql import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The articles of ``con`` that ``filters`` let through, as they are on the day ``today``.

    ``words`` hold the names of the topics too; ``source`` is the line that says where the numbers
    come from. ``events`` are those to be marked where the options show them, and ``found`` is a
    discovery that is not kept beside the store, ``None`` where one is or there is none.
    """

    con: Connection
    filters: Filters
    words: Words
    source: str
    today: dt.date
    options: Options = field(default_factory=Options)
    events: tuple[Event, ...] = ()
    found: Discovery | None = None

    @property
    def summary(self) -> Overview:
        """The articles in figures."""
        return queries.overview(self.con, self.filters)

    @property
    def sentence(self) -> str:
        """The filters as a person says them."""
        return self.filters.sentence(self.words.language, words=self.words)

    @property
    def topics(self) -> dict[str, str]:
        """The topics there are scores for with their names, in the order shown."""
        keys = queries.choices(self.con).topics
        return {key: self.words.get(f"topic.{key}", key) for key in keys}

    def on(self, filters: Filters) -> View:
        """The same view of other articles; its source line is still that of all of them."""
        return replace(self, filters=filters)

    def told(self, words: Words) -> View:
        """The same view in other words."""
        return replace(self, words=words)

    def translated(self, words: Words) -> View:
        """The same view in the words of another language, its source line too."""
        scorers = queries.scorers(self.con, self.filters)
        return replace(self, words=words, source=words("app.source", ways=ways(scorers, words)))

    def given(self, **options: Any) -> View:
        """The same view with other options."""
        return replace(self, options=replace(self.options, **options))


def named(words: Words, topics: Iterable[str], watched: Watched) -> Words:
    """The words and the names of topics in their language."""
    return words.also({f"topic.{key}": watched.label(key, words.language) for key in topics})


def ways(scorers: Sequence[Scorer], words: Words) -> str:
    """What scored articles, in words: backend, version and, where there are several, how many
    each."""
    key = "app.way" if len(scorers) > 1 else "app.only_way"
    return words["words.comma"].join(
        words(key, backend=each.backend, version=each.version, n=words.number(each.n))
        for each in scorers
    )
