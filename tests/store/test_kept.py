"""The store: what goes in comes out, once, whoever writes at the same time."""

from __future__ import annotations

import multiprocessing
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from deltalake import write_deltalake

from analysis import packs, queries
from analysis.columns import VOICES, evidence_from
from analysis.errors import StoreError
from analysis.filters import Filters
from analysis.models import Analysis, Article
from analysis.store import FILES_BEFORE_COMPACTION, Store, is_store, open_store
from tests.made_articles import made_analysis, made_article, made_evidence


def _fill(store: Store, articles: list[Article]) -> None:
    new = store.append_articles(articles)
    store.append_analyses([(article, made_analysis(article, tone=0.5)) for article in new])


def _count(store: Store, table: str) -> int:
    row = store.connect().execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row
    return int(row[0])


def test_a_new_store_is_empty_and_can_be_queried(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    assert queries.overview(store.connect(), Filters()).n == 0
    assert queries.articles_table(store.connect(), Filters()).empty
    assert list(store.pending()) == []


def test_it_counts_what_each_backend_scored(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    assert store.counts() == {}
    articles = [made_article(number) for number in range(3)]
    _fill(store, articles)
    scored = replace(made_analysis(articles[0]), backend="another")
    store.append_analyses([(articles[0], scored)])
    first = made_analysis(articles[0]).backend
    assert store.counts() == {first: 3, "another": 1}


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    full = made_article(
        title="محادثات",
        outlet="A",
        published="2017-05-03",
        url="https://example.org",
        source="a.csv:2",
        credit="رويترز",
    )
    bare = made_article(1, language=None)
    evidence = (made_evidence(), made_evidence(changes=(), effect=None, holder=None))
    analyses = [
        made_analysis(full, tone=-0.25, topics={"syria": 0.75}, evidence=evidence),
        made_analysis(bare, language="ru"),
    ]
    assert store.append_articles([full, bare]) == [full, bare]
    store.append_analyses(list(zip([full, bare], analyses, strict=True)))
    found, its_evidence = queries.article(store.connect(), full.id)
    for name in ("id", "title", "text", "outlet", "published", "url", "source", "credit"):
        assert getattr(found, name) == getattr(full, name), name
    assert (found.tone, found.topics["syria"], its_evidence) == (-0.25, 0.75, evidence)
    other, nothing = queries.article(store.connect(), bare.id)
    assert (other.tone, other.title, other.published, other.outlet, nothing) == (
        None,
        None,
        None,
        None,
        (),
    )
    assert other.language == "ru", "identified where the article did not say"


def test_the_tone_by_holder_has_a_column_each(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    article = made_article()
    store.append_articles([article])
    analysis = replace(made_analysis(article, tone=0.5), voices={"us": 0.5, "other": -0.25})
    store.append_analyses([(article, analysis)])
    row = store.connect().execute(_VOICES).fetchone()
    assert row == (0.5, None, None, -0.25)


_VOICES = "SELECT voice_us, voice_ru, voice_outlet, voice_other FROM analyses"


def test_a_store_from_before_there_were_voices_shows_none(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    _fill(store, [made_article()])
    rows = store.connect().sql("FROM scored").to_arrow_table()
    rows = rows.drop_columns(list(VOICES.values()))
    shutil.rmtree(store.folder / "scores" / "rules")
    write_deltalake(store.folder / "scores" / "rules", rows)
    assert store.connect().execute(_VOICES).fetchall() == [(None,) * 4]
    _fill(store, [made_article(1)])
    assert _count(store, "analyses") == 2


def test_the_same_article_is_kept_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    articles = [made_article(n) for n in range(5)]
    assert len(store.append_articles([*articles, *articles])) == 5
    assert store.append_articles(articles[:2]) == []
    assert open_store(tmp_path / "store").append_articles([*articles, made_article(9)]) == [
        made_article(9)
    ]
    assert _count(store, "articles") == 6


def test_the_version_changes_with_what_is_added_and_only_then(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    before = store.version()
    assert open_store(tmp_path / "store").version() == before
    store.append_articles([])
    assert store.version() == before
    _fill(store, [made_article()])
    assert store.version() != before


def test_a_connection_stays_as_it_was_opened(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    _fill(store, [made_article(0)])
    con = store.connect()
    _fill(store, [made_article(1)])
    assert con.execute("SELECT count(*) FROM analyses").fetchone() == (1,)
    assert _count(store, "analyses") == 2


def test_articles_without_analysis_are_pending(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    first, second = made_article(0, outlet="A", credit="AFP"), made_article(1)
    store.append_articles([first, second])
    store.append_analyses([(second, made_analysis(second))])
    assert list(store.pending()) == [first]


def test_a_topic_that_is_new_has_a_column_and_older_rows_have_none(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    old, new = made_article(0), made_article(1)
    store.append_articles([old, new])
    store.append_analyses([(old, made_analysis(old))])
    store.append_analyses([(new, made_analysis(new, topics={"arctic": 0.9}))])
    con = store.connect()
    assert queries.topics(con) == (*packs.topic_keys(), "arctic")
    share = queries.topic_share(con, Filters()).set_index("topic")
    assert share["n"].to_dict()["arctic"] == 1
    assert share["share"].to_dict()["arctic"] == 1.0, "of those scored for it"


def test_a_topic_watched_since_has_a_column_before_anything_is_scored(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    article = made_article()
    scored = made_analysis(article)
    fewer = {"syria": 0.9}
    lean = Analysis(article.id, "en", fewer, 0.5, 0.5, None, (), ())
    assert scored.topics.keys() > fewer.keys()
    store.append_articles([article])
    store.append_analyses([(article, lean)])
    assert set(queries.topics(store.connect())) == set(packs.topic_keys())


def test_half_a_surrogate_pair_does_not_stop_a_batch(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    _fill(store, [Article(text="half \ud83d of a pair"), made_article()])
    assert _count(store, "articles") == 2


def test_many_small_files_are_joined(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    for number in range(FILES_BEFORE_COMPACTION + 2):
        _fill(store, [made_article(number)])
    con = store.connect()
    store.compact()
    assert _count(store, "analyses") == FILES_BEFORE_COMPACTION + 2
    assert con.execute("SELECT count(*) FROM analyses").fetchone() == (FILES_BEFORE_COMPACTION + 2,)
    assert store.append_articles([made_article(3)]) == []


@pytest.mark.parametrize("name", ["a store", "قاعدة", "it's 100% #1?", "a*b", "ü/deep/er"])
def test_any_ordinary_folder_name_will_do(tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path / name, create=True)
    _fill(store, [made_article()])
    assert _count(open_store(tmp_path / name), "analyses") == 1


def test_what_is_no_store_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make one with: python -m analysis ingest"):
        open_store(tmp_path / "none")
    (tmp_path / "notes.txt").write_text("mine")
    for create in (False, True):
        with pytest.raises(StoreError, match="no store"):
            open_store(tmp_path, create=create)
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "notes.txt", create=True)
    with pytest.raises(StoreError, match="may not hold"):
        open_store(tmp_path / "a[1]", create=True)
    assert not is_store(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"], "nothing was left behind"


def _write(folder: str, first: int) -> int:
    store = open_store(folder, create=True)
    added = 0
    for start in range(first, first + 60, 10):
        new = store.append_articles([made_article(n) for n in range(start, start + 20)])
        store.append_analyses([(article, made_analysis(article)) for article in new])
        added += len(new)
    return added


def test_processes_that_write_the_same_articles_at_once_keep_each_once(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        added = pool.starmap(_write, [(folder, first) for first in (0, 0, 30)])
    store = open_store(folder)
    distinct = "SELECT count(DISTINCT {0}), count(*) FROM {1}"
    con = store.connect()
    assert con.execute(distinct.format("id", "articles")).fetchone() == (100, 100)
    assert con.execute(distinct.format("article_id", "analyses")).fetchone() == (100, 100)
    assert sum(added) == 100


def test_evidence_of_nothing_is_nothing() -> None:
    assert evidence_from(None) == ()
