"""Articles read for a preview, and remembered: the next look at a topic reads few new ones."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import duckdb

from analysis import packs, topics
from analysis.matching import Passage, topic_scanner
from analysis.models import Article, Evidence
from analysis.packs.watched import OwnTopic, Watched
from analysis.pipeline import scan
from analysis.text import sentences, without_markup

REMEMBERED = 1_500
"""Articles remembered: their sentences take some 70 kB each, a hundred megabytes together."""


@dataclass(frozen=True)
class Reading:
    """An article cut into sentences, ready to be searched for any topic."""

    id: str
    title: str | None
    text: str
    language: str

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Its title and sentences."""
        places = sentences(self.title, without_markup(self.text), packs.load(self.language))
        article = Article(text=self.text, title=self.title, language=self.language)
        nothing = topic_scanner(self.language, Watched(), frozenset())
        return [passage for passage, _ in scan(article, places, nothing)]


@dataclass(frozen=True, slots=True)
class Found:
    """What a topic is in an article: its salience 0…1, and the phrases that name it."""

    article: Reading
    salience: float
    evidence: tuple[Evidence, ...]


class Reader:
    """Reads articles of one connection after another; safe for several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def read(
        self, con: duckdb.DuckDBPyConnection, wanted: Iterable[tuple[str, str]]
    ) -> list[Reading]:
        """The articles of (id, language) pairs, in their order."""
        asked = dict(wanted)
        with self._lock:
            there = {id_: self._kept[id_] for id_ in asked if id_ in self._kept}
        new = self._fetched(con, {id_: code for id_, code in asked.items() if id_ not in there})
        with self._lock:
            self._kept.update(new)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return [(there | new)[id_] for id_ in asked]

    def _fetched(self, con: duckdb.DuckDBPyConnection, asked: dict[str, str]) -> dict[str, Reading]:
        if not asked:
            return {}
        sql = "SELECT id, title, text FROM articles WHERE id IN (SELECT unnest(?))"
        rows = con.cursor().execute(sql, [list(asked)]).fetchall()
        return {
            str(id_): Reading(str(id_), title, str(text), asked[id_]) for id_, title, text in rows
        }


def found_in(article: Reading, topic: OwnTopic) -> Found:
    """What a topic is in an article, as it would be scored."""
    watched, keys = Watched((topic,)), frozenset({topic.key})
    lexicon = topic_scanner(article.language, watched, keys)
    found = [(passage, lexicon.find(passage)) for passage in article.passages]
    scores = topics.score(found, article.language, watched=watched)
    evidence = topics.evidence(found, scores, watched=watched)
    return Found(article, scores[topic.key], tuple(evidence))
