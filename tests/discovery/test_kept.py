"""A discovery is kept by what it comes of, and one that is lost or damaged is made again."""

from __future__ import annotations

import os

import pandas as pd
import pytest

from analysis.discovery import discover, kept, known
from analysis.errors import AnalysisError
from analysis.filters import Filters
from analysis.models import Article
from analysis.store import is_store, open_store
from tests.discovery.made_stories import articles, connection
from tests.made_articles import made_analysis


def fill(store, made):
    store.append_articles(made)
    store.append_analyses([(each, made_analysis(each)) for each in made])


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "store", create=True)
    fill(store, articles(each=30))
    return store


def files(store):
    return sorted((store.folder / "discovery").glob("*"))


def refuse(step):
    raise AssertionError(f"looked again: {step}")


def test_what_was_found_is_there_the_next_time(store):
    found = discover(store.connect(), Filters())
    again = discover(store.connect(), Filters(), progress=refuse)
    assert (again.topics, again.parts, again.embedding) == (
        found.topics,
        found.parts,
        found.embedding,
    )
    pd.testing.assert_frame_equal(again.assignment, found.assignment)
    assert len(files(store)) == 1 and is_store(store.folder)


def test_filters_that_choose_the_same_articles_share_what_was_found(store):
    assert known(store.connect(), Filters()) is None
    discover(store.connect(), Filters())
    assert known(store.connect(), Filters(languages=("en",))) is not None
    assert known(store.connect(), Filters(languages=("ru",))) is None


def test_more_articles_are_looked_through_again(store):
    discover(store.connect(), Filters())
    fill(store, [Article(text="Something else was told.", language="en")])
    assert known(store.connect(), Filters()) is None


def test_another_version_looks_again(store, monkeypatch):
    discover(store.connect(), Filters())
    monkeypatch.setattr(kept, "version", lambda: "another")
    assert known(store.connect(), Filters()) is None


@pytest.mark.parametrize("damaged", [b"", b"PAR1 and no more", None])
def test_a_damaged_file_is_made_again(store, damaged):
    found = discover(store.connect(), Filters())
    [path] = files(store)
    if damaged is None:
        pd.DataFrame({"article_id": ["x"]}).to_parquet(path)
    else:
        path.write_bytes(damaged)
    assert known(store.connect(), Filters()) is None
    assert discover(store.connect(), Filters()).topics == found.topics
    assert known(store.connect(), Filters()) is not None


def test_those_looked_at_longest_ago_are_dropped(store, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    folder = store.folder / "discovery"
    folder.mkdir()
    for age in (3, 2, 1):
        path = folder / f"{age}.parquet"
        path.write_bytes(b"old")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    discover(store.connect(), Filters())
    assert {path.stem for path in files(store)} > {"1"} and len(files(store)) == 2


def test_what_ends_it_leaves_nothing(store):
    def stop(step):
        raise AnalysisError("enough")

    with pytest.raises(AnalysisError, match="enough"):
        discover(store.connect(), Filters(), progress=stop)
    assert files(store) == []


def test_articles_in_memory_are_looked_through_each_time():
    con = connection(articles(each=30))
    assert known(con, Filters()) is None
    assert discover(con, Filters()).topics
    assert known(con, Filters()) is None


def test_a_folder_that_cannot_be_written_only_has_no_cache(store):
    (store.folder / "discovery").write_text("in its place")
    assert discover(store.connect(), Filters()).topics
    assert known(store.connect(), Filters()) is None
