"""What discovery finds: topics with their words and sentences, and the topic of each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

NAME_WORDS = 3
"""Words of a topic that its name is made of: more is a list, fewer tell two topics apart badly."""

BETWEEN = " · "

State = Literal["found", "little", "few", "nothing", "unread"]
"""What became of a language: topics ``found``; found in ``little``, fewer than `LITTLE` stories;
too ``few`` stories to look; looked and ``nothing`` stands out; ``unread``, as no list of stop
words is there for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or pair of words of a topic: ``text`` as most often written, ``forms`` all its
    spellings, most often first, and its c-TF-IDF ``weight`` (above 0, comparable in one topic)."""

    text: str
    forms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence out of an article: ``start`` and ``end`` count characters of its text, of its
    title where ``sentence`` is 0, and ``text`` is that span as it stands there."""

    article_id: str
    language: str
    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic nobody defined.

    ``key`` names it in this discovery alone, such as ``ar_1`` for the largest Arabic one.
    ``words`` are the most telling first, by language; ``language`` is that of most of its
    articles. ``n`` counts articles, every copy of a story, and ``stories`` each story once;
    ``share`` is ``n`` of the articles of its `Part`, 0…1. ``x`` and ``y`` (−1…+1) place it on the
    part's map: near topics share words. ``quotes`` are its most typical sentences, best first.
    """

    key: str
    language: str
    words: Mapping[str, tuple[Word, ...]]
    n: int
    stories: int
    share: float
    x: float
    y: float
    quotes: tuple[Quote, ...]

    @property
    def name(self) -> str:
        """Its first words in its own language."""
        return BETWEEN.join(word.text for word in self.words[self.language][:NAME_WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Articles among which topics were looked for together: those of a language or, with an
    embedding that knows them all, of several. ``outliers`` counts articles of no topic."""

    languages: tuple[str, ...]
    state: State
    n: int
    stories: int
    outliers: int

    @property
    def key(self) -> str:
        """Its languages as one word: ``ar``, or ``ar_en_ru``."""
        return "_".join(self.languages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """The topics of some articles, largest first in each part; parts with most articles first.

    ``assignment`` has a row for each article: ``article_id language published topic strength
    part``, by ``article_id``. ``topic`` is a key, missing for an outlier and where none was looked
    for; ``strength`` is the cosine of the story to the middle of its topic (of the nearest one, for
    an outlier), NaN where none was looked for. ``embedding`` says what texts were compared by.
    """

    topics: tuple[Topic, ...]
    parts: tuple[Part, ...]
    assignment: pd.DataFrame
    embedding: str

    def of(self, part: Part) -> tuple[Topic, ...]:
        """The topics of a part, largest first."""
        return tuple(topic for topic in self.topics if topic.key.rpartition("_")[0] == part.key)

    def table(self) -> pd.DataFrame:
        """The topics, one a row, as `table` has them."""
        return table(self.topics)

    def articles_of(self, topic: str) -> pd.DataFrame:
        """The rows of a topic's articles, the most typical first."""
        rows = self.assignment[self.assignment["topic"] == topic]
        return rows.sort_values(
            ["strength", "article_id"], ascending=[False, True], ignore_index=True
        )


TABLE = ["topic", "language", "name", "words", "n", "stories", "share", "x", "y", "quote"]


def table(topics: Iterable[Topic]) -> pd.DataFrame:
    """Topics, one a row: ``topic language name words n stories share x y quote``; ``quote`` is
    missing where no sentence was fit to be shown."""
    rows = [
        {
            "topic": topic.key,
            "language": topic.language,
            "name": topic.name,
            "words": ", ".join(word.text for word in topic.words[topic.language]),
            "n": topic.n,
            "stories": topic.stories,
            "share": topic.share,
            "x": topic.x,
            "y": topic.y,
            "quote": topic.quotes[0].text if topic.quotes else None,
        }
        for topic in topics
    ]
    return pd.DataFrame(rows, columns=TABLE)
