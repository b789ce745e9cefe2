"""Articles → analyses: identify, split, match, score; one result an article, in order."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from analysis import packs, topics, voices
from analysis.errors import AnalysisError
from analysis.language import identify
from analysis.matching import Lexicon, Match, Passage, scanner
from analysis.models import Analysis, Article, Sentence
from analysis.packs.watched import SHIPPED, Watched
from analysis.text import sentences, without_markup
from analysis.tone import backend_named
from analysis.tone.backend import ArticleTone, Backend, SentenceTone
from analysis.tone.reading import read
from analysis.wire import agency_of
from analysis.wording import phrase

CHUNK = 64
"""Articles that are handed to a worker process at a time."""


def analyse(
    articles: Iterable[Article],
    *,
    backend: str | None = None,
    workers: int = 1,
    watched: Watched = SHIPPED,
) -> Iterator[Analysis]:
    """Exactly one result per article, in order, duplicates included, in bounded memory.

    ``backend`` is one of `analysis.tone.backends`, ``None`` the default; ``workers`` above 1
    scores in that many processes, unless the backend takes all cores by itself; ``watched`` are
    the topics that are scored. Raises AnalysisError for a backend that is unknown or cannot
    run, before any work.
    """
    scorer = backend_named(backend)
    if workers < 1:
        raise AnalysisError(f"workers must be 1 or more, not {workers}")
    if workers > 1 and scorer.divisible:
        return _in_processes(articles, backend, workers, watched)
    return _in_batches(articles, scorer, watched)


def scored(
    articles: Iterable[Article],
    *,
    backend: str | None = None,
    workers: int = 1,
    watched: Watched = SHIPPED,
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis, as `analyse` makes them.

    Articles are remembered while their scores are on the way: workers read ahead.
    """
    waiting: deque[Article] = deque()

    def remembered() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for analysis in analyse(remembered(), backend=backend, workers=workers, watched=watched):
        yield waiting.popleft(), analysis


def _in_batches(
    articles: Iterable[Article], scorer: Backend, watched: Watched
) -> Iterator[Analysis]:
    source = iter(articles)
    while batch := list(itertools.islice(source, scorer.batch)):
        yield from _analyse_batch(batch, scorer, watched)


def _in_processes(
    articles: Iterable[Article], backend: str | None, workers: int, watched: Watched
) -> Iterator[Analysis]:
    """Score in a pool, never more than two chunks a worker ahead of the reader."""
    source = iter(articles)
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Analysis]]] = deque()
        while True:
            while len(waiting) < 2 * workers and (chunk := list(itertools.islice(source, CHUNK))):
                waiting.append(pool.submit(_analyse_chunk, chunk, backend, watched))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _analyse_chunk(chunk: list[Article], backend: str | None, watched: Watched) -> list[Analysis]:
    return list(_in_batches(chunk, backend_named(backend), watched))


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article made ready for scoring: its language, sentences and what matched in each.

    ``problem`` says why it cannot be scored, ``None`` where it can.
    """

    article: Article
    language: str
    places: tuple[Sentence, ...] = ()
    found: Sequence[tuple[Passage, Sequence[Match]]] = ()
    problem: str | None = None


def prepare(article: Article, *, places: tuple[Sentence, ...] | None = None) -> Prepared:
    """Identify the language, split into sentences (unless ``places`` are given), match."""
    language, problem = _language_of(article)
    if problem:
        return Prepared(article, language, problem=problem)
    clean = without_markup(article.text)
    places = places or sentences(article.title, clean, packs.load(language))
    return Prepared(article, language, places, scan(article, places, scanner(language)))


def _analyse_batch(
    batch: Sequence[Article], scorer: Backend, watched: Watched
) -> Iterator[Analysis]:
    prepared = [prepare(article) for article in batch]
    for ready, toned in zip(prepared, tones(prepared, scorer), strict=True):
        if ready.problem:
            yield _unscored(ready, scorer, watched)
        else:
            yield _scored(ready, toned, scorer.article(toned), scorer, watched)


def tones(prepared: Sequence[Prepared], scorer: Backend) -> list[list[SentenceTone]]:
    """The sentence tones of each article, none of one that has a problem; articles of one
    language go to the backend together."""
    toned: list[list[SentenceTone]] = [[] for _ in prepared]
    for language in {ready.language for ready in prepared if not ready.problem}:
        places = [at for at, r in enumerate(prepared) if r.language == language and not r.problem]
        readings = [read(prepared[at].found, language) for at in places]
        for at, scored in zip(places, scorer.sentences(readings, language), strict=True):
            toned[at] = scored
    return toned


def analyse_sentence(
    text: str,
    *,
    language: str | None = None,
    title: str | None = None,
    backend: str | None = None,
    watched: Watched = SHIPPED,
) -> Analysis:
    """The scores of one sentence; its article's title is context only.

    The whole text counts as one sentence, also where it holds a full stop.
    """
    scorer = backend_named(backend)
    head = (Sentence(0, 0, len(title)),) if title else ()
    article = Article(text=text, title=title, language=language)
    ready = prepare(article, places=(*head, Sentence(1, 0, len(text))))
    if ready.problem:
        return _unscored(ready, scorer, watched)
    last = tones([ready], scorer)[0][-1]
    alone = Prepared(article, ready.language, ready.places[-1:], ready.found[-1:])
    tone = ArticleTone(last.tone, last.confidence or 0.0)
    return _scored(alone, [last], tone, scorer, watched)


def _scored(
    ready: Prepared,
    toned: Sequence[SentenceTone],
    tone: ArticleTone,
    scorer: Backend,
    watched: Watched,
) -> Analysis:
    named = topics.named_in(ready.found, ready.language, watched)
    salience = topics.score(named, ready.language, watched=watched)
    toned = voices.attributed(toned, ready.found, ready.language)
    proofs = [item for sentence in toned for item in sentence.evidence]
    return Analysis(
        article_id=ready.article.id,
        language=ready.language,
        topics=salience,
        tone=tone.tone,
        confidence=tone.confidence,
        note=phrase("no_relation", "en") if tone.tone is None else None,
        sentences=ready.places,
        evidence=(*topics.evidence(named, salience, watched=watched), *proofs),
        voices=voices.by_holder(toned),
        wire=agency_of(ready.article),
        backend=scorer.name,
        version=watched.stamped(scorer.version()),
    )


def scan(
    article: Article, places: Iterable[Sentence], lexicon: Lexicon
) -> list[tuple[Passage, Sequence[Match]]]:
    """The passages of an article, each with the entries of a lexicon found in it."""
    texts = {True: article.text, False: article.title or ""}
    read = {in_body: without_markup(text) for in_body, text in texts.items()}
    passages = (Passage(place, read[place.index > 0], texts[place.index > 0]) for place in places)
    return [(passage, lexicon.find(passage)) for passage in passages]


def _language_of(article: Article) -> tuple[str, str | None]:
    """The article's language, and why it cannot be scored where it cannot."""
    known = ", ".join(packs.languages())
    if not article.text.strip() and not (article.title or "").strip():
        return article.language or "und", phrase("empty", "en")
    code = _stated(article) or identify(without_markup(f"{article.title or ''} {article.text}"))
    if code is None:
        return "und", phrase("unknown_language", "en", known=known)
    if code not in packs.languages():
        return code, phrase("no_language", "en", code=code, known=known)
    return code, None


def _stated(article: Article) -> str | None:
    """The language an article says it is in, without region: "en" for "EN-us"."""
    return re.split("[-_]", article.language.strip().lower())[0] if article.language else None


def _unscored(ready: Prepared, scorer: Backend, watched: Watched) -> Analysis:
    return Analysis(
        article_id=ready.article.id,
        language=ready.language,
        topics=dict.fromkeys(watched.keys, 0.0),
        tone=None,
        confidence=None,
        note=ready.problem,
        sentences=(),
        evidence=(),
        wire=agency_of(ready.article),
        backend=scorer.name,
        version=watched.stamped(scorer.version()),
    )
