"""Articles into the store: keep, score, keep the scores."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.errors import StoreError
from analysis.models import Article
from analysis.packs.own_files import watched_in
from analysis.packs.watched import Watched
from analysis.pipeline import scored
from analysis.placing import place_all
from analysis.search import update
from analysis.store import BATCH, Copies, Store
from analysis.tone import backend_named

Progress = Callable[[int], object]
"""Called with the number of articles that were just dealt with."""

Kept = Callable[[Sequence[Article]], object]
"""Called with those articles of a batch that were not in the store before."""


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
    kept: Kept | None = None,
) -> Added:
    """Adds ``articles`` to ``store`` with their scores, in batches, each once.

    What an interrupted ingest left unscored is scored first, so that doing it again completes it.
    What was added can be searched at once. ``backend`` scores tone (default: each that scored the
    store, in a new one the best), ``workers`` processes at once; memory grows only by what copies
    are told by, some 0.8 kB an article. Raises AnalysisError for an unknown backend, or one that
    scored nothing in a store that others scored, before anything is kept.
    """
    first, *others = _backends(store, backend)
    report = progress or _nothing
    job = _Job(store, workers, place_all(store), watched_in(store.folder))
    resumed = sum(job.score(store.pending(each), each, _nothing) for each in (first, *others))
    intake = _Intake(store, articles, report, kept or _nothing)
    job.score(intake, first, report)
    for other in others:
        job.score(store.pending(other), other, _nothing)
    store.compact()
    update(store)
    return Added(intake.read, intake.new, intake.read - intake.new, resumed)


def _backends(store: Store, backend: str | None) -> list[str]:
    """The backends that are to score; raises AnalysisError for one that is not known, or
    StoreError for one that would score new articles only."""
    there = store.backends()
    wanted = [backend] if backend else list(there or [None])
    names = [backend_named(name).name for name in wanted]
    if backend and there and backend not in there:
        raise StoreError(
            f"{store.folder}: is scored by {', '.join(there)}; have it scored by {backend} too "
            f"with: python -m analysis rescore --backend {backend} --store {store.folder}"
        )
    return names


class _Intake:
    """Keeps articles batch by batch and hands on those that were not known."""

    def __init__(
        self, store: Store, articles: Iterable[Article], report: Progress, kept: Kept
    ) -> None:
        self.read = 0
        self.new = 0
        self._store = store
        self._articles = iter(articles)
        self._report = report
        self._kept = kept

    def __iter__(self) -> Iterator[Article]:
        while batch := list(itertools.islice(self._articles, BATCH)):
            new = self._store.append_articles(batch)
            self.read += len(batch)
            self.new += len(new)
            self._report(len(batch) - len(new))
            self._kept(new)
            yield from new


class _Job:
    """Scores articles and keeps the scores, each article placed among copies before that."""

    def __init__(self, store: Store, workers: int, copies: Copies, watched: Watched) -> None:
        self._store = store
        self._watched = watched
        self._workers = workers
        self._copies = copies

    def score(self, articles: Iterable[Article], backend: str, report: Progress) -> int:
        """Keeps the analyses of ``articles`` and says how many that were."""
        pairs = scored(articles, backend=backend, workers=self._workers, watched=self._watched)
        total = 0
        while batch := list(itertools.islice(pairs, BATCH)):
            placed = self._copies.place([article for article, _ in batch])
            total += len(self._store.append_analyses(self._store.placed(batch, placed)))
            report(len(batch))
        return total


def _nothing(_: object) -> None:
    """The progress nobody asked for."""
