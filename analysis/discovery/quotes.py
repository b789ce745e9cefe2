"""The sentences that say best what a topic is about, out of its most typical stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis import packs
from analysis.discovery.results import Quote
from analysis.discovery.stories import LETTERS
from analysis.discovery.terms import Terms
from analysis.models import Sentence
from analysis.text import WORD, sentences

QUOTES = 3
"""Sentences of a topic: what is read at a glance."""

STORIES = 30
"""Stories that are read for them, the most typical: 24 topics take a second."""

SHORTEST, LONGEST = 8, 45
"""Words of a sentence that is shown: below, a heading or a caption; above, a list or a text that
never comes to a stop."""

Weights = Mapping[str, float]
"""What the terms of a topic weigh."""


@dataclass(frozen=True, slots=True)
class Text:
    """A story as it is read for sentences; ``text`` is the beginning of it."""

    article_id: str
    language: str
    title: str | None
    text: str

    @property
    def whole(self) -> str:
        """Title and text, a line each."""
        return f"{self.title}\n{self.text}" if self.title else self.text


def quotes(
    texts: Sequence[Text], weights: Mapping[str, Weights], read: Mapping[str, Terms]
) -> tuple[Quote, ...]:
    """The sentences of texts in which the heaviest terms stand, one of each text and no two alike;
    ``weights`` and ``read`` are by language."""
    best = (_best(text, weights.get(text.language, {}), read[text.language]) for text in texts)
    found = sorted(
        (each for each in best if each),
        key=lambda scored: (-scored[0], scored[1].article_id),
    )
    by_words: dict[str, Quote] = {}
    for _, quote in found:
        by_words.setdefault(" ".join(WORD.findall(quote.text)).casefold(), quote)
    return tuple(by_words.values())[:QUOTES]


def _best(text: Text, weights: Weights, read: Terms) -> tuple[float, Quote] | None:
    scored = [
        (round(sum(weights.get(term, 0.0) for term in sorted(read.of(quote.text))), 6), quote)
        for quote in _sentences(text)
    ]
    best = max(scored, key=lambda each: (each[0], -each[1].start), default=None)
    return best if best and best[0] > 0 else None


def _sentences(text: Text) -> Iterator[Quote]:
    """The sentences of the text that may be shown; not one that was cut off, nor the title, which
    stands in the list of articles already."""
    for place in sentences(text.title, text.text, packs.load(text.language)):
        said = text.text[place.start : place.end]
        whole = place.end < LETTERS
        if place.index and whole and SHORTEST <= len(WORD.findall(said)) <= LONGEST:
            yield _quote(text, place, said)


def _quote(text: Text, place: Sentence, said: str) -> Quote:
    return Quote(
        article_id=text.article_id,
        language=text.language,
        sentence=place.index,
        start=place.start,
        end=place.end,
        text=said,
    )
