"""Copies in a store: counted once, whoever brought them and in whatever order."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from analysis import queries
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.models import Article
from analysis.rescore import rescore
from analysis.store import open_store
from tests.stories.texts import text, words

BODY = text(120, seed=1)
COPIES = [
    Article(text=BODY, published=dt.date.fromisoformat("2017-05-02"), outlet="A"),
    Article(text=f"MOSCOW (Reuters) - {BODY}", published=dt.date.fromisoformat("2017-05-01"), outlet="B"),
    Article(text=f"{BODY} Added.", outlet="C", title="Another headline"),
]
OTHER = Article(text=text(120, seed=2), published=dt.date.fromisoformat("2017-05-03"), outlet="A")


def counted(folder: Path, **filters: object) -> list[str]:
    """The outlets of the articles that are counted."""
    con = open_store(folder).connect()
    table = queries.articles_table(con, Filters(**filters), order="outlet")  # type: ignore[arg-type]
    return table["outlet"].tolist()


def test_copies_that_came_one_by_one_are_counted_once(tmp_path: Path) -> None:
    for article in (*COPIES, OTHER):
        ingest(open_store(tmp_path, create=True), [article])
    assert counted(tmp_path) == ["A", "A", "B", "C"]
    assert counted(tmp_path, count="stories") == ["A", "B"]
    assert counted(tmp_path, count="stories", outlets=("C",)) == ["C"]
    assert counted(tmp_path, count="original") == ["A"]


def test_an_article_that_joins_two_stories_makes_them_one(tmp_path: Path) -> None:
    one, other = words(120, seed=3), words(120, seed=4)
    store = open_store(tmp_path, create=True)
    ingest(store, [Article(text=" ".join(one)), Article(text=" ".join(other))])
    assert queries.overview(store.connect(), Filters(count="stories")).n == 2
    ingest(store, [Article(text=" ".join(one + other))])
    assert queries.overview(store.connect(), Filters(count="stories")).n == 1


def test_scores_made_anew_keep_their_stories(tmp_path: Path) -> None:
    store = open_store(tmp_path, create=True)
    ingest(store, [*COPIES, OTHER], backend="rules")
    rescore(store, backend="learned")
    con = store.connect("learned")
    assert queries.overview(con, Filters(count="stories")).n == 2


def test_writers_at_once_agree_on_stories(tmp_path: Path) -> None:
    open_store(tmp_path, create=True)
    bodies = [text(100, seed=seed) for seed in range(5, 11)]
    parts = [[Article(text=f"{body} {part}") for body in bodies] for part in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda part: ingest(open_store(tmp_path), part), parts))
    con = open_store(tmp_path).connect()
    assert queries.overview(con, Filters()).n == 18
    assert queries.overview(con, Filters(count="stories")).n == 6
