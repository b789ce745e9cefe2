"""What a person does with the keyboard alone, and that one sees where the keyboard is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis.locale import load
from tests.browser.accessibility import unfold
from tests.browser.conftest import PHONE, WINDOW, Scheme
from tests.browser.steps import go
from tests.browser.waiting import PATIENCE, settle, unfolded, until

MOST_STEPS = 120
"""Tabs from one end of the longest page to the other, and some to spare."""

FOCUSED = "goal => goal.getRootNode().activeElement === goal"
"""Asked of the goal's own document: the buttons of pictures stand in one of their own."""

RING = {"light": "rgb(44, 95, 138)", "dark": "rgb(127, 178, 220)"}
"""The colour that marks the focus: `--accent` in views/frame/style.css."""


def step_to(page: Page, goal: Locator, *, key: str = "Tab") -> None:
    """Press Tab until the goal has the focus, as somebody without a mouse does."""
    for _ in range(MOST_STEPS):
        if goal.count() and goal.first.evaluate(FOCUSED):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no way by {key} to {goal}")


def card(page: Page, chart: str) -> Locator:
    return page.locator(f".st-key-card-{chart}")


def test_from_a_topic_to_a_chart_its_file_its_table_an_article_and_back(page: Page, demo_url: str):
    go(page, demo_url)
    step_to(page, page.locator(".st-key-filter_topics input"))
    page.keyboard.type("Syr")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_text("Articles on Syria").first).to_be_visible()

    shares = card(page, "topic_share")
    step_to(page, shares.locator("summary").first)
    page.keyboard.press("Enter")
    expect(unfolded(shares).locator("canvas [role=row]").first).to_be_attached()
    step_to(page, shares.locator("canvas"))
    step_to(page, shares.get_by_role("button", name="Download “"))
    page.keyboard.press("Enter")
    step_to(page, shares.get_by_role("button", name="as PNG").first)
    with page.expect_download(timeout=PATIENCE) as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".png")
    page.keyboard.press("Escape")
    expect(shares.locator(".open")).to_be_focused()

    step_to(page, shares.locator("canvas"), key="Shift+Tab")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    settle(page)
    step_to(page, page.get_by_test_id("stDataFrame").locator("canvas").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator("article.reader")).to_be_visible()
    settle(page)
    step_to(page, page.locator(".st-key-close_article button"))
    page.keyboard.press("Enter")
    expect(page.locator("article.reader")).to_have_count(0)
    settle(page)
    overview = page.get_by_test_id("stSidebar").get_by_role("link", name="Overview", exact=True)
    step_to(page, overview)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    expect(page.get_by_text("Articles on Syria").first).to_be_visible()


@pytest.mark.parametrize("scheme", RING)
def test_one_sees_where_the_keyboard_is(page: Page, demo_url: str, scheme: Scheme):
    page.emulate_media(color_scheme=scheme)
    go(page, demo_url)
    shares = card(page, "topic_share")
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Topics", exact=True)
    for goal in (
        link,
        page.locator(".st-key-option_grain button").first,
        shares.locator("summary"),
    ):
        step_to(page, goal)
        expect(goal.first).to_have_css("outline-style", "solid")
        expect(goal.first).to_have_css("outline-color", RING[scheme])


def test_every_chart_that_can_be_clicked_has_a_table_whose_rows_can_be_chosen(
    page: Page, demo_url: str
):
    hint = load("en")["chart.card.rows"]
    pages = [("", "Overview"), ("topics", "Topics"), ("topics?part=tone", "Topics")]
    for path, title in (*pages, ("tone", "Tone"), ("tone?part=spread", "Tone")):
        go(page, f"{demo_url}/{path}", title)
        unfold(page)
        for chart in page.locator("[class*=st-key-card-]:not(.st-key-card-weekdays)").all():
            expect(chart.get_by_text(hint)).to_be_visible()


def test_in_arabic_a_table_begins_at_the_right(page: Page, demo_url: str):
    for size in (WINDOW, PHONE):
        page.set_viewport_size(size)
        go(page, f"{demo_url}/articles?lang=ar", load("ar")["articles.title"])
        table = page.locator(".dvn-scroller").first
        expect(table).to_be_visible()
        at_end = "table => table.scrollLeft + table.clientWidth >= table.scrollWidth - 1"
        until(page, lambda: bool(table.evaluate(at_end)), "the table shows its right end")  # noqa: B023
        heads = page.get_by_test_id("stDataFrame").locator("[role=columnheader]")
        expect(heads.last).to_have_text(load("ar")["articles.date"])
