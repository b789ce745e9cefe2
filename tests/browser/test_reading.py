"""From a question to the words that answer it, and back: searched, read, proved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from analysis.locale import load
from tests.browser.conftest import ServeDashboard
from tests.browser.steps import choose_row, go, tooltip
from tests.browser.waiting import expect_asked, expect_in_address, settle, until
from tests.planted import STORY, planted_store


@pytest.fixture(scope="module")
def planted_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    return dashboard_server(planted_store(tmp_path_factory.mktemp("read") / "store"))


@pytest.mark.parametrize(
    ("language", "search", "hit", "told"),
    [
        ("en", "agreeing talks", "agree", "agreement"),
        ("ar", "الاتّفاق هدنة", "اتفاق", "اتفاق"),
    ],
)
def test_searched_read_proved_and_back(
    page: Page, demo_url: str, language: str, search: str, hit: str, told: str
):
    words = load(language)
    go(page, f"{demo_url}/articles?lang={language}&language={language}", words["articles.title"])
    field = page.get_by_role("textbox", name=words["articles.search"])
    field.fill(search)
    field.press("Enter")
    expect_in_address(page, "search=")
    settle(page)
    listed = page.url
    choose_row(page, 0)
    reader = page.locator("article.reader")
    expect(reader.locator("mark.hit").filter(has_text=hit).first).to_be_visible()
    proof = reader.locator("mark.tone.positive").first
    proof.hover()
    until(page, lambda: len(tooltip(proof)) > len('"none"'), "the proof is explained")
    expect(page.locator(".evidence")).to_contain_text(told)
    page.go_back()
    expect(reader).to_have_count(0)
    settle(page)
    expect(page).to_have_url(listed)
    expect(field).to_have_value(search)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_changed_leads_to_the_story_and_back(page: Page, planted_url: str, language: str):
    words = load(language)
    go(page, f"{planted_url}/?lang={language}", words["overview.title"])
    card = page.get_by_test_id("stMetric").filter(has_text=words["overview.change"])
    expect(card).to_contain_text("30")
    spike = page.locator(".st-key-shift-0")
    expect(spike).to_contain_text("32")
    spike.get_by_role("button", name=STORY).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["articles.title"])
    expect(page.locator("article.reader h2")).to_have_text(STORY)
    expect_asked(page, since="2018-04-11", until="2018-04-11")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["overview.title"])
    expect(spike).to_be_visible()
