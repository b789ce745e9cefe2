"""From a panel, a word and a story to the articles behind them, in English and in Arabic."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis import Article, analyse
from analysis.store import open_store
from tests.browser.conftest import PHONE, ServeDashboard
from tests.browser.steps import click_through, download, go
from tests.browser.waiting import asked, expect_asked, expect_to_fit, settle
from views.url_state import PARTS

SAID = {
    "en": (
        "The US and Russia agreed to a truce in Syria near Aleppo and signed a treaty.",
        "Washington accused Moscow over Syria and condemned the bombing of Idlib.",
    ),
    "ar": (
        "اتفقت واشنطن وموسكو على الهدنة في سوريا قرب حلب ووقعتا اتفاقا للتعاون.",
        "اتهمت واشنطن موسكو بالتصعيد في سوريا ونددت بقصف إدلب.",
    ),
}
TITLES = {"en": ("Topics", "Tone", "Articles"), "ar": ("المواضيع", "النبرة", "المقالات")}
WORDS = {"en": "Aleppo", "ar": "حلب"}
LETTERS = {"en": "bdfglmnrtuaeio", "ar": "بتجحدرسشعفقلمنهو"}

EXTREMES = "part=spread"

languages = pytest.mark.parametrize("language", SAID)


@pytest.fixture(scope="session")
def turned_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on stories of one topic, told in other words in January than in March."""
    articles = []
    for language, said in SAID.items():
        for month, text in zip((1, 3), said, strict=True):
            for number in range(12):
                dice = random.Random(f"{language} {month} {number}")
                noise = ("".join(dice.choices(LETTERS[language], k=8)) for _ in range(60))
                day = dt.date(2019, month, number + 1)
                body = f"{text} {' '.join(noise)}."
                articles.append(
                    Article(title=text, text=body, language=language, outlet="A", published=day)
                )
    folder = tmp_path_factory.mktemp("turned") / "store"
    store = open_store(folder, create=True)
    kept = store.append_articles(articles)
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    return dashboard_server(folder)


def plot(page: Page, chart: str) -> Locator:
    found = page.locator(f".st-key-card-{chart} .js-plotly-plot")
    expect(found.locator(".subplot").first).to_be_attached()
    return found


def open_topics(page: Page, url: str, language: str, part: str) -> None:
    chosen = f"vocabulary_language={language}&vocabulary=syria&grain=month"
    shown = f"topics?lang={language}&part={part}&{chosen}"
    go(page, f"{url}/{shown}", TITLES[language][0])


def in_articles(page: Page, language: str) -> None:
    expect(page.get_by_role("heading", name=TITLES[language][2], level=1)).to_be_visible()
    settle(page)


@languages
def test_a_panel_opens_its_topic_and_a_point_its_month(page: Page, turned_url: str, language: str):
    open_topics(page, turned_url, language, "tone")
    panel = plot(page, "tone_courses").locator(".nsewdrag").first
    click_through(page, panel, below=4)
    in_articles(page, language)
    expect_asked(page, topic="syria", without=("since",))
    open_topics(page, turned_url, language, "tone")
    click_through(page, plot(page, "tone_courses").locator(".points path.point").last)
    in_articles(page, language)
    expect_asked(page, topic="syria", since="2019-03-01")


@languages
def test_a_word_opens_the_stories_that_hold_it(page: Page, turned_url: str, language: str):
    open_topics(page, turned_url, language, "words")
    word = plot(page, "vocabulary").locator(".bartext", has_text=WORDS[language]).first
    click_through(page, word)
    in_articles(page, language)
    expect_asked(page, language=language, since="2019-01-01", until="2019-01-31", count="stories")
    assert WORDS[language] in asked(page)["search"][0]
    expect(page.get_by_text("12").first).to_be_visible()


@languages
def test_a_story_at_an_end_opens_in_the_reader(page: Page, turned_url: str, language: str):
    go(
        page,
        f"{turned_url}/tone?{EXTREMES}&lang={language}&language={language}",
        TITLES[language][1],
    )
    story = page.locator(".st-key-extreme-positive-0")
    expect(story.locator("blockquote mark").first).to_be_visible()
    direction = "rtl" if language == "ar" else "ltr"
    expect(story.locator("blockquote")).to_have_css("direction", direction)
    story.get_by_role("button").click()
    in_articles(page, language)
    expect(page.locator("article.reader")).to_be_visible()


@languages
def test_the_words_and_the_stories_are_saved_as_tables(
    page: Page, turned_url: str, language: str, tmp_path: Path
):
    open_topics(page, turned_url, language, "words")
    file = download(page, "vocabulary", "CSV")
    file.save_as(tmp_path / "words.csv")
    saved = (tmp_path / "words.csv").read_text("utf-8-sig")
    assert WORDS[language] in saved and "2019-01-01" in saved
    go(
        page,
        f"{turned_url}/tone?{EXTREMES}&lang={language}&language={language}",
        TITLES[language][1],
    )
    with page.expect_download() as started:
        page.locator(".st-key-extremes-csv button").first.click()
    started.value.save_as(tmp_path / "stories.csv")
    assert SAID[language][0] in (tmp_path / "stories.csv").read_text("utf-8-sig")


@languages
def test_nothing_runs_over_the_edge_of_a_phone(page: Page, turned_url: str, language: str):
    page.set_viewport_size(PHONE)
    open_topics(page, turned_url, language, "words")
    plot(page, "vocabulary")
    for place, name in enumerate(("topics", "tone")):
        for part in PARTS[name]:
            go(page, f"{turned_url}/{name}?lang={language}&part={part}", TITLES[language][place])
            expect_to_fit(page, f"{name}, {part}")
