"""A store: one folder with its articles, their copies, the scores by each backend, and what
analysts say instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from analysis import packs
from analysis.columns import Copy, ARTICLES, COPIES, analyses_schema, analyses_table, articles_table
from analysis.corrections import Correction
from analysis.errors import StoreError
from analysis.models import Analysis, Article
from analysis.store import copies, former, layout, views
from analysis.store.corrected import Corrections
from analysis.store.layout import State
from analysis.store.progress import Progress, progress_of
from analysis.store.rescoring import Rescoring
from analysis.store.tables import Table
from analysis.store.views import articles_in


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """The store in the folder ``path``, made there first if ``create``.

    Raises StoreError where there is none, where the folder holds something else, or where a
    newer version of the program made it.
    """
    folder = Path(path).expanduser()
    layout.refuse_what_is_no_store(folder, create=create)
    state = layout.read_state(folder)
    store = Store(folder)
    if create and state.format == layout.FORMAT:
        store.make()
    return store


class Store:
    """Articles and their scores in one folder; get one from `open_store`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._articles = Table(folder / layout.ARTICLES, "id")
        self._copies = Table(folder / layout.COPIES, "article_id")
        self._scores: dict[str, Table] = {}
        self._corrections = Corrections(folder / layout.CORRECTIONS)
        self._former = former.FormerAnalyses(folder / layout.FORMER_ANALYSES)

    def make(self) -> None:
        """Makes what is missing of the store, its state last."""
        self._articles.make(ARTICLES)
        self._copies.make(COPIES)
        if not (self.folder / layout.STATE).is_file():
            layout.write_state(self.folder, State(shown=next(iter(self.backends()), None)))

    def bring_up(self) -> None:
        """Turns a store of an earlier format into one of today's; does nothing to others.

        May be killed and run again, and run by several at once.
        """
        if layout.read_state(self.folder).format == layout.FORMAT:
            return
        most = self._former.backends()
        for rows in self._former.batches():
            for backend, own in former.by_backend(rows):
                self._scores_to_write(backend).append_rows(own)
        self._copies.make(COPIES)
        layout.write_state(self.folder, State(shown=next(iter(most), None)))

    # -- what is scored

    def backends(self) -> tuple[str, ...]:
        """The backends whose scores are here, those that are shown by default first."""
        state = layout.read_state(self.folder)
        if state.format < layout.FORMAT:
            return self._former.backends()
        return tuple(sorted(self._scored(), key=lambda name: (name != state.shown, name)))

    def counts(self) -> dict[str, int]:
        """How many articles each of the backends scored that have scored any, by name."""
        old = layout.read_state(self.folder).format < layout.FORMAT
        tables = [self._former.table] if old else map(self._scores_of, self._scored())
        files = [file for table in tables for file in table.files()]
        if not files:
            return {}
        with views.connection() as con:
            sql = f"SELECT backend, count(*) FROM {views.parquet(files)} GROUP BY backend"
            return dict(con.execute(sql).fetchall())

    def show(self, backend: str) -> None:
        """Makes the scores by ``backend`` those shown where nobody asks for another's.

        Raises StoreError where there are none.
        """
        self._check(backend)
        self.bring_up()
        layout.write_state(self.folder, State(shown=backend))

    def version(self) -> str:
        """A short text that differs as soon as anything was added; for cache keys.

        Names what is shown by default too.
        """
        tables = [self._articles, self._copies, self._former.table]
        tables += [self._scores_of(name) for name in sorted(self._scored())]
        shown = layout.read_state(self.folder).shown or ""
        commits = [*(table.last_commit() for table in tables), self._corrections.last_commit()]
        return ".".join([*commits, shown])

    # -- what goes in

    def append_articles(self, articles: Sequence[Article]) -> list[Article]:
        """Keeps the articles that are not in the store yet, each once, and returns those."""
        self.bring_up()
        added = dt.datetime.now(dt.UTC)
        return self._articles.append(
            articles, lambda a: a.id, lambda new: articles_table(new, added=added)
        )

    def append_analyses(
        self, scored: Sequence[tuple[Article, Analysis]]
    ) -> list[tuple[Article, Analysis]]:
        """Keeps the analyses of articles that have none by that backend, and returns those."""
        self.bring_up()
        new = []
        for backend in dict.fromkeys(analysis.backend for _, analysis in scored):
            own = [pair for pair in scored if pair[1].backend == backend]
            table = self._scores_to_write(backend)
            new += table.append(own, lambda pair: pair[1].article_id, analyses_table)
            if layout.read_state(self.folder).shown is None:
                self.show(backend)
        return new

    def append_corrections(self, made: Sequence[Correction]) -> list[Correction]:
        """Keeps what analysts said, and returns it as kept; `connect` has it applied from then on.

        None is ever lost or changed: of several for one score the last kept holds.
        """
        self.bring_up()
        return self._corrections.append(made)

    def corrections(self) -> list[Correction]:
        """All that analysts ever said, in no order, undone or not."""
        return self._corrections.read()

    def copies(self, index: copies.Index) -> copies.Copies:
        """The copies in this store as ``index`` tells them, to place articles among."""
        self.bring_up()
        return copies.Copies(self._copies.folder, index)

    def placed(
        self, scored: Sequence[tuple[Article, Analysis]], just_now: Iterable[Copy] = ()
    ) -> list[tuple[Article, Analysis]]:
        """The same analyses, with the stories and wires that the articles were placed in;
        looked up but for those placed ``just_now``."""
        found = {copy.article_id: (copy.story, copy.wire) for copy in just_now}
        ids = [article.id for article, _ in scored if article.id not in found]
        found |= copies.placed(self._copy_files(), ids) if ids else {}
        return [
            (article, replace(analysis, story=story, wire=wire))
            for article, analysis in scored
            for story, wire in [found.get(article.id, (article.id, None))]
        ]

    # -- what comes out

    def unplaced(self) -> Iterator[Article]:
        """The stored articles that were never placed among copies."""
        con = self._connected(None, strict=False)
        views.add_ids(con, "placed", self._copy_files())
        yield from articles_in(con, "SELECT id FROM articles ANTI JOIN placed ON article_id = id")
        con.close()

    def pending(self, backend: str | None = None) -> Iterator[Article]:
        """The stored articles without scores by ``backend``, such as an interrupted ingest
        leaves; ``None`` is the one shown by default."""
        con = self._connected(backend, strict=False)
        yield from articles_in(con, "SELECT id FROM articles ANTI JOIN scored ON article_id = id")
        con.close()

    def connect(self, backend: str | None = None) -> duckdb.DuckDBPyConnection:
        """A connection to what `analysis.store.views` names, over the store as it is now, with
        the scores by ``backend``, ``None`` for the one shown by default.

        What is added later is not in it: open another when `version` has changed. Threads
        take a ``cursor()`` of it each. Raises StoreError where that backend scored nothing.
        """
        con = self._connected(backend, strict=True)
        views.gather(con, copies.merged(self._copy_files()), self._corrections.read())
        views.add_origin(con, self.folder)
        return con

    def article_files(self) -> list[str]:
        """The Parquet files that hold the articles now; none of them is ever changed."""
        return self._articles.files()

    def rescoring(self, backend: str, version: str) -> Rescoring:
        """Replacing the scores by ``backend`` with those of ``version``."""
        self.bring_up()
        return Rescoring(
            self.folder, backend, version, articles=self._articles, scores=self._scores_of(backend)
        )

    def progress(self) -> tuple[Progress, ...]:
        """The rescorings that run or were interrupted, whichever process they are in."""
        return progress_of(self.folder)

    def compact(self) -> None:
        """Joins small files where there are many, and drops those replaced a week ago."""
        for table in (self._articles, self._copies, *map(self._scores_of, self.backends())):
            if table.exists():
                table.compact()
        self._former.drop_if_replaced(self.folder / layout.STATE)

    # -- its parts

    def _connected(self, backend: str | None, *, strict: bool) -> duckdb.DuckDBPyConnection:
        con = views.connection()
        views.add_view(con, "articles", self._articles.files())
        if layout.read_state(self.folder).format < layout.FORMAT:
            views.add_view(con, "scored", self._former.table.files(), backend=backend)
        else:
            views.add_view(con, "scored", self._score_files(backend, strict=strict))
        return con

    def _score_files(self, backend: str | None, *, strict: bool) -> list[str]:
        if backend and strict:
            self._check(backend)
        name = backend or self._shown()
        table = self._scores_of(name) if name else None
        return table.files() if table and table.exists() else []

    def _copy_files(self) -> list[str]:
        return self._copies.files() if self._copies.exists() else []

    def _shown(self) -> str | None:
        return next(iter(self.backends()), None)

    def _scored(self) -> list[str]:
        """The backends that have a table of scores."""
        scores = self.folder / layout.SCORES
        there = [path.name for path in scores.iterdir()] if scores.is_dir() else []
        return [name for name in there if self._scores_of(name).exists()]

    def _check(self, backend: str) -> None:
        there = self.backends()
        if backend not in there:
            raise StoreError(
                f"{self.folder}: holds no scores by {backend!r}, but by "
                f"{', '.join(there) or 'nothing yet'}; "
                f"add them with: {layout.rescore_command(self.folder, backend)}"
            )

    def _scores_of(self, backend: str) -> Table:
        folder = self.folder / layout.SCORES / backend
        return self._scores.setdefault(backend, Table(folder, "article_id"))

    def _scores_to_write(self, backend: str) -> Table:
        table = self._scores_of(backend)
        table.make(analyses_schema(packs.topic_keys()))
        return table
