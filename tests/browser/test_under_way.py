"""Long work in a real browser: how far it is can be seen, and a click ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import serve
from tests.browser.waiting import PATIENCE

PAGE = Path(__file__).resolve().parents[1] / "views" / "under_way_page.py"

LONG = 120
"""Seconds of work: more than any machine takes to click a button."""


@pytest.fixture(scope="module")
def long_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page whose work takes long, with a button that asks another question."""
    folder = tmp_path_factory.mktemp("under_way")
    with serve(PAGE, store=folder / "store", folder=folder) as url:
        yield f"{url}/?seconds={LONG}"


def test_a_click_stops_it_and_another_begins_it_again(page: Page, long_url: str):
    page.goto(long_url)
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("% done")).to_be_visible()
    page.locator(".st-key-work_stop button").click()
    expect(page.get_by_text("Stopped before its end")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("No answer")).to_be_visible()
    expect(bar).to_be_hidden()
    page.get_by_role("button", name="Begin again").click()
    expect(bar).to_be_visible(timeout=PATIENCE)


def test_whatever_else_is_clicked_ends_it_too(page: Page, long_url: str):
    page.goto(long_url)
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Another").click()
    expect(page.get_by_text("The answer to the second")).to_be_visible(timeout=PATIENCE)
