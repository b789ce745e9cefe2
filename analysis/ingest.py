"""Articles into the store: keep, score, keep the scores."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from analysis.models import Article
from analysis.pipeline import analyse
from analysis.store import BATCH, Store
from analysis.tone import backend_named

Progress = Callable[[int], object]
"""Called with the number of articles that were just dealt with."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an ingest did: of the articles ``read``, ``new`` ones were added and ``known`` ones
    were in the store already or came twice. ``resumed`` articles had been left without scores
    by an interrupted ingest and have them now."""

    read: int
    new: int
    known: int
    resumed: int


def ingest(
    store: Store,
    articles: Iterable[Article],
    *,
    backend: str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Added:
    """Adds ``articles`` to ``store`` with their scores, in batches, each once.

    What an interrupted ingest left unscored is scored first, so that doing it again
    completes it. ``backend`` scores tone (default: the best), ``workers`` processes at once;
    memory is bounded however many come. Raises AnalysisError for an unknown backend, before
    anything is kept.
    """
    backend = backend_named(backend).name
    report = progress or _nothing
    score = partial(_score, store, backend=backend, workers=workers)
    resumed = score(store.pending(), report=_nothing)
    intake = _Intake(store, articles, report)
    score(intake, report=report)
    store.compact()
    return Added(intake.read, intake.new, intake.read - intake.new, resumed)


class _Intake:
    """Keeps articles batch by batch and hands on those that were not known."""

    def __init__(self, store: Store, articles: Iterable[Article], report: Progress) -> None:
        self.read = 0
        self.new = 0
        self._store = store
        self._articles = iter(articles)
        self._report = report

    def __iter__(self) -> Iterator[Article]:
        while batch := list(itertools.islice(self._articles, BATCH)):
            new = self._store.append_articles(batch)
            self.read += len(batch)
            self.new += len(new)
            self._report(len(batch) - len(new))
            yield from new


def _score(
    store: Store, articles: Iterable[Article], *, backend: str, workers: int, report: Progress
) -> int:
    """Keeps the analyses of ``articles`` and says how many that were.

    The articles are remembered while their scores are on the way: workers read ahead.
    """
    waiting: deque[Article] = deque()
    analyses = analyse(_remembering(articles, waiting), backend=backend, workers=workers)
    total = 0
    while batch := [(waiting.popleft(), one) for one in itertools.islice(analyses, BATCH)]:
        total += len(store.append_analyses(batch))
        report(len(batch))
    return total


def _remembering(articles: Iterable[Article], waiting: deque[Article]) -> Iterator[Article]:
    for article in articles:
        waiting.append(article)
        yield article


def _nothing(_: int) -> None:
    """The progress nobody asked for."""
