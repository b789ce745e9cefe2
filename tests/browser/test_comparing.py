"""Outlets and sets of articles compared in a real browser, down to the articles behind a point."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.test_journeys import click_through, go


def test_a_dot_leads_to_an_outlets_articles_on_a_topic(page: Page, demo_url: str):
    go(page, f"{demo_url}/outlets?side=language&among=ar,en", "Outlets")
    click_through(page, page.locator(".st-key-card-outlets_topics .point").first)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["language"] == ["ar"] and "topic" in asked and asked["among"] == ["ar,en"]


def test_a_dot_of_b_leads_to_the_articles_of_b(page: Page, demo_url: str):
    go(page, f"{demo_url}/compare?versus=language&language=ar&other=ru", "Compare")
    click_through(page, page.locator(".st-key-card-contrast_tone .point").last)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["language"] == ["ru"]


def test_a_cell_of_b_leads_to_the_articles_of_b(page: Page, demo_url: str):
    go(page, f"{demo_url}/compare?versus=language&language=ar&other=ru", "Compare")
    table = page.locator(".st-key-compare_ranked").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + 54)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["language"] == ["ru"]
