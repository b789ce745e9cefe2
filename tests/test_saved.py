"""Saved views: kept by name in any script, each in a file of its own."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import saved
from analysis.errors import StoreError
from analysis.ingest import ingest
from analysis.saved import LONGEST_NAME, SavedView, tidy
from analysis.store import open_store
from tests.made_articles import made_article


def view(name: str, **params: str | list[str]) -> SavedView:
    return SavedView(name=name, page="tone", params=params)


def names(folder: Path) -> list[str]:
    return [each.name for each in saved.read(folder).views]


def test_a_view_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    morning = view("عقوبات الصباح", topic="sanctions", outlet=["A", "Б,В"], since="last-30-days")
    assert saved.keep(tmp_path, morning)
    assert saved.read(tmp_path).views == (morning,)


def test_where_nothing_was_saved_there_is_nothing(tmp_path: Path) -> None:
    assert saved.read(tmp_path / "nowhere") == saved.SavedViews((), ())


def test_a_name_is_there_once_however_it_is_cased(tmp_path: Path) -> None:
    assert saved.keep(tmp_path, view("Morning", topic="syria"))
    assert not saved.keep(tmp_path, view("MORNING"))
    assert saved.read(tmp_path).views == (view("Morning", topic="syria"),)
    assert saved.keep(tmp_path, view("MORNING"), replace=True)
    assert saved.read(tmp_path).views == (view("MORNING"),)
    assert saved.read(tmp_path).named("morning") == view("MORNING")


def test_a_view_is_renamed_and_deleted(tmp_path: Path) -> None:
    for name in ("Санкции", "Syria"):
        saved.keep(tmp_path, view(name))
    assert not saved.rename(tmp_path, view("Syria"), "санкции"), "that name is taken"
    assert saved.rename(tmp_path, view("Syria"), "syria"), "only its case changes"
    assert saved.rename(tmp_path, view("Санкции"), " سوريا \n اليوم ")
    assert names(tmp_path) == ["syria", "سوريا اليوم"]
    saved.delete(tmp_path, "syria")
    saved.delete(tmp_path, "syria")
    assert names(tmp_path) == ["سوريا اليوم"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  a \t b\n", "a b"), ("\u200f\x00", ""), ("é", "é"), ("x" * 99, "x" * LONGEST_NAME)],
)
def test_a_name_is_one_line_of_what_can_be_read(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text())
def test_a_tidy_name_is_tidy(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"name": 1, "page": "", "params": {}}', b"\xff\xfe"],
)
def test_a_broken_file_spoils_no_other(tmp_path: Path, content: str | bytes) -> None:
    saved.keep(tmp_path, view("good"))
    path = tmp_path / "saved_views" / "other.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert saved.read(tmp_path) == saved.SavedViews((view("good"),), (path,))


@pytest.mark.parametrize("params", [{"topic": 1}, {"topic": [1]}, []])
def test_what_is_no_url_is_no_view(tmp_path: Path, params: object) -> None:
    saved.keep(tmp_path, view("one"))
    (path,) = (tmp_path / "saved_views").iterdir()
    path.write_text(json.dumps({"name": "one", "page": "tone", "params": params}))
    assert saved.read(tmp_path) == saved.SavedViews((), (path,))


def test_of_many_who_save_at_once_nobody_loses_anything(tmp_path: Path) -> None:
    wanted = [view(f"view {number}", outlet=str(number)) for number in range(24)]
    same = [view("of all", outlet=str(number)) for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda each: saved.keep(tmp_path, each), wanted))
        kept = list(pool.map(lambda each: saved.keep(tmp_path, each), same))
    found = saved.read(tmp_path)
    assert kept.count(True) == 1, "of one name the first stays, and the others are told"
    assert found.named("of all") == same[kept.index(True)]
    assert len(found.views) == len(wanted) + 1 and not found.broken
    assert len(list((tmp_path / "saved_views").iterdir())) == len(found.views)


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "saved_views").write_text("a file in its place")
    with pytest.raises(StoreError, match="cannot be changed") as told:
        saved.keep(tmp_path, view("any"))
    assert "\n" not in str(told.value)
    assert saved.read(tmp_path).views == ()


def test_a_store_with_saved_views_is_a_store_all_the_same(tmp_path: Path) -> None:
    saved.keep(tmp_path, view("before there is an article"))
    store = open_store(tmp_path, create=True)
    ingest(store, [made_article()], backend="rules")
    version = store.version()
    saved.keep(tmp_path, view("after"))
    assert store.version() == version, "no chart is drawn anew for it"
    assert open_store(tmp_path).backends() == ("rules",)
