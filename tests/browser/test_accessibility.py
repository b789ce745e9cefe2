"""Every page checked with axe, in both languages and both colour modes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from analysis.locale import load
from tests.browser.accessibility import (
    ABOUT_COLOUR,
    STREAMLITS_OWN,
    Known,
    known,
    unfold,
    violations,
)
from tests.browser.conftest import PHONE, Scheme
from tests.browser.steps import choose_row, go
from tests.browser.waiting import settle, until
from views.url_state import PARTS

PAGES = (
    *("overview", "topics", "tone", "outlets", "compare", "discover"),
    *("articles", "corrections", "add", "watched", "about"),
)
LANGUAGES = ("en", "ar")

BACKGROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 17, 23)"}
"""The page's, from .streamlit/config.toml, which tell that the other mode has come."""

MODES: tuple[tuple[Scheme, tuple[str, ...]], ...] = (
    ("light", ()),
    ("dark", ABOUT_COLOUR),
)
"""The colour modes with the rules that are checked in each, none for all: the document is the
same in both, so that only what asks for colours can answer otherwise in the second."""
IN_BOTH_MODES = "en"
"""The language whose pages are checked in both: colours are the same in every language, and the
second mode, in which every chart is drawn anew, took half the time."""

seen: set[Known] = set()
"""What of `STREAMLITS_OWN` has occurred in this module's tests."""
ran: set[tuple[str, str]] = set()
"""The pages and languages checked."""


@pytest.fixture
def page(page: Page) -> Page:
    """A page on which nothing moves by itself."""
    page.emulate_media(reduced_motion="reduce")
    return page


def open_page(page: Page, url: str, name: str, language: str, **query: str) -> None:
    """A page with what is folded up in it opened."""
    asked = "&".join(f"{key}={value}" for key, value in {"lang": language, **query}.items())
    path = "" if name == "overview" else name
    go(page, f"{url}/{path}?{asked}", load(language)[f"{name}.title"])
    unfold(page)


def dressed(page: Page) -> None:
    """Wait until our style lies over Streamlit's. On a machine with four times the load it can
    bear, two pages of 49 were once checked in Streamlit's own grey."""
    captions = page.get_by_test_id("stCaptionContainer").locator("p")
    grey = "captions => captions.some(each => getComputedStyle(each).color.startsWith('rgba'))"
    until(page, lambda: not captions.evaluate_all(grey), "captions have our colour")


def check(page: Page) -> None:
    """No grave violation in what we render, in light and, in one language, in dark."""
    faults = []
    both = page.locator("html").get_attribute("lang") == IN_BOTH_MODES
    for scheme, rules in MODES if both else MODES[:1]:
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
        settle(page)
        dressed(page)
        for each in violations(page, rules=rules):
            entry = known(page, each)
            if entry:
                seen.add(entry)
            else:
                faults.append(f"{scheme}: {each.rule} at {each.where}\n  {each.html}\n  {each.why}")
    page.emulate_media(color_scheme="light")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page(page: Page, demo_url: str, name: str, language: str):
    open_page(page, demo_url, name, language)
    check(page)
    ran.add((name, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts[1:]]
)
def test_a_further_part_of_a_page(page: Page, demo_url: str, name: str, part: str, language: str):
    open_page(page, demo_url, name, language, part=part)
    check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_article_wide_and_on_a_phone(page: Page, demo_url: str, language: str):
    open_page(page, demo_url, "articles", language)
    choose_row(page, 0)
    expect(page.locator("article.reader")).to_be_visible()
    check(page)
    page.set_viewport_size(PHONE)
    unfold(page)
    check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_with_the_sidebar_over_the_page(page: Page, demo_url: str, language: str):
    page.set_viewport_size(PHONE)
    open_page(page, demo_url, "overview", language)
    check(page)
    opening = page.get_by_test_id("stExpandSidebarButton")
    if opening.count():  # Streamlit remembers that it was open
        opening.click()
    expect(page.locator(".st-key-filter_topics")).to_be_visible()
    check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_of_adding(page: Page, demo_url: str, language: str):
    open_page(page, demo_url, "add", language)
    for tab in page.get_by_role("tab").all()[1:]:
        tab.click()
        check(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_open(page: Page, demo_url: str, language: str):
    open_page(page, demo_url, "about", language)
    page.locator(".st-key-filter_since button").last.click()
    expect(page.get_by_test_id("stDateInputCalendar")).to_be_visible()
    check(page)


def test_what_is_listed_as_streamlits_own_still_occurs():
    if len(ran) < len(PAGES) * len(LANGUAGES):
        pytest.skip("only after every page was checked")
    assert [entry for entry in STREAMLITS_OWN if entry not in seen] == []
