"""Rescoring after own topics changed: only they are scored, and readers never see half of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.models import Article
from analysis.rescore import rescore
from analysis.store import BATCH, Store, open_store
from analysis.tone.rules import Rules
from tests.made_articles import made_article
from tests.own_topics_made import SENTENCES, TOML, write_topic

IRAN = '[name]\nen = "Iran"\n[en]\nterms = ["truce"]\n'
SYRIA = '[name]\nen = "Syria"\n[en]\nterms = ["ministers"]\n[ru]\nterms = ["министры"]\n'


def articles(count: int) -> list[Article]:
    codes = list(SENTENCES)
    return [
        made_article(n, text=f"{SENTENCES[codes[n % 3]]} {n}.", language=codes[n % 3])
        for n in range(count)
    ]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "store", create=True)
    ingest(made, articles(6), backend="rules")
    return made


def everything(store: Store) -> list[dict[str, Any]]:
    """All that is stored of each article's scores, evidence in an order of its own."""
    rows = store.connect().sql("SELECT * FROM scored ORDER BY article_id")
    found: list[dict[str, Any]] = rows.to_arrow_table().to_pylist()
    for row in found:
        row["evidence"] = sorted(map(repr, row["evidence"]))
    return found


def scored_afresh(store: Store, folder: Path) -> list[dict[str, Any]]:
    """The same of a new store with the same articles and topics."""
    fresh = open_store(folder, create=True)
    for path in (store.folder / "topics").glob("*.toml"):
        write_topic(folder, path.stem, path.read_text("utf-8"))
    ingest(fresh, articles(6), backend="rules")
    return everything(fresh)


def coverage(store: Store) -> dict[str, int]:
    con = store.connect()
    return {
        key: queries.overview(con, Filters(topics=(key,))).n for key in sorted(queries.topics(con))
    }


def test_a_new_topic_is_scored_without_reading_any_tone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Rules, "sentences")
    write_topic(store.folder, "ukraine", TOML)
    done = rescore(store)
    assert (done.renewed, done.topics, done.added) == (6, 6, 0)
    assert coverage(store)["ukraine"] == 6
    assert rescore(store).renewed == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_topics_added_changed_and_taken_away_come_out_as_in_a_new_store(
    store: Store, tmp_path: Path, workers: int
) -> None:
    changes = [("ukraine", TOML), ("syria", SYRIA), ("iran", IRAN), ("ukraine", IRAN)]
    for number, (key, toml) in enumerate([*changes, ("syria", None), ("iran", None)]):
        if toml:
            write_topic(store.folder, key, toml)
        else:
            (store.folder / "topics" / f"{key}.toml").unlink()
        assert rescore(store, workers=workers).topics == 6
        assert everything(store) == scored_afresh(store, tmp_path / f"fresh {number}")


def test_a_topic_that_is_gone_is_no_choice_any_more_even_after_files_were_joined(
    store: Store,
) -> None:
    path = write_topic(store.folder, "ukraine", TOML)
    rescore(store)
    path.unlink()
    assert "ukraine" in coverage(store), "until it is rescored"
    rescore(store)
    for number in range(40):
        ingest(store, [made_article(100 + number, text=f"Nothing {number}.", language="en")])
    assert "ukraine" not in coverage(store)
    assert len(coverage(store)) == 4


def test_what_was_ingested_since_has_the_new_topics_and_is_not_scored_again(store: Store) -> None:
    write_topic(store.folder, "ukraine", TOML)
    ingest(store, [made_article(50, text="Kyiv said no.", language="en")])
    assert coverage(store)["ukraine"] == 1
    assert rescore(store).renewed == 6
    assert coverage(store)["ukraine"] == 7


def test_readers_have_the_old_topics_until_all_are_new(store: Store) -> None:
    write_topic(store.folder, "ukraine", TOML)
    seen = []
    rescore(store, progress=lambda *_: seen.append("ukraine" in coverage(store)))
    assert seen
    assert not any(seen)
    assert coverage(store)["ukraine"] == 6


def test_what_other_packs_scored_is_scored_as_a_whole(store: Store) -> None:
    rescore(store, backend="learned")
    write_topic(store.folder, "ukraine", TOML)
    assert [rescore(store, backend=name).topics for name in ("rules", "learned")] == [6, 6]


def _die_after_one_batch(folder: str) -> None:
    def die(done: int, _total: int) -> None:
        if done:
            os.kill(os.getpid(), signal.SIGKILL)

    rescore(open_store(folder), progress=die)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_it_goes_on_where_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    many = [made_article(n, text=f"Kyiv {n}.", language="en") for n in range(BATCH + 10)]
    ingest(store, many, backend="rules")
    write_topic(store.folder, "ukraine", TOML)
    killed = multiprocessing.get_context("spawn").Process(
        target=_die_after_one_batch, args=[str(store.folder)]
    )
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert "ukraine" not in coverage(store)
    [left] = store.progress()
    assert left.total == BATCH + 10
    assert 0 < left.done < left.total
    assert not left.running
    assert rescore(store).topics == left.total - left.done
    assert coverage(store)["ukraine"] == BATCH + 10
