"""A topic of one's own in a real browser: written, looked at, saved, scored, filtered by."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from analysis import analyse
from analysis.locale import load as load_words
from analysis.own_topics.keeping import load
from analysis.sources import read_articles
from analysis.store import open_store
from tests.browser.conftest import ServeDashboard
from tests.browser.server import ROOT
from tests.browser.steps import go, metric
from tests.browser.waiting import PATIENCE, expect_to_fit, settle, standing

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of the demo articles, of this test alone."""
    made = open_store(tmp_path / "store", create=True)
    kept = made.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    made.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    return made.folder


def write(page: Page, field: str, text: str) -> None:
    """Fill in a field and leave it, as a person does."""
    box = page.locator(f".st-key-own_topic_{field}").locator("input, textarea")
    box.fill(text)
    box.press("Tab")
    settle(page)


@pytest.mark.parametrize(
    ("language", "code", "name", "term"),
    [("en", "en", "Truce", "truce"), ("ar", "ar", "الهدنة", "هدنة")],
)
def test_a_topic_is_made_scored_and_filtered_by(
    page: Page,
    dashboard_server: ServeDashboard,
    store: Path,
    language: str,
    code: str,
    name: str,
    term: str,
):
    words = load_words(language)
    url = dashboard_server(store)
    go(page, f"{url}/watched?lang={language}", words["watched.title"])
    write(page, f"name_{code}", name)
    write(page, f"terms_{code}", term)
    expect(page.locator(".topic-examples mark").first).to_be_visible()
    expect(page.locator(".topic-examples mark").first).to_contain_text(term, ignore_case=True)
    page.get_by_role("button", name=words["watched.save"], exact=True).click()
    again = page.locator(".st-key-own_topic_rescore").get_by_role("button")
    expect(again).to_be_visible()
    again.click()
    expect(again).to_have_count(0, timeout=PATIENCE)
    settle(page)
    [path] = (store / "topics").glob("*.toml")
    saved = load(store / "topics", path.stem)
    assert saved is not None
    assert saved.topic.terms == {code: (term,)}
    go(page, f"{url}/?lang={language}&topic={path.stem}", words["overview.title"])
    expect(page.get_by_text(name).first).to_be_visible()
    assert int(metric(page, words["overview.articles"]).inner_text()) > 0


def test_on_a_phone_the_fields_stand_below_each_other(
    page: Page, dashboard_server: ServeDashboard, store: Path
):
    page.set_viewport_size(PHONE)
    words = load_words("ar")
    go(page, f"{dashboard_server(store)}/watched?lang=ar", words["watched.title"])
    expect_to_fit(page, "the editor")
    arabic = page.locator(".st-key-own_topic_terms_ar textarea")
    english = page.locator(".st-key-own_topic_terms_en textarea")
    assert arabic.evaluate("box => getComputedStyle(box).direction") == "rtl"
    assert english.evaluate("box => getComputedStyle(box).direction") == "ltr"
    assert standing(arabic)["x"] == standing(english)["x"], "one below the other"
    assert standing(arabic)["y"] != standing(english)["y"]
