"""Outlets and sets of articles compared in a real browser, down to the articles behind a point."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.steps import click_through, go
from tests.browser.waiting import expect_asked, expect_in_address, standing


def test_a_dot_leads_to_an_outlets_articles_on_a_topic(page: Page, demo_url: str):
    go(page, f"{demo_url}/outlets?part=topics&side=language&among=ar,en", "Outlets")
    click_through(page, page.locator(".st-key-card-outlets_topics .point").first)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect_asked(page, language="ar", among="ar,en")
    expect_in_address(page, "topic=")


def test_a_dot_of_b_leads_to_the_articles_of_b(page: Page, demo_url: str):
    go(page, f"{demo_url}/compare?versus=language&language=ar&other=ru", "Compare")
    click_through(page, page.locator(".st-key-card-contrast_tone .point").last)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect_asked(page, language="ru")


def test_a_cell_of_b_leads_to_the_articles_of_b(page: Page, demo_url: str):
    go(page, f"{demo_url}/compare?versus=language&language=ar&other=ru", "Compare")
    table = page.locator(".st-key-compare_ranked").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    expect(table.locator("canvas [role=gridcell]").first).to_be_attached()
    box = standing(table)
    page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + 54)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect_asked(page, language="ru")
