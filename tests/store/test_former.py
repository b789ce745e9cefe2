"""Stores of format 1 (two tables, all backends in one): read as they are, and brought up."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from analysis import queries
from analysis.columns import ARTICLES, VOICES, analyses_table, articles_table
from analysis.filters import Filters
from analysis.ingest import Added, ingest
from analysis.models import Article
from analysis.rescore import rescore
from analysis.store import Store, open_store
from analysis.store.former import KEPT_DAYS
from analysis.tone import backend_named
from tests.made_articles import made_analysis, made_article
from tests.test_columns import NOW

SINCE = ("author", "fetched")
"""Columns that articles have had since."""


def former_store(
    folder: Path, *, learned: int = 3, rules: int = 1, without: tuple[str, ...] = ()
) -> list[Article]:
    """Writes the tables of a store as format 1 had them last, or ``without`` columns that its
    analyses had not at first."""
    articles = [made_article(number) for number in range(learned + rules)]
    backends = ["learned"] * learned + ["rules"] * rules
    scored = [
        (article, replace(made_analysis(article, tone=0.5), backend=backend))
        for article, backend in zip(articles, backends, strict=True)
    ]
    rows = articles_table(articles, added=NOW).drop_columns(list(SINCE))
    write_deltalake(folder / "articles", rows)
    write_deltalake(folder / "analyses", analyses_table(scored).drop_columns(list(without)))
    return articles


def by_backend(store: Store) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for each in queries.scorers(store.connect(), Filters()):
        counts[each.backend] += each.n
    return counts


@pytest.mark.parametrize("without", [(), ("story", "wire"), tuple(VOICES.values())])
def test_it_is_read_as_it_is_and_nothing_is_written(
    tmp_path: Path, without: tuple[str, ...]
) -> None:
    articles = former_store(tmp_path, without=without)
    store = open_store(tmp_path)
    assert by_backend(store) == {"learned": 3, "rules": 1}
    assert store.backends() == ("learned", "rules")
    assert store.counts() == {"learned": 3, "rules": 1}
    found, _ = queries.article(store.connect(), articles[0].id)
    assert (found.tone, found.story, found.wire) == (0.5, articles[0].id, None)
    assert queries.overview(store.connect("rules"), Filters()).n == 1
    assert store.version()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["analyses", "articles"]


def test_an_ingest_brings_it_up_and_each_backend_has_scores_of_its_own(tmp_path: Path) -> None:
    articles = former_store(tmp_path)
    new = made_article(9, author="A. B.")
    added = ingest(open_store(tmp_path, create=True), [*articles, new])
    assert added == Added(read=5, new=1, known=4, resumed=4)
    store = open_store(tmp_path)
    assert by_backend(store) == {"learned": 5}, "what only rules had scored is scored too"
    assert queries.overview(store.connect("rules"), Filters()).n == 5
    assert store.connect().execute("SELECT count(author) FROM articles").fetchone() == (1,)


def test_a_rescore_brings_it_up(tmp_path: Path) -> None:
    former_store(tmp_path)
    assert rescore(open_store(tmp_path)).renewed == 3
    (scorer,) = queries.scorers(open_store(tmp_path).connect(), Filters())
    assert (scorer.version, scorer.n) == (backend_named("learned").version(), 4)


def _die_when_rows_were_moved(folder: str) -> None:
    from analysis.store import layout

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    layout.write_state = die  # type: ignore[assignment]
    open_store(folder).bring_up()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_while_it_is_brought_up_it_is_as_before_and_the_next_completes_it(
    tmp_path: Path,
) -> None:
    former_store(tmp_path)
    killed = multiprocessing.get_context("spawn").Process(
        target=_die_when_rows_were_moved, args=[str(tmp_path)]
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    store = open_store(tmp_path)
    assert by_backend(store) == {"learned": 3, "rules": 1}
    store.bring_up()
    assert by_backend(store) == {"learned": 3}
    assert queries.overview(store.connect("rules"), Filters()).n == 1


def test_the_former_table_is_kept_for_readers_and_dropped_later(tmp_path: Path) -> None:
    former_store(tmp_path)
    store = open_store(tmp_path)
    con = store.connect()
    store.bring_up()
    store.compact()
    assert queries.overview(con, Filters()).n == 4, "who had it open reads on"
    past = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(tmp_path / "store.json", (past, past))
    store.compact()
    assert not (tmp_path / "analyses").exists()
    assert by_backend(open_store(tmp_path)) == {"learned": 3}


def test_the_columns_that_came_since_are_those_of_the_articles() -> None:
    assert set(SINCE) <= set(ARTICLES.names)
    assert pa.types.is_timestamp(ARTICLES.field("fetched").type)
