"""What a search finds in a store, whatever became of its index."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from analysis import ingest, queries
from analysis.errors import StoreError
from analysis.filters import Filters
from analysis.models import Article
from analysis.search import find, find_among, update
from analysis.store import SEARCH, Store, open_store

ARTICLES = {
    "ar": ("موسكو تندد", "قالت موسكو إن والعُقوبات الأمريكية تضر بالعلاقات مع واشنطن."),
    "ar2": (None, "لا عقوبات جديدة على سورية، قال البيت الأبيض."),
    "en": ("Sanctions on Moscow", "New safe zones in Syria were agreed with Washington."),
    "en2": (None, "The zones are not safe, said the U.S. Treasury."),
    "ru": ("Санкции", "Путин и Обама обсудили ещё один договор, сообщает ТАСС."),
}
TEXTS = [(name, title, text) for name, (title, text) in ARTICLES.items()]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("عقوبات", "ar ar2"),
        ("العقوبات", "ar ar2"),
        ("عقوبات -جديدة", "ar"),
        ("عقوبات سوريا", "ar2"),
        ("«العقوبات الأمريكية»", "ar"),
        ("«عقوبات أمريكية»", ""),
        ("«البيت الابيض»", "ar2"),
        ("علاقات OR سوريا", "ar ar2"),
        ("علاق*", "ar"),
        ("safe zones", "en en2"),
        ('"safe zones"', "en"),
        ("zones NOT (syria OR moscow)", "en2"),
        ("ZONES u.s.", "en2"),
        ("sanction", "en"),
        ('"sanction"', ""),
        ("sanction*", "en"),
        ("zone", "en en2"),
        ("zone NOT agree", "en2"),
        ('"safe zone"', ""),
        ('"on mos*"', "en"),
        ('"moscow new"', ""),  # no phrase from the headline into the text
        ("санкции", "ru"),
        ("еще путин", "ru"),
        ("договоры", "ru"),
        ("«договоры»", ""),
        ("санкциями", "ru"),
        ("путин -обама", ""),
        ("тасс OR واشنطن OR treasury", "ar en2 ru"),
        ('he"llo" OR zones', "en en2"),
    ],
)
def test_which_articles_are_found(search: str, found: str) -> None:
    assert sorted(find_among(TEXTS, search)) == found.split()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "store", create=True)
    _add(made, ARTICLES)
    return made


def _add(store: Store, names: Iterable[str]) -> None:
    made = [Article(title=ARTICLES[n][0], text=ARTICLES[n][1], outlet=n) for n in names]
    store.append_articles(made)


def _outlets(store: Store, search: str) -> list[str]:
    ids = find(store.folder, search)
    sql = "SELECT outlet FROM articles WHERE id IN (SELECT unnest(?)) ORDER BY outlet"
    return [row[0] for row in store.connect().execute(sql, [ids]).fetchall()]


def _index(store: Store) -> Path:
    [path] = (store.folder / SEARCH).glob("*.sqlite")
    return path


def test_a_missing_index_is_made(store: Store) -> None:
    assert not (store.folder / SEARCH).exists()
    assert _outlets(store, "عقوبات") == ["ar", "ar2"]
    _index(store).unlink()
    assert _outlets(store, "zones") == ["en", "en2"]


def test_what_is_added_later_is_found(store: Store) -> None:
    update(store)
    store.append_articles([Article(text="Новые санкции", outlet="late")])
    assert _outlets(store, "санкции") == ["late", "ru"]


def test_files_joined_into_one_are_not_indexed_twice(store: Store) -> None:
    update(store)
    for number in range(40):
        store.append_articles([Article(text=f"zones {number}", outlet=f"{number:02}")])
    update(store)
    store.compact()
    assert len(find(store.folder, "zones")) == 42


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_index_is_made_anew(store: Store, damage: bytes) -> None:
    update(store)
    _index(store).write_bytes(damage)
    assert _outlets(store, "санкции") == ["ru"]


def test_an_index_of_words_read_in_another_way_goes(store: Store) -> None:
    (store.folder / SEARCH).mkdir()
    (store.folder / SEARCH / "0123456789abcdef.sqlite").write_bytes(b"")
    update(store)
    assert _index(store).stat().st_size > 0


def test_an_interrupted_batch_is_added_whole_later(store: Store) -> None:
    update(store)
    con = sqlite3.connect(_index(store))
    con.execute("DELETE FROM files")  # as if killed before the file was finished
    con.commit()
    con.close()
    assert len(find(store.folder, "عقوبات")) == 2


def test_an_index_that_cannot_be_kept_is_said_in_one_line(store: Store) -> None:
    (store.folder / SEARCH).write_text("a file in its place")
    with pytest.raises(StoreError, match="search index cannot be kept") as caught:
        find(store.folder, "zones")
    assert "\n" not in str(caught.value)


def _found(folder: Path) -> int:
    return len(find(folder, "zones"))


def test_several_processes_index_at_once(store: Store) -> None:
    for number in range(8):
        store.append_articles([Article(text=f"zones {number} {n}") for n in range(50)])
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_found, [store.folder] * 6) == [402] * 6


def test_what_is_ingested_can_be_searched_by_the_charts(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    ingest.ingest(store, [Article(title=title, text=text) for _, title, text in TEXTS])
    assert _index(store).exists()
    con = store.connect()
    assert queries.overview(con, Filters(search="عقوبات -سوريا")).n == 1
    assert queries.overview(con, Filters(search="عقوبات OR zones")).n == 4
    assert queries.overview(con, Filters(search="zzzz")).n == 0
