"""Articles → analyses: identify, split, match, score; one result an article, in order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from analysis import packs, topics
from analysis.errors import AnalysisError
from analysis.language import identify
from analysis.matching import Lexicon, Match, Passage, scanner
from analysis.models import Analysis, Article, Sentence
from analysis.text import sentences
from analysis.tone import article as tone_of
from analysis.tone import rules
from analysis.wording import phrase

BACKENDS = (rules.NAME,)
"""The backends there are; the first is the default."""

CHUNK = 64
"""Articles that are handed to a worker process at a time."""


def analyse(
    articles: Iterable[Article], *, backend: str | None = None, workers: int = 1
) -> Iterator[Analysis]:
    """Exactly one result per article, in order, duplicates included, in bounded memory.

    ``backend`` is one of `BACKENDS`, ``None`` the default; ``workers`` above 1 scores in
    that many processes. Raises AnalysisError for an unknown backend, before any work.
    """
    if backend not in (None, *BACKENDS):
        raise AnalysisError(f"unknown backend {backend!r}; there are {', '.join(BACKENDS)}")
    if workers < 1:
        raise AnalysisError(f"workers must be 1 or more, not {workers}")
    return map(_analyse_one, articles) if workers == 1 else _in_processes(articles, workers)


def _in_processes(articles: Iterable[Article], workers: int) -> Iterator[Analysis]:
    """Score in a pool, never more than two chunks a worker ahead of the reader."""
    source = iter(articles)
    with ProcessPoolExecutor(workers) as pool:
        waiting = [
            pool.submit(_analyse_chunk, chunk)
            for chunk in itertools.islice(_chunks(source), 2 * workers)
        ]
        while waiting:
            done = waiting.pop(0).result()
            if chunk := list(itertools.islice(source, CHUNK)):
                waiting.append(pool.submit(_analyse_chunk, chunk))
            yield from done


def _chunks(source: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(itertools.islice(source, CHUNK)):
        yield chunk


def _analyse_chunk(chunk: list[Article]) -> list[Analysis]:
    return [_analyse_one(article) for article in chunk]


def analyse_sentence(
    text: str, *, language: str | None = None, title: str | None = None
) -> Analysis:
    """The scores of one sentence; its article's title is context only.

    The whole text counts as one sentence, also where it holds a full stop.
    """
    article = Article(text=text, title=title, language=language)
    code, problem = _language_of(article)
    if problem:
        return _unscored(article, code, problem)
    context = [Sentence(0, 0, len(title))] if title else []
    found = scan(article, (*context, Sentence(1, 0, len(text))), scanner(code))
    scored = rules.score(found, code)[-1]
    salience = topics.score(found[-1:])
    note = None if scored.tone is not None else phrase("no_relation", "en")
    return Analysis(
        article.id,
        code,
        salience,
        scored.tone,
        tone_of.confidence(scored.tone),
        note,
        (found[-1][0].sentence,),
        (*topics.evidence(found[-1:], salience), *scored.evidence),
        backend=rules.NAME,
        version=rules.version(),
    )


def _analyse_one(article: Article) -> Analysis:
    code, problem = _language_of(article)
    if problem:
        return _unscored(article, code, problem)
    places = sentences(article.title, article.text, packs.load(code))
    found = scan(article, places, scanner(code))
    scored = rules.score(found, code)
    tone, reason = tone_of.roll_up(scored)
    salience = topics.score(found)
    toned = [item for sentence in scored for item in sentence.evidence]
    return Analysis(
        article_id=article.id,
        language=code,
        topics=salience,
        tone=tone,
        confidence=tone_of.confidence(tone),
        note=phrase(reason, "en") if reason else None,
        sentences=places,
        evidence=(*topics.evidence(found, salience), *toned),
        backend=rules.NAME,
        version=rules.version(),
    )


Found = list[tuple[Passage, Sequence[Match]]]


def scan(article: Article, places: Iterable[Sentence], lexicon: Lexicon) -> Found:
    """The passages of an article, each with the entries of a lexicon found in it."""
    passages = (
        Passage(place, article.text if place.index else article.title or "") for place in places
    )
    return [(passage, lexicon.find(passage)) for passage in passages]


def _language_of(article: Article) -> tuple[str, str | None]:
    """The article's language, and why it cannot be scored where it cannot."""
    known = ", ".join(packs.languages())
    if not article.text.strip() and not (article.title or "").strip():
        return article.language or "und", phrase("empty", "en")
    code = article.language or identify(f"{article.title or ''} {article.text}")
    if code is None:
        return "und", phrase("unknown_language", "en", known=known)
    if code not in packs.languages():
        return code, phrase("no_language", "en", code=code, known=known)
    return code, None


def _unscored(article: Article, language: str, note: str) -> Analysis:
    absent = dict.fromkeys(packs.topic_keys(), 0.0)
    return Analysis(article.id, language, absent, None, None, note, (), (), version=rules.version())
