"""Correcting in a real browser: one article corrected, seen in the charts, undone again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from analysis import analyse
from analysis.correcting import Review
from analysis.locale import load
from analysis.sources import read_articles
from analysis.store import open_store
from tests.browser.accessibility import known, violations
from tests.browser.accessibility import unfold as unfold_all
from tests.browser.conftest import PHONE, WINDOW, Scheme
from tests.browser.server import ROOT, serve
from tests.browser.steps import BOX_OF_ROW, HEAD, ROW, go, metric
from tests.browser.waiting import settle, standing, unfold

TITLE = "Washington and Moscow agree"
LOOKS: tuple[tuple[Scheme, ViewportSize], ...] = (("light", PHONE), ("dark", WINDOW))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of this test's own."""
    store = open_store(tmp_path / "store", create=True)
    kept = store.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    return store.folder


@pytest.fixture
def url(chromium: str, store: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard on it."""
    (tmp_path / "server").mkdir()
    with serve(ROOT / "dashboard.py", store=store, folder=tmp_path / "server") as url:
        yield url


def article(store: Path) -> str:
    sql = "SELECT id FROM articles WHERE title LIKE ? LIMIT 1"
    [(id_,)] = open_store(store).connect().execute(sql, [f"{TITLE}%"]).fetchall()
    return str(id_)


def box(page: Page) -> Locator:
    """What stands in the box, unfolded."""
    return unfold(page.locator(".st-key-correcting_box"))


def give_name(page: Page, name: str) -> None:
    """Give it and have it taken in: what is in force is undone in this name."""
    field = box(page).locator(".st-key-analyst_name input")
    field.fill(name)
    field.press("Enter")
    settle(page)


def choose_tone(page: Page, option: str) -> None:
    field = page.locator('[class*="st-key-correcting_tone_"]')
    field.locator("input").click()
    page.get_by_role("option", name=re.compile(option)).first.click()
    expect(field.locator("input")).to_have_value(re.compile(option))


def count_of(page: Page, url: str, lang: str, tone: str) -> int:
    """How many articles of a tone the overview shows."""
    words = load(lang)
    go(page, f"{url}/?lang={lang}&tone={tone}", words["overview.title"])
    return int(metric(page, words["overview.articles"]).inner_text())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_one_article_is_corrected_seen_counted_and_undone(
    page: Page, url: str, store: Path, lang: str
):
    words, id_ = load(lang), article(store)
    before = count_of(page, url, lang, "negative")
    go(page, f"{url}/articles?lang={lang}&article={id_}", words["articles.title"])
    give_name(page, "منى السيد")
    choose_tone(page, "1.00")  # the first of those offered: −1
    box(page).locator('[class*="st-key-correcting_reason_"] input').fill("تهديد لا اتفاق")
    box(page).get_by_role("button", name=words["correcting.save"]).click()
    expect(box(page).get_by_text(words["correcting.saved"])).to_be_visible()
    mark = words("correcting.mark", names=words["reader.tone"])
    expect(page.locator("p.corrected")).to_have_text(mark)
    expect(box(page).locator(".verdict")).to_contain_text("تهديد لا اتفاق")
    assert count_of(page, url, lang, "negative") == before + 1
    go(page, f"{url}/corrections?lang={lang}", words["corrections.title"])
    expect(page.locator(".st-key-card-disagreement .js-plotly-plot .point").first).to_be_attached()
    go(page, f"{url}/articles?lang={lang}&article={id_}", words["articles.title"])
    give_name(page, "منى السيد")
    box(page).get_by_role("button", name=words["correcting.undo"]).click()
    expect(box(page).get_by_text(words["correcting.undone"])).to_be_visible()
    expect(page.locator("p.corrected")).to_have_count(0)
    assert count_of(page, url, lang, "negative") == before


def test_by_keyboard_alone_a_topic_is_switched_and_saved(page: Page, url: str, store: Path):
    go(page, f"{url}/articles?article={article(store)}", "Articles")
    box(page).locator(".st-key-analyst_name input").focus()
    page.keyboard.type("Mona")
    page.keyboard.press("Enter")
    settle(page)
    topics = box(page).locator('[class*="st-key-correcting_topics_"] button')
    topics.filter(has_text="North Korea").focus()
    page.keyboard.press("Space")
    box(page).locator('[class*="st-key-correcting_reason_"] input').focus()
    page.keyboard.type("one paragraph is on it")
    page.keyboard.press("Enter")
    expect(box(page).get_by_text("Saved, and counted from now on.")).to_be_visible()
    expect(page.locator("p.corrected")).to_have_text("Corrected by analysts: North Korea")
    (made,) = open_store(store).corrections()
    assert (made.key, made.value, made.who) == ("north_korea", 1.0, "Mona")


def test_a_correction_in_the_list_opens_its_article(page: Page, url: str, store: Path):
    con = open_store(store).connect()
    review = Review(con, article(store), who="Mona", reason="a threat")
    open_store(store).append_corrections([review.tone(-1.0)])
    go(page, f"{url}/corrections", "Corrections")
    table = page.locator(".st-key-corrections_list").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    expect(table.locator("canvas [role=row]").nth(1)).to_be_attached()
    standing(table)
    table.click(position={"x": BOX_OF_ROW, "y": HEAD + ROW / 2})
    page.get_by_role("button", name="Open the article").click()
    expect(page.locator("article.reader")).to_contain_text(TITLE)
    assert urlsplit(page.url).path == "/articles"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_of_it_bars_anyone(page: Page, url: str, store: Path, lang: str):
    """The page and the box checked with axe, light and dark, wide and on a phone."""
    con, words = open_store(store).connect(), load(lang)
    review = Review(con, article(store), who="Mona", reason="تهديد")
    open_store(store).append_corrections([review.tone(-1.0), review.confirm("syria")])
    for scheme, size in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for path in ("corrections", f"articles?article={article(store)}"):
            title = words[f"{path.split('?')[0]}.title"]
            go(page, f"{url}/{path}{'&' if '?' in path else '?'}lang={lang}", title)
            unfold_all(page)
            settle(page)
            faults = [each for each in violations(page) if known(page, each) is None]
            assert not faults, f"{scheme}, {path}: {faults}"
            main = page.get_by_test_id("stMain")
            assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), path
