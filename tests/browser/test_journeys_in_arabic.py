"""The main journeys in Arabic, in a real browser: the page from right to left, and its files."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from analysis.export.pictures import COLUMN, USUAL_SCALE
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.steps import bars, choose_row, choose_topic, content, download, go, metric
from tests.browser.waiting import (
    expect_asked,
    expect_to_fit,
    settle,
    standing,
    until,
)

OVERVIEW, ARTICLES = "نظرة عامة", "المقالات"


def edges(element: Locator) -> tuple[float, float]:
    """Where an element that stands begins and ends, in pixels from the left."""
    box = standing(element)
    return box["x"], box["x"] + box["width"]


def test_arabic_is_chosen_filtered_in_and_read(page: Page, demo_url: str):
    go(page, demo_url)
    page.get_by_test_id("stSidebar").get_by_text("العربية", exact=True).click()
    expect(page.get_by_role("heading", name=OVERVIEW, level=1)).to_be_visible()
    settle(page)
    expect(page).to_have_url(re.compile(r"\?lang=ar$"))
    expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    count, shares = metric(page, "المقالات").inner_text(), bars(page, "topic_share")
    choose_topic(page, "سوريا")
    expect(page.get_by_text("مقالات عن سوريا").first).to_be_visible()
    expect_asked(page, lang="ar", topic="syria")
    expect(metric(page, "المقالات")).not_to_have_text(count)
    assert int(metric(page, "المقالات").inner_text()) < int(count)
    until(page, lambda: bars(page, "topic_share") != shares, "the bars change")
    page.get_by_test_id("stSidebar").get_by_role("link", name=ARTICLES, exact=True).click()
    expect(page.get_by_role("heading", name=ARTICLES, level=1)).to_be_visible()
    settle(page)
    choose_row(page, 0)
    expect(page.locator("article.reader")).to_be_visible()
    page.get_by_role("button", name="إغلاق المقال").click()
    expect(page.locator("article.reader")).to_have_count(0)


def test_the_page_runs_from_right_to_left(page: Page, demo_url: str):
    go(page, f"{demo_url}/?lang=ar&grain=month", OVERVIEW)
    sidebar, main = (edges(page.get_by_test_id(name)) for name in ("stSidebar", "stMain"))
    assert main[1] <= sidebar[0] + 1, "the sidebar stands at the right"
    cards = [edges(card)[0] for card in page.get_by_test_id("stMetric").all()]
    assert cards == sorted(cards, reverse=True)
    plot = page.locator(".st-key-card-topic_share .js-plotly-plot")
    _, right = edges(plot)
    expect(plot.locator(".annotation-text").first).to_be_visible()
    for name in plot.locator(".annotation-text").all():
        assert right - edges(name)[1] < 30, "names begin at the right edge of their chart"


def test_months_are_named_in_arabic(page: Page, demo_url: str):
    go(page, f"{demo_url}/?lang=ar&grain=month&since=2018-11-20&until=2019-04-30", OVERVIEW)
    ticks = page.locator(".st-key-card-volume_and_tone .xtick text")
    expect(ticks.filter(has_text=re.compile("يناير|فبراير|مارس")).first).to_be_visible()
    months = " ".join(ticks.all_text_contents())
    assert "Jan" not in months and "Mar" not in months


def test_pictures_and_pages_to_download_are_arabic(
    page: Page, fresh_page: OpenPage, demo_url: str, tmp_path: Path
):
    go(page, f"{demo_url}/?lang=ar&grain=month", OVERVIEW)
    picture = content(download(page, "volume_and_tone", "PNG"), tmp_path)
    assert struct.unpack(">I", picture[16:20]) == (COLUMN.width * USUAL_SCALE,)
    drawing = content(download(page, "volume_and_tone", "SVG"), tmp_path).decode()
    assert "حجم التغطية" in drawing and "يناير" in drawing and "Jan" not in drawing
    file = download(page, "volume_and_tone", "HTML")
    content(file, tmp_path)
    other = fresh_page(offline=True)
    other.goto((tmp_path / file.suggested_filename).as_uri())
    expect(other.locator(".barlayer .point").first).to_be_visible()
    assert other.locator("html").get_attribute("dir") == "rtl"
    expect(other.locator(".js-plotly-plot text", has_text="يناير").first).to_be_attached()
    table = content(download(page, "volume_and_tone", "CSV"), tmp_path).decode("utf-8-sig")
    assert table.startswith("بداية الفترة,المقالات")


def test_no_arabic_page_runs_over_the_edge_of_a_phone(page: Page, demo_url: str):
    page.set_viewport_size(PHONE)
    for path, title in (("", OVERVIEW), ("tone", "النبرة"), ("articles", ARTICLES)):
        go(page, f"{demo_url}/{path}?lang=ar", title)
        expect_to_fit(page, path)
        _, right = edges(page.get_by_role("heading", level=1))
        assert right > 390 / 2, "nothing covers the page"
