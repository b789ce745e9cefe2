"""Every page checked with axe, in both languages and both colour modes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from analysis.locale import load
from tests.browser.accessibility import (
    ABOUT_COLOUR,
    STREAMLITS_OWN,
    Known,
    known,
    unfold,
    violations,
)
from tests.browser.steps import choose_row, go
from tests.browser.waiting import PATIENCE, settle
from views.url_state import PARTS

PAGES = (
    *("overview", "topics", "tone", "outlets", "compare", "discover"),
    *("articles", "corrections", "add", "watched", "about"),
)
LANGUAGES = ("en", "ar")
PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 900}

BACKGROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 17, 23)"}
"""The page's, from .streamlit/config.toml, which tell that the other mode has come."""

MODES: tuple[tuple[Literal["light", "dark"], tuple[str, ...]], ...] = (
    ("light", ()),
    ("dark", ABOUT_COLOUR),
)
"""The colour modes with the rules that are checked in each, none for all: the document is the
same in both, so that only what asks for colours can answer otherwise in the second."""

seen: set[Known] = set()
"""What of `STREAMLITS_OWN` has occurred in this module's tests."""
ran: set[tuple[str, str]] = set()
"""The pages and languages checked."""


@pytest.fixture(scope="module")
def one_page(browser: Browser) -> Iterator[Page]:
    """One page for the whole module: Streamlit's scripts are read once."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(one_page: Page) -> Page:
    """That page, wide."""
    one_page.set_viewport_size(WIDE)
    return one_page


def open_page(page: Page, url: str, name: str, language: str, **query: str) -> None:
    """A page with what is folded up in it opened."""
    asked = "&".join(f"{key}={value}" for key, value in {"lang": language, **query}.items())
    path = "" if name == "overview" else name
    go(page, f"{url}/{path}?{asked}", load(language)[f"{name}.title"])
    unfold(page)


def check(page: Page) -> None:
    """No grave violation in what we render, in light and in dark."""
    faults = []
    for scheme, rules in MODES:
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[scheme])
        settle(page)
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
