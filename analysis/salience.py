"""Articles' topics without their tone: what is scored where only topics have changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import NamedTuple

from analysis import packs, topics
from analysis.matching import Lexicon, Passage, topic_scanner
from analysis.models import Article, Evidence, Sentence
from analysis.packs.watched import Watched
from analysis.pipeline import scan
from analysis.text import sentences, without_markup


class Text(NamedTuple):
    """An article as it stands in a store, with the language that it was scored in."""

    title: str | None
    text: str
    language: str


class Salience(NamedTuple):
    """The salience of some topics in an article, 0…1 by key, and the phrases that made it."""

    topics: dict[str, float]
    evidence: tuple[Evidence, ...]


def salience(text: Text, keys: frozenset[str], watched: Watched) -> Salience:
    """The salience of some of the watched topics in an article: what `analysis.pipeline.analyse`
    gives for them. Nothing of them where no pack has the article's language."""
    if text.language not in packs.languages():
        return Salience(dict.fromkeys(keys, 0.0), ())
    lexicon = topic_scanner(text.language, watched, keys)
    if not _may_name(text, lexicon):
        return Salience(dict.fromkeys(keys, 0.0), ())
    article = Article(text=text.text, title=text.title, language=text.language)
    places = sentences(text.title, without_markup(text.text), packs.load(text.language))
    found = scan(article, places, lexicon)
    scores = topics.score(found, text.language, watched=watched)
    some = {key: scores[key] for key in watched.keys if key in keys}
    return Salience(some, tuple(topics.evidence(found, scores, watched=watched)))


Asked = tuple[Sequence[Text], frozenset[str]]
"""Articles, and the keys of the topics whose salience in them is wanted."""


def salience_of(
    batches: Iterable[Asked], watched: Watched, *, workers: int = 1
) -> Iterator[list[Salience]]:
    """The same of each article of each batch, in order; in so many processes, which read at most
    two batches each ahead."""
    if workers == 1:
        yield from (_each(batch, keys, watched) for batch, keys in batches)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Salience]]] = deque()
        for batch, keys in batches:
            waiting.append(pool.submit(_each, batch, keys, watched))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _each(batch: Sequence[Text], keys: frozenset[str], watched: Watched) -> list[Salience]:
    return [salience(text, keys, watched) for text in batch]


def _may_name(text: Text, lexicon: Lexicon) -> bool:
    """Whether any phrase is found in the text taken as one sentence: where it is not, splitting
    it into sentences, which takes longest, can be spared."""
    return any(
        lexicon.find(Passage(Sentence(0, 0, len(read)), read))
        for read in map(without_markup, (text.title or "", text.text))
    )
