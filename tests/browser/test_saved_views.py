"""Views saved by name, opened another day, changed, and shared by two browsers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis import analyse
from analysis.locale import load
from analysis.sources import read_articles
from analysis.store import open_store
from tests.browser.conftest import OpenPage
from tests.browser.server import ROOT, serve
from tests.browser.steps import choose_topic, go
from tests.browser.waiting import asked, expect_asked, settle, unfold


@pytest.fixture(scope="module")
def own_url(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on demo articles of its own: what is saved there is seen nowhere else."""
    folder = tmp_path_factory.mktemp("saved")
    store = open_store(folder / "store", create=True)
    kept = store.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    (folder / "server").mkdir()
    with serve(ROOT / "dashboard.py", store=folder / "store", folder=folder / "server") as url:
        yield url


def box(page: Page) -> Locator:
    """The saved views in the sidebar, unfolded."""
    return unfold(page.locator(".st-key-saved_views"))


def save(page: Page, name: str, language: str) -> None:
    words = load(language)
    field = box(page).get_by_label(words["saved.name"])
    field.fill(name)
    box(page).get_by_role("button", name=words["saved.save"]).click()
    expect(box(page).get_by_role("link", name=name)).to_be_visible()
    settle(page)


@pytest.mark.parametrize(
    ("language", "name", "topic"),
    [("en", "Syria by month", "Syria"), ("ar", "سوريا شهرًا بعد شهر", "سوريا")],
)
def test_a_view_is_saved_and_opened_from_elsewhere_and_back(
    page: Page, own_url: str, language: str, name: str, topic: str
):
    words = load(language)
    go(page, f"{own_url}/topics?lang={language}&grain=month", words["topics.title"])
    choose_topic(page, topic)
    save(page, name, language)
    go(page, f"{own_url}/tone?lang={language}", words["tone.title"])
    box(page).get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["topics.title"])
    settle(page)
    expect_asked(page, topic="syria", grain="month")
    there = asked(page)
    assert there.pop("lang", ["en"]) == [language]
    assert there.keys() == {"topic", "grain"}
    expect(page.locator(".st-key-filter_topics")).to_contain_text(topic)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["tone.title"])
    settle(page)
    expect(page.locator(".st-key-filter_topics")).not_to_contain_text(topic)


def test_a_view_is_renamed_and_deleted(page: Page, own_url: str):
    go(page, f"{own_url}/tone?language=ar", "Tone")
    save(page, "Arabic tone", "en")
    for label, act, shown in (
        ("Rename, replace", "Give it this name", "Tone in Arabic"),
        ("Rename, replace", "Delete it", ""),
    ):
        box(page).get_by_role("button", name=label).click()
        panel = page.get_by_test_id("stPopoverBody")
        if shown:
            panel.get_by_label("New name").fill(shown)
            panel.get_by_label("New name").press("Enter")
            settle(page)
        panel.get_by_role("button", name=act).click()
        settle(page)
        page.keyboard.press("Escape")
        expect(box(page).get_by_role("link", name="Arabic tone")).to_have_count(0)
        expect(box(page).get_by_role("link", name="Tone in Arabic")).to_have_count(
            1 if shown else 0
        )


def test_two_browsers_save_at_once_and_both_see_both(
    page: Page, fresh_page: OpenPage, own_url: str
):
    other = fresh_page()
    for each in (page, other):
        go(each, f"{own_url}/tone", "Tone")
        box(each)
    for each, name in ((page, "mine"), (other, "theirs")):
        box(each).get_by_label("Save what you are looking at as").fill(name)
    for each in (page, other):
        box(each).get_by_role("button", name="Save this view").click()
    for each in (page, other):
        settle(each)
        go(each, f"{own_url}/tone", "Tone")
        for name in ("mine", "theirs"):
            expect(box(each).get_by_role("link", name=name)).to_be_visible()


def test_a_damaged_file_is_one_line_beside_the_others(page: Page, chromium: str, tmp_path: Path):
    store = open_store(tmp_path / "store", create=True)
    kept = store.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    (tmp_path / "store" / "saved_views").mkdir()
    (tmp_path / "store" / "saved_views" / "bad.json").write_text("{")
    (tmp_path / "server").mkdir()
    with serve(ROOT / "dashboard.py", store=tmp_path / "store", folder=tmp_path / "server") as url:
        go(page, url)
        expect(box(page).get_by_text("cannot be read and was left out")).to_be_visible()
        expect(page.get_by_test_id("stMetric")).to_have_count(4)
