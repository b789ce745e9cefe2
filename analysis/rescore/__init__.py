"""Scores brought up to the present packs, topics and weights, while the old stay readable."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.models import Article
from analysis.packs.own_files import watched_in
from analysis.packs.watched import Watched
from analysis.pipeline import scored
from analysis.placing import place_all
from analysis.rescore.topics import with_topics
from analysis.store import BATCH, Rescoring, Store
from analysis.tone import backend_named

Report = Callable[[int, int], object]
"""Called with how many articles are done, and how many there are to do."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """What a rescoring did: ``renewed`` articles had scores of another version and have new
    ones, ``added`` had none by that backend and have them now. Of ``topics`` of those renewed the
    topics alone were scored: nothing else had changed."""

    backend: str
    renewed: int
    added: int
    topics: int = 0


def rescore(
    store: Store,
    *,
    backend: str | None = None,
    workers: int = 1,
    progress: Report | None = None,
) -> Rescored:
    """Brings the scores by ``backend`` up to its present version, for every stored article.

    ``None`` is the backend shown by default, or the best where nothing is scored yet. Only
    articles scored by another version or not at all are scored; where only own topics have
    changed since, only these topics are, and the tone stays as it is. Readers have the old scores
    until all new ones are there, then the new; articles may be ingested meanwhile. Killed, it
    goes on where it was when run again. Raises AnalysisError for an unknown backend, and
    StoreError where another process is rescoring by the same one.
    """
    store.bring_up()
    scorer = backend_named(backend or next(iter(store.backends()), None))
    begins = scorer.name not in store.backends()
    watched = watched_in(store.folder)
    with store.rescoring(scorer.name, watched.stamped(scorer.version())) as work:
        job = _Job(store, work, scorer.name, workers, progress or _nothing, watched)
        place_all(store)
        renewed = job.renew()
        added = job.add()
    store.compact()
    return Rescored(scorer.name, 0 if begins else renewed, added + renewed * begins, job.topics)


class _Job:
    """One rescoring, counting as it goes."""

    def __init__(
        self,
        store: Store,
        work: Rescoring,
        backend: str,
        workers: int,
        report: Report,
        watched: Watched,
    ) -> None:
        self.topics = 0
        self._watched = watched
        self._store = store
        self._work = work
        self._backend = backend
        self._workers = workers
        self._report = report
        self._done, self._total = work.counts()
        self._tell(0)

    def renew(self) -> int:
        """Scores what has to be gathered, and puts it in place; how many articles that was."""
        renewed = self._gather()
        while not self._work.put_in_place():
            renewed += self._gather()
        return renewed

    def add(self) -> int:
        """Scores what has no scores yet, such as what was added meanwhile."""
        return self._score(self._store.pending(self._backend), self._store.append_analyses)

    def _gather(self) -> int:
        topics = self._score_topics()
        self.topics += topics
        return topics + self._score(self._work.remaining(), self._work.keep)

    def _score_topics(self) -> int:
        """Scores the topics of what has the present tone; how many articles that was."""
        count = 0
        for rows in with_topics(self._work.toned(), self._watched, workers=self._workers):
            self._work.keep_rows(rows)
            count += len(rows)
            self._tell(len(rows))
        return count

    def _score(self, articles: Iterable[Article], keep: Callable[..., object]) -> int:
        pairs = scored(
            articles, backend=self._backend, workers=self._workers, watched=self._watched
        )
        count = 0
        while batch := list(itertools.islice(pairs, BATCH)):
            keep(self._store.placed(batch))
            count += len(batch)
            self._tell(len(batch))
        return count

    def _tell(self, count: int) -> None:
        self._done += count
        self._total = max(self._total, self._done)
        self._work.report(self._done, self._total)
        self._report(self._done, self._total)


def _nothing(_done: int, _total: int) -> None:
    """The progress nobody asked for."""
