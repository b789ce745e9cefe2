"""What the readers hand over, put into the store, and only then noted as seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analysis.ingest import ingest
from analysis.store import Store
from analysis.watch.polling import Done, Item
from analysis.watch.schedule import next_read
from analysis.watch.state import FeedState, State

Log = Callable[[str], object]
"""Called with one line for each item and for each feed that fails."""


@dataclass(slots=True)
class Tally:
    """What a watch did: ``reads`` of feeds, of which ``failed`` failed; of new entries,
    ``kept`` are in the store and ``skipped`` had no article that could be read."""

    reads: int = 0
    failed: int = 0
    kept: int = 0
    skipped: int = 0


class Keeper:
    """The only writer of the store and of the memory, in one thread."""

    def __init__(self, store: Store, state: State, *, backend: str | None, log: Log) -> None:
        self.tally = Tally()
        self._store = store
        self._state = state
        self._backend = backend
        self._log = log

    def keep(self, messages: Sequence[Item | Done]) -> None:
        """Deals with ``messages`` in order: articles first go into the store, all together.

        Raises AnalysisError or OSError where the store takes nothing; then nothing is noted
        as seen.
        """
        items = [message for message in messages if isinstance(message, Item)]
        articles = [item for item in items if item.found]
        if articles:
            ingest(
                self._store,
                (item.found.article for item in articles if item.found),
                backend=self._backend,
            )
        self._state.save_seen(map(_key, articles), items=True)
        self._state.save_seen(
            (_key(item) for item in items if not item.found and not item.again), items=False
        )
        for message in messages:
            self._note_item(message) if isinstance(message, Item) else self._note_end(message)

    def _note_item(self, item: Item) -> None:
        where = item.link or item.key
        if item.found:
            self.tally.kept += 1
            note = f" [{item.found.note}]" if item.found.note else ""
            title = item.found.article.title or item.found.article.text[:70]
            self._log(f"{item.feed.name}: {' '.join(title.split())} ({where}){note}")
        elif item.problem:
            if item.again:
                self._state.save_try(item.feed.url, item.key)
            else:
                self.tally.skipped += 1
            later = "; tried again later" if item.again else ""
            self._log(f"{item.feed.name}: skipped {where}: {item.problem}{later}")

    def _note_end(self, end: Done) -> None:
        url, now = end.feed.url, time.time()
        known = self._state.feed(url)
        failures = known.failed_in_a_row + 1 if end.error else 0
        state = replace(
            known,
            last_read=now,
            next=next_read(end.feed, now=now, failed_in_a_row=failures, wait=end.wait),
            failed_in_a_row=failures,
            not_before=now + end.wait,
        )
        self.tally.reads += 1
        if end.error:
            self.tally.failed += 1
            state = replace(state, errors=known.errors + 1, last_error=end.error)
            self._log(f"{end.feed.name}: not read: {end.error}")
        else:
            state = replace(state, etag=end.etag, last_modified=end.last_modified)
            self._state.save_listed(url, end.listed)
        self._state.save_read(url, state, failed=end.error is not None)


def _key(item: Item) -> tuple[str, str, str | None]:
    return item.feed.url, item.key, item.link


def is_due(state: FeedState, *, now: float, once: bool) -> bool:
    """Whether a feed is to be read: at its time, or if ``once`` unless its server asked for
    patience."""
    return now >= (state.not_before if once else (state.next or 0.0))
