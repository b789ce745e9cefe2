"""Copies in the store: one story each, whoever places at once, kept when scored again."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.models import Article
from analysis.placing import place_all
from analysis.rescore import rescore
from analysis.store import Store, open_store
from analysis.stories import StoryIndex
from tests.made_articles import made_analysis

WORDS = {
    "ar": "وصل الوزير إلى العاصمة صباح اليوم لبحث ملفات الحدود والتجارة والطاقة مع نظيره",
    "en": "the minister came to the capital this morning for talks on borders trade and energy",
    "ru": "министр прибыл утром в столицу на переговоры о границах торговле и энергии с коллегой",
}


def report(language: str, seed: int, *, words: int = 80) -> str:
    """A text of its own for each seed."""
    chosen = random.Random(f"{language}{seed}")
    return " ".join(
        f"{chosen.choice(WORDS[language].split())}{chosen.randrange(1000)}" for _ in range(words)
    )


def run_by(outlet: str, text: str, *, day: str = "2017-02-01", language: str = "en") -> Article:
    title, published = f"As {outlet} has it", dt.date.fromisoformat(day)
    return Article(text=text, title=title, outlet=outlet, language=language, published=published)


def stories(store: Store) -> dict[str, str]:
    return dict(store.connect().execute("SELECT article_id, story FROM stories").fetchall())


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_copies_are_one_story_and_others_their_own(tmp_path: Path, language: str) -> None:
    store = open_store(tmp_path / "store", create=True)
    first = run_by("A", report(language, 1), language=language)
    copy = run_by("B", f"{report(language, 1)} tail", language=language)
    other = run_by("C", report(language, 2), language=language)
    ingest(store, [first, other])
    ingest(open_store(store.folder), [copy])
    assert stories(store) == {first.id: first.id, copy.id: first.id, other.id: other.id}
    assert queries.overview(store.connect(), Filters(count="stories")).n == 2


def test_the_agency_is_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    ingest(store, [Article(text=report("en", 1), credit="Reuters", language="en")])
    assert store.connect().execute("SELECT wire FROM analyses").fetchall() == [("reuters",)]


def linked(seed: int = 1) -> tuple[Article, Article, Article]:
    """Two articles that share nothing, and one that holds both."""
    one, other = report("en", seed), report("en", seed + 1)
    return (
        run_by("A", one, day="2017-02-02"),
        run_by("B", other, day="2017-02-01"),
        run_by("C", f"{one} {other}", day="2017-02-03"),
    )


def test_stories_that_turn_out_to_be_one_are_the_earliest_everywhere(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    one, earliest, both = linked()
    ingest(store, [one, earliest])
    assert len(set(stories(store).values())) == 2
    ingest(store, [both])
    assert set(stories(store).values()) == {earliest.id}
    con = store.connect()
    assert queries.overview(con, Filters(count="stories")).n == 1
    assert queries.article(con, one.id)[0].story == earliest.id
    assert queries.overview(con, Filters()).n == 3


def test_scored_again_articles_keep_their_story_and_agency(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    articles = list(linked())
    new = store.append_articles(articles)
    place_all(store)
    old = [(each, replace(made_analysis(each), version="old")) for each in new]
    store.append_analyses(store.placed(old))
    before = stories(store)
    assert rescore(store).renewed == 3
    assert stories(store) == before
    assert len(set(before.values())) == 1


def test_articles_scored_before_copies_were_told_are_placed(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    first, copy = run_by("A", report("ru", 1)), run_by("B", report("ru", 1))
    new = store.append_articles([first, copy])
    store.append_analyses([(each, made_analysis(each)) for each in new])
    shutil.rmtree(store.folder / "copies")
    assert len(set(stories(store).values())) == 2
    store.make()
    late = run_by("C", report("ru", 1))
    ingest(store, [late])
    assert len(set(stories(store).values())) == 1


def test_an_index_that_others_were_faster_than_links_to_what_they_added(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    text = report("en", 5)
    mine, theirs = run_by("A", text), run_by("B", text)
    place = Faster(store, theirs)
    store.append_articles([mine])
    store.copies(place).place([mine])
    assert place.times == 2, "it was refused once"
    new = [(each, made_analysis(each)) for each in (mine, theirs)]
    store.append_articles([theirs])
    store.append_analyses(store.placed(new))
    assert len(set(stories(store).values())) == 1


class Faster(StoryIndex):
    """Lets another writer's article in just before the first rows are committed."""

    def __init__(self, store: Store, theirs: Article) -> None:
        super().__init__()
        self.times = 0
        self._store = store
        self._theirs = theirs

    def place(self, articles):
        self.times += 1
        if self.times == 1:
            self._store.copies(StoryIndex()).place([self._theirs])
        return super().place(articles)


def _ingest(folder: str, outlet: str) -> None:
    articles = [run_by(outlet, report("en", seed)) for seed in range(30)]
    ingest(open_store(folder, create=True), articles)


def test_four_processes_that_bring_copies_at_once_make_one_story_of_each(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.starmap(_ingest, [(folder, outlet) for outlet in "ABCD"])
    con = open_store(folder).connect()
    counts = "SELECT count(*), count(DISTINCT article_id), count(DISTINCT story) FROM stories"
    assert con.execute(counts).fetchone() == (120, 120, 30)
