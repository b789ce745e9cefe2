"""The words of two sets in a real browser, down to the stories that hold one, in two languages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis import Article
from analysis.locale import load
from analysis.store import open_store
from tests.browser.conftest import ServeDashboard
from tests.browser.steps import BOX_OF_ROW, HEAD, ROW, click_through, content, download, go
from tests.browser.waiting import (
    PATIENCE,
    expect_asked,
    expect_in_address,
    settle,
    standing,
    unfold,
)
from tests.made_articles import made_analysis

SAID = {
    "en": ("A truce holds near Aleppo.", "Tariffs hit the steel trade."),
    "ar": ("صمدت الهدنة قرب حلب.", "أثرت الرسوم الجمركية في تجارة الصلب."),
}
WORDS = {"en": "Aleppo", "ar": "حلب"}
STORIES = 12
"""Of each topic in each language."""

languages = pytest.mark.parametrize("language", SAID)


@pytest.fixture(scope="module")
def turned_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on stories of two topics, told in other words, in two languages."""
    folder = tmp_path_factory.mktemp("turned") / "store"
    store = open_store(folder, create=True)
    scored = []
    for language, texts in SAID.items():
        for topic, text in zip(("syria", "sanctions"), texts, strict=True):
            for number in range(STORIES):
                day = dt.date(2019, 1, number + 1)
                article = Article(text=f"{text} {number}", language=language, published=day)
                topics = {"syria": 0.0, "sanctions": 0.0, topic: 0.9}
                story = f"{language} {topic} {number}"
                analysis = made_analysis(article, tone=0.1, topics=topics, story=story)
                scored.append((article, analysis))
    store.append_articles([article for article, _ in scored])
    store.append_analyses(scored)
    return dashboard_server(folder)


def open_words(page: Page, url: str, language: str) -> Locator:
    """Syria against sanctions, part Words by its button; the card comes out."""
    words = load(language)
    sides = "versus=topic&topic=syria&other=sanctions"
    shown = f"{sides}&lang={language}&vocabulary_language={language}"
    go(page, f"{url}/compare?{shown}", words["compare.title"])
    page.locator(".st-key-part_compare").get_by_text(words["part.compare.words"]).click()
    expect_in_address(page, "part=words")
    card = page.locator(".st-key-card-contrast_words")
    expect(card.locator(".bartext").first).to_be_attached(timeout=PATIENCE)
    settle(page)
    return card


def choose_number(page: Page, chart: str) -> None:
    """Choose the first row of a chart's numbers."""
    inside = unfold(page.locator(f".st-key-card-{chart}"))
    table = inside.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    expect(table.locator("canvas [role=row]").nth(1)).to_be_attached()
    standing(table)
    table.click(position={"x": BOX_OF_ROW, "y": HEAD + ROW / 2})


def in_articles(page: Page, language: str = "en") -> None:
    title = load(language)["articles.title"]
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible(timeout=PATIENCE)


@languages
def test_a_word_of_a_set_opens_its_stories(page: Page, turned_url: str, language: str):
    card = open_words(page, turned_url, language)
    click_through(page, card.locator(".bartext", has_text=WORDS[language]).first)
    in_articles(page, language)
    expect_asked(page, topic="syria", language=language, count="stories")
    expect_in_address(page, "search=")
    expect(page.get_by_text(str(STORIES)).first).to_be_visible(timeout=PATIENCE)


@languages
def test_the_words_of_both_sets_are_saved_as_a_table(
    page: Page, turned_url: str, language: str, tmp_path: Path
):
    open_words(page, turned_url, language)
    got = content(download(page, "contrast_words", "CSV"), tmp_path).decode("utf-8-sig")
    names = {load(language)["compare.head_a"], load(language)["compare.head_b"]}
    assert {row.partition(":")[0] for row in got.splitlines()[1:]} == names
    assert WORDS[language] in got


def test_a_row_of_the_words_opens_the_stories_of_its_word(page: Page, turned_url: str):
    open_words(page, turned_url, "en")
    choose_number(page, "contrast_words")
    in_articles(page)
    expect_asked(page, topic="syria", language="en")
    expect_in_address(page, "search=")


def test_a_row_over_time_opens_the_articles_of_its_set(page: Page, turned_url: str):
    sides = "versus=topic&topic=syria&other=sanctions&part=over_time&grain=month"
    go(page, f"{turned_url}/compare?{sides}", "Compare")
    choose_number(page, "volume_beside")
    in_articles(page)
    expect_asked(page, topic="syria", since="2019-01-01")
