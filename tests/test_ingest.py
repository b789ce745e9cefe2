"""Ingest: read, keep, score, keep the scores; interrupted or repeated, each article once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.ingest import Added, ingest
from analysis.models import Article
from analysis.pipeline import analyse
from analysis.store import BATCH, open_store
from tests.made_articles import made_article


def test_articles_come_with_their_scores(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    article = Article(
        text="The United States and Russia agreed on a truce in Syria.", language="en"
    )
    assert ingest(store, [article]) == Added(read=1, new=1, known=0, resumed=0)
    (scored,) = analyse([article])
    found, evidence = queries.article(store.connect(), article.id)
    assert found.tone == pytest.approx(scored.tone, abs=1e-6)
    assert found.topics == pytest.approx(scored.topics, abs=1e-6)
    assert [item.text for item in evidence] == [item.text for item in scored.evidence]


def test_the_same_again_adds_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    articles = [made_article(n) for n in range(4)]
    assert ingest(store, [*articles, articles[0]]) == Added(5, 4, 1, 0)
    version = store.version()
    assert ingest(open_store(tmp_path / "store"), articles) == Added(4, 0, 4, 0)
    assert store.version() == version


def test_batches_and_workers_change_nothing(tmp_path: Path) -> None:
    articles = [made_article(n) for n in range(BATCH + 50)]
    tables = []
    for workers in (1, 2):
        store = open_store(tmp_path / str(workers), create=True)
        assert ingest(store, articles, workers=workers).new == len(articles)
        tables.append(queries.articles_table(store.connect(), Filters(), limit=None))
    assert tables[0].equals(tables[1])


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _ingest_and_die(folder: str) -> None:
    ingest(open_store(folder), [made_article(n) for n in range(5)], progress=_die)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_an_ingest_that_was_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    killed = multiprocessing.get_context("spawn").Process(
        target=_ingest_and_die, args=[str(store.folder)]
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert len(list(store.pending())) == 5, "kept before they are scored"
    assert ingest(store, [made_article(n) for n in range(7)]) == Added(7, 2, 5, resumed=5)
    assert list(store.pending()) == []
    assert queries.overview(store.connect(), Filters()).n == 7


def test_articles_before_a_source_that_breaks_are_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)

    def breaking() -> Iterator[Article]:
        yield from (made_article(n) for n in range(BATCH + 5))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, breaking())
    assert queries.overview(store.connect(), Filters()).n == BATCH


def test_progress_counts_each_article_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    steps: list[int] = []
    articles = [made_article(n) for n in range(3)]
    ingest(store, [*articles, *articles], progress=steps.append)
    assert sum(steps) == 6


def test_those_that_were_not_known_are_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    ingest(store, [Article(text="one")])
    told: list[str] = []
    articles = [Article(text=text) for text in ("one", "two", "two", "three")]
    ingest(store, articles, kept=lambda new: told.extend(article.text for article in new))
    assert told == ["two", "three"]
