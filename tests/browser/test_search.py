"""A search in Arabic, from the words typed to the words marked in the article."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis import ingest
from analysis.store import open_store
from tests.browser.conftest import ServeDashboard
from tests.browser.steps import go
from tests.browser.waiting import PATIENCE, expect_in_address, settle
from tests.views.test_related import ARTICLES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("search") / "store"
    ingest.ingest(open_store(folder, create=True), ARTICLES)
    return dashboard_server(folder)


def test_words_typed_in_arabic_are_found_and_marked(desk_url: str, page: Page) -> None:
    go(page, f"{desk_url}/articles", "Articles")
    box = page.get_by_role("textbox", name="Words in the text")
    box.fill("عقوبات -فيينا")
    box.press("Enter")
    expect_in_address(page, "search=")
    settle(page)
    go(page, f"{page.url}&article={ARTICLES[0].id}", "Articles")
    hit = page.locator(".reader mark.hit").first
    expect(hit).to_contain_text("والعُقوبات", timeout=PATIENCE)
    assert int(hit.evaluate("mark => getComputedStyle(mark).fontWeight")) >= 700
    expect(page.get_by_text("الثانية").first).to_be_visible()
    box.fill("«عقوبات")
    box.press("Enter")
    settle(page)
    expect(page.get_by_text("a quotation is not closed")).to_be_visible(timeout=PATIENCE)
