"""Topics nobody defined, from the button that looks for them to the draft of one, in a browser."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis.locale import load
from analysis.packs.own_files import parse
from analysis.store import open_store
from tests.browser.conftest import PHONE
from tests.browser.server import ROOT, serve
from tests.browser.steps import click_through, go
from tests.browser.test_accessibility import check
from tests.browser.waiting import expect_in_address, expect_to_fit, settle
from tests.discovery.made_stories import articles
from tests.discovery.test_kept import fill

LOOKING = 180_000
"""Milliseconds that a discovery may take on a busy machine; alone it takes two seconds."""


@pytest.fixture
def made_url(chromium: str, tmp_path: Path) -> Iterator[str]:
    """A dashboard on a store in which nothing was looked for yet."""
    fill(open_store(tmp_path / "store", create=True), list(articles(("en", "ar"), each=30)))
    (tmp_path / "server").mkdir()
    script = ROOT / "dashboard.py"
    with serve(script, store=tmp_path / "store", folder=tmp_path / "server") as url:
        yield url


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_topic_is_discovered_looked_at_read_and_drafted(
    page: Page, made_url: str, language: str, tmp_path: Path
):
    words = load(language)
    path = f"discover?lang={language}&vocabulary_language={language}"
    go(page, f"{made_url}/{path}", words["discover.title"])
    page.locator(".st-key-discover_begin").get_by_role("button").click()
    points = page.locator(".st-key-card-discovered .point")
    expect(points.first).to_be_visible(timeout=LOOKING)
    settle(page)
    check(page)
    click_through(page, points.nth(1))
    expect_in_address(page, "discovered=")
    settle(page)
    expect(page.locator(".st-key-discover_topic")).to_be_visible()
    quote = page.locator("blockquote.proof").first
    expect(quote).to_have_attribute("dir", "rtl" if language == "ar" else "auto")

    page.locator(".st-key-discover_watch").get_by_role("button").click()
    button = page.locator(".st-key-discover_file").get_by_role("button")
    expect(button).to_be_visible()
    with page.expect_download() as waiting:
        button.click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    draft = parse(tomllib.loads(saved.read_text("utf-8")), key=saved.stem, where=saved.name)
    assert draft.languages() == (language,)

    page.set_viewport_size(PHONE)
    settle(page)
    expect_to_fit(page, "a discovered topic")
    check(page)
    page.locator(".st-key-discover_quote_0").get_by_role("button").click()
    expect(page.locator("article.reader")).to_be_visible()
    expect(page.locator("article.reader")).to_have_attribute("lang", language)
