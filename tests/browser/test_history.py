"""Back and Forward: each step a reader took is one step of the browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import choose_row, choose_topic, click_through, go
from tests.browser.waiting import expect_in_address, settle, until

NAMES = {
    "en": {"overview": "Overview", "tone": "Tone", "articles": "Articles", "syria": "Syria"},
    "ar": {"overview": "نظرة عامة", "tone": "النبرة", "articles": "المقالات", "syria": "سوريا"},
}


WAYS = {"Links": "links", "Paste text": "text"}
"""The ways of adding by the names of their tabs, as the address has them."""

State = tuple[str, dict[str, list[str]]]
"""A page's path and parameters, but the language."""


def state(page: Page) -> State:
    """Where the page is once its run has ended."""
    settle(page)
    return _state(page)


def expect_state(page: Page, wanted: State) -> None:
    """Wait until the page is there and its run has ended."""
    until(page, lambda: _state(page) == wanted, f"is at {wanted}")
    settle(page)


def _state(page: Page) -> State:
    parts = urlsplit(page.url)
    asked = parse_qs(parts.query)
    return parts.path, {name: values for name, values in asked.items() if name != "lang"}


@pytest.mark.parametrize("language", list(NAMES))
def test_back_and_forward_walk_through_what_was_done(page: Page, demo_url: str, language: str):
    named = NAMES[language]
    heading = page.get_by_role("heading", level=1)
    go(page, f"{demo_url}/?lang={language}", named["overview"])
    steps = [(state(page), named["overview"])]
    choose_topic(page, named["syria"])
    steps.append((state(page), named["overview"]))
    page.get_by_test_id("stSidebar").get_by_role("link", name=named["tone"], exact=True).click()
    expect(heading).to_have_text(named["tone"])
    steps.append((state(page), named["tone"]))
    click_through(page, page.locator(".st-key-card-tone_by_language .point").first)
    expect(heading).to_have_text(named["articles"])
    steps.append((state(page), named["articles"]))
    choose_row(page, 0)
    steps.append((state(page), named["articles"]))
    assert len({str(step) for step in steps}) == len(steps)
    for was, title in reversed(steps[:-1]):
        page.go_back()
        expect(heading).to_have_text(title)
        expect_state(page, was)
    expect(page.locator(".st-key-filter_topics")).not_to_contain_text(named["syria"])
    for was, title in steps[1:]:
        page.go_forward()
        expect(heading).to_have_text(title)
        expect_state(page, was)
    expect(page.locator(".st-key-filter_topics")).to_contain_text(named["syria"])
    expect(page.locator("article.reader")).to_be_visible()


def test_a_tab_and_a_reset_are_steps_too(page: Page, demo_url: str):
    go(page, f"{demo_url}/add", "Add articles")
    for name in ("Links", "Paste text"):
        page.get_by_role("tab", name=name).click()
        expect_in_address(page, f"way={WAYS[name]}")
        settle(page)
    page.go_back()
    expect(page.get_by_role("tab", name="Links")).to_have_attribute("aria-selected", "true")
    expect_state(page, ("/add", {"way": ["links"]}))
    go(page, f"{demo_url}/articles?search=truce&order=oldest", "Articles")
    page.get_by_role("button", name="Reset filters").click()
    expect_state(page, ("/articles", {}))
    page.go_back()
    expect_state(page, ("/articles", {"search": ["truce"], "order": ["oldest"]}))
    for name in ("Search the articles", "Words in the text"):
        expect(page.get_by_role("textbox", name=name)).to_have_value("truce")
