"""The whole way in which a desk teaches the system, in a real browser: a topic nobody defined is
discovered, watched, looked at, saved, scored, filtered by, and one of its articles corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis import analyse
from analysis.locale import Words, load
from analysis.packs.own_files import watched_in
from analysis.store import open_store
from tests.browser.conftest import ServeDashboard
from tests.browser.steps import choose_row, go, metric
from tests.browser.test_correcting import box, give_name
from tests.browser.test_discovering import LOOKING
from tests.browser.waiting import PATIENCE, settle
from tests.discovery.made_stories import articles


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of stories in two languages, of this test alone."""
    made = open_store(tmp_path / "store", create=True)
    kept = made.append_articles(list(articles(("en", "ar"), each=30)))
    made.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    return made.folder


def discover_and_watch(page: Page, url: str, words: Words) -> None:
    """Look for topics and open the editor with the first of them filled in."""
    lang = words.language
    path = f"discover?lang={lang}&vocabulary_language={lang}"
    go(page, f"{url}/{path}", words["discover.title"])
    page.locator(".st-key-discover_begin").get_by_role("button").click()
    watch = page.locator(".st-key-discover_watch").get_by_role("button")
    expect(watch).to_be_visible(timeout=LOOKING)
    settle(page)
    watch.click()
    page.locator(".st-key-discover_edit").get_by_role("button").click()
    expect(page.get_by_role("heading", name=words["watched.title"], level=1)).to_be_visible()
    settle(page)


def save_and_score(page: Page, words: Words) -> None:
    """Save the topic that the editor shows, once its preview is there, and score the articles."""
    expect(page.locator(".topic-examples mark").first).to_be_visible()
    page.get_by_role("button", name=words["watched.save"], exact=True).click()
    again = page.locator(".st-key-own_topic_rescore").get_by_role("button")
    expect(again).to_be_visible()
    again.click()
    expect(again).to_have_count(0, timeout=PATIENCE)
    settle(page)


def say_it_is_not_of_it(page: Page, words: Words, name: str) -> None:
    """Correct the open article: it does not discuss the topic."""
    give_name(page, "Mona")
    topics = box(page).locator('[class*="st-key-correcting_topics_"] button')
    topics.filter(has_text=name).click()
    box(page).locator('[class*="st-key-correcting_reason_"] input').fill("in passing")
    box(page).get_by_role("button", name=words["correcting.save"]).click()
    expect(box(page).get_by_text(words["correcting.saved"])).to_be_visible()


def count_of(page: Page, url: str, words: Words, topic: str) -> int:
    """How many articles of a topic the overview shows."""
    go(page, f"{url}/?lang={words.language}&topic={topic}", words["overview.title"])
    return int(metric(page, words["overview.articles"]).inner_text())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_topic_is_discovered_watched_scored_and_one_of_its_articles_corrected(
    page: Page, dashboard_server: ServeDashboard, store: Path, lang: str
):
    url, words = dashboard_server(store), load(lang)
    discover_and_watch(page, url, words)
    save_and_score(page, words)
    (topic,) = watched_in(store).own
    name, before = topic.label(lang), count_of(page, url, words, topic.key)
    assert before > 1
    go(page, f"{url}/articles?lang={lang}&topic={topic.key}", words["articles.title"])
    choose_row(page, 0)
    say_it_is_not_of_it(page, words, name)
    assert count_of(page, url, words, topic.key) == before - 1
