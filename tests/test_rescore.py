"""Rescoring: old scores stay readable until all are new, whatever is killed or added meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import packs, queries
from analysis.errors import AnalysisError, StoreError
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.models import Article
from analysis.rescore import Rescored, rescore
from analysis.store import BATCH, Rescoring, Store, open_store
from analysis.tone import backend_named
from tests.made_articles import made_analysis, made_article

OLD = "of long ago"
TEXTS = {
    "ar": "اتفقت الولايات المتحدة وروسيا على هدنة في سوريا.",
    "en": "The United States and Russia agreed on a truce in Syria.",
    "ru": "США и Россия договорились о перемирии в Сирии.",
}


def written(number: int) -> Article:
    language = list(TEXTS)[number % len(TEXTS)]
    return made_article(number, text=f"{TEXTS[language]} {number}", language=language)


def old_store(folder: Path, count: int, *, batches: int = 1) -> Store:
    """A store whose articles rules of another version scored, in so many commits."""
    store = open_store(folder, create=True)
    for part in range(batches):
        _score_old(store, [written(n) for n in range(part, count, batches)])
    return store


def _score_old(store: Store, articles: list[Article]) -> None:
    new = store.append_articles(articles)
    scored = [(each, replace(made_analysis(each, tone=-0.9), version=OLD)) for each in new]
    store.append_analyses(scored)


def versions(store: Store, backend: str | None = None) -> dict[str, int]:
    con = store.connect(backend)
    return {each.version: each.n for each in queries.scorers(con, Filters())}


def present(backend: str = "rules") -> str:
    return backend_named(backend).version()


def test_old_scores_become_what_a_new_ingest_gives(tmp_path: Path) -> None:
    store = old_store(tmp_path / "old", 7)
    fresh = open_store(tmp_path / "fresh", create=True)
    ingest(fresh, [written(n) for n in range(7)], backend="rules")
    assert rescore(store) == Rescored("rules", renewed=7, added=0)
    tables = [
        queries.articles_table(each.connect(), Filters(), limit=None) for each in (store, fresh)
    ]
    assert tables[0].equals(tables[1])
    assert (tables[0]["tone"] > 0).all(), "in each language"
    assert versions(store) == {present(): 7}


def test_only_what_is_old_or_missing_is_scored(tmp_path: Path) -> None:
    store = old_store(tmp_path / "store", 3)
    ingest(store, [written(n) for n in range(5)])
    store.append_articles([written(9)])
    assert rescore(store) == Rescored("rules", renewed=3, added=1)
    assert versions(store) == {present(): 6}
    before = store.version()
    assert rescore(store) == Rescored("rules", renewed=0, added=0)
    assert store.version() == before, "nothing was written"


def test_new_rows_in_one_file_with_old_ones_are_kept_as_they_are(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    old, new = written(0), written(1)
    store.append_articles([old, new])
    of_now = replace(made_analysis(new, tone=0.123), version=present())
    store.append_analyses([(old, replace(made_analysis(old), version=OLD)), (new, of_now)])
    assert rescore(store) == Rescored("rules", renewed=1, added=0)
    assert queries.article(store.connect(), new.id)[0].tone == pytest.approx(0.123)


def test_readers_see_old_scores_until_all_are_new(tmp_path: Path) -> None:
    store = old_store(tmp_path / "store", BATCH + 10)
    con = store.connect()
    seen = []
    rescore(store, progress=lambda done, total: seen.append((done, total, versions(store))))
    assert [(done, total) for done, total, _ in seen] == [
        (at, BATCH + 10) for at in (0, BATCH, BATCH + 10)
    ]
    assert all(found == {OLD: BATCH + 10} for _, _, found in seen)
    assert versions(store) == {present(): BATCH + 10}
    assert con.execute("SELECT DISTINCT version FROM analyses").fetchall() == [(OLD,)]


def test_an_ingest_meanwhile_loses_and_doubles_nothing(tmp_path: Path) -> None:
    store = old_store(tmp_path / "store", 5)
    came = iter([[written(10), written(11)], [written(12)]])

    def more(_done: int, _total: int) -> None:
        _score_old(open_store(store.folder), next(came, []))

    rescore(store, progress=more)
    assert versions(store) == {present(): 8}
    ids = "SELECT count(*), count(DISTINCT article_id) FROM analyses"
    assert store.connect().execute(ids).fetchone() == (8, 8)


def test_a_second_backend_stands_beside_the_first_and_is_shown_when_asked_for(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path / "store", create=True)
    ingest(store, [written(n) for n in range(4)], backend="rules")
    assert rescore(store, backend="learned") == Rescored("learned", renewed=0, added=4)
    assert store.backends() == ("rules", "learned")
    assert versions(store) == {present("rules"): 4}
    assert versions(store, "learned") == {present("learned"): 4}
    store.show("learned")
    assert versions(open_store(store.folder)) == {present("learned"): 4}
    ingest(store, [written(n) for n in range(6)])
    assert [sum(versions(store, each).values()) for each in store.backends()] == [6, 6]


def test_an_ingest_by_one_backend_of_a_store_that_another_scored_says_what_to_do(
    tmp_path: Path,
) -> None:
    store = old_store(tmp_path / "store", 2)
    with pytest.raises(StoreError, match="rescore --backend learned"):
        ingest(store, [written(5)], backend="learned")
    with pytest.raises(StoreError, match="no scores by 'learned', but by rules"):
        store.connect("learned")
    assert queries.overview(store.connect(), Filters()).n == 2


def test_a_topic_watched_since_is_there_when_rescored(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    article = written(0)
    lean = replace(made_analysis(article), topics={"syria": 0.0}, version=OLD)
    store.append_articles([article])
    store.append_analyses([(article, lean)])
    rescore(store)
    found, _ = queries.article(store.connect(), article.id)
    assert set(found.topics) == set(packs.topic_keys())
    assert found.topics["syria"] >= 0.5
    for number in range(40):
        ingest(store, [written(number)])
    assert queries.overview(store.connect(), Filters(topics=("syria",))).n == 40, "and joined"


def test_an_unknown_backend_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="there are learned, rules"):
        rescore(old_store(tmp_path / "store", 1), backend="oracle")


# -- killed and watched


def _die_after(folder: str, batches: int) -> None:
    seen: list[int] = []

    def count(done: int, _total: int) -> None:
        seen.append(done)
        if len(seen) > batches:
            os.kill(os.getpid(), signal.SIGKILL)

    rescore(open_store(folder), progress=count)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_it_shows_old_scores_and_goes_on_where_it_was(
    tmp_path: Path,
) -> None:
    store = old_store(tmp_path / "store", 2 * BATCH + 10)
    killed = multiprocessing.get_context("spawn").Process(
        target=_die_after, args=[str(store.folder), 1]
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert versions(store) == {OLD: 2 * BATCH + 10}
    (left,) = store.progress()
    assert (left.done, left.total, left.running) == (BATCH, 2 * BATCH + 10, False)
    done: list[int] = []
    assert rescore(store, progress=lambda at, _: done.append(at)).renewed == BATCH + 10
    assert done[0] == BATCH
    assert versions(store) == {present(): 2 * BATCH + 10}
    assert store.progress() == ()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Store, subprocess.Popen[bytes]]]:
    """A store that another process is rescoring, at its first articles."""
    store = old_store(tmp_path / "store", 3 * BATCH)
    command = [sys.executable, "-m", "analysis", "rescore", "--workers", "1"]
    process = subprocess.Popen(
        [*command, "--store", str(store.folder)], cwd=Path(__file__).parents[1]
    )
    while not store.progress() and process.poll() is None:
        time.sleep(0.01)
    yield store, process
    process.kill()
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_another_process_sees_how_far_it_is_and_does_not_begin_too(
    running: tuple[Store, subprocess.Popen[bytes]],
) -> None:
    store, process = running
    (seen,) = store.progress()
    assert (seen.backend, seen.total, seen.running) == ("rules", 3 * BATCH, True)
    with pytest.raises(StoreError, match="is being rescored already"):
        rescore(store)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [each.running for each in store.progress()] == [False]
    assert rescore(store).backend == "rules"


def _die_at(folder: str, step: str) -> None:
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(Rescoring, step, die)
    rescore(open_store(folder))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", ["counts", "_evolve", "_discard"])
def test_killed_at_its_turning_points_nothing_is_lost_doubled_or_mixed(
    tmp_path: Path, step: str
) -> None:
    store = old_store(tmp_path / "store", 9, batches=3)
    spawn = multiprocessing.get_context("spawn")
    for _ in range(2):
        killed = spawn.Process(target=_die_at, args=[str(store.folder), step])
        killed.start()
        killed.join()
        shown = present() if step == "_discard" else OLD
        assert killed.exitcode == -signal.SIGKILL or step == "_discard"
        assert versions(store) == {shown: 9}
    _score_old(store, [written(20)])
    rescore(store)
    assert versions(store) == {present(): 10}
    assert not list((store.folder / "rescoring" / "rules").glob("*/")), "nothing is left aside"


def _die_before_it_is_moved(folder: str) -> None:
    def die(_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    Rescoring._move = die  # type: ignore[method-assign,assignment]
    rescore(open_store(folder), backend="learned")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_first_scores_by_a_backend_are_there_only_when_complete(tmp_path: Path) -> None:
    store = old_store(tmp_path / "store", 5)
    killed = multiprocessing.get_context("spawn").Process(
        target=_die_before_it_is_moved, args=[str(store.folder)]
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert store.backends() == ("rules",)
    assert rescore(store, backend="learned").added == 0, "all were gathered before"
    assert versions(store, "learned") == {present("learned"): 5}


def _ingest_parts(folder: str, first: int) -> None:
    for number in range(first, first + 20, 5):
        ingest(open_store(folder), [written(n) for n in range(number, number + 5)])


def test_processes_that_ingest_while_another_rescores_lose_and_double_nothing(
    tmp_path: Path,
) -> None:
    store = old_store(tmp_path / "store", 60, batches=3)
    spawn = multiprocessing.get_context("spawn")
    writers = [
        spawn.Process(target=_ingest_parts, args=[str(store.folder), first]) for first in (50, 65)
    ]
    for writer in writers:
        writer.start()
    rescored = 0
    while any(writer.is_alive() for writer in writers):
        rescored += rescore(open_store(store.folder)).renewed
    assert [writer.exitcode for writer in writers] == [0, 0]
    rescore(store)
    assert rescored == 60
    assert versions(store) == {present(): 85}
    ids = "SELECT count(*), count(DISTINCT article_id) FROM analyses"
    assert store.connect().execute(ids).fetchone() == (85, 85)
