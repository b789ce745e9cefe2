"""What stays as it is while a page is run again: charts, their zoom, and where one had read to."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import choose_row, download, go
from tests.browser.waiting import PATIENCE, settle, standing, until

MARK = """() => {
  for (const plot of document.querySelectorAll(".js-plotly-plot")) {
    plot.redrawn = 0;
    plot.on("plotly_afterplot", () => { plot.redrawn += 1; });
  }
}"""
"""From here on each chart counts how often it is drawn; one that is made anew does not."""

REDRAWN = (
    """card => document.querySelector(`.st-key-card-${card} .js-plotly-plot`).redrawn ?? null"""
)
RANGE = """card =>
  document.querySelector(`.st-key-card-${card} .js-plotly-plot`).layout.xaxis.range.map(String)"""
MOVED = 1_000
"""Milliseconds after a move in which the page would have been told of it, and more."""
SCROLLED = """() => document.querySelector("[data-testid=stMain]").scrollTop"""
SCROLL = """top => { document.querySelector("[data-testid=stMain]").scrollTop = top; }"""


def charts(page: Page, url: str, title: str, count: int) -> None:
    """Open a page and wait until all its charts stand."""
    go(page, url, title)
    expect(page.locator(".js-plotly-plot")).to_have_count(count, timeout=PATIENCE)
    settle(page)
    page.evaluate(MARK)


def move(page: Page, card: str) -> Any:
    """Drag a chart's axis of time to another range, and give that."""
    plot = page.locator(f".st-key-card-{card} .nsewdrag").first
    plot.scroll_into_view_if_needed()
    before, box = page.evaluate(RANGE, card), standing(plot)
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=6)
    page.mouse.up()
    page.wait_for_function(f"before => String(({RANGE})('{card}')) !== String(before)", arg=before)
    settle(page)
    return page.evaluate(RANGE, card)


def choose(page: Page, option: str, place: int) -> None:
    page.locator(f".st-key-option_{option} button").nth(place).click()
    settle(page)


def test_an_option_of_one_chart_leaves_the_others_as_they_were(page: Page, demo_url: str):
    charts(page, f"{demo_url}/topics", "Topics", 2)
    choose(page, "measure", 1)
    expect(page).to_have_url(f"{demo_url}/topics?measure=share")
    assert page.evaluate(REDRAWN, "cooccurrence") == 0


@pytest.mark.parametrize(
    ("option", "place", "asked"), [("measure", 1, "measure=share"), ("events", 1, "events=hidden")]
)
def test_a_chart_with_other_numbers_shows_the_times_looked_at(
    page: Page, demo_url: str, option: str, place: int, asked: str
):
    charts(page, f"{demo_url}/topics", "Topics", 2)
    moved = move(page, "topics_over_time")
    choose(page, option, place)
    expect(page).to_have_url(f"{demo_url}/topics?{asked}")
    expect_minutes(page, "topics_over_time", moved)


def test_what_was_looked_at_stays_in_further_runs(page: Page, demo_url: str):
    charts(page, f"{demo_url}/topics", "Topics", 2)
    moved = move(page, "topics_over_time")
    for place in (1, 0):
        choose(page, "measure", place)
        expect_minutes(page, "topics_over_time", moved)


def expect_minutes(page: Page, card: str, times: Any) -> None:
    """Wait until a chart is made anew or drawn again, and shows these times, to the minute."""
    until(page, lambda: page.evaluate(REDRAWN, card) != 0, f"{card} is drawn again")
    page.evaluate(MARK)
    wanted = [moment[:16] for moment in times]

    def shown() -> list[str]:
        return [moment[:16] for moment in page.evaluate(RANGE, card)]

    until(page, lambda: shown() == wanted, f"{card} shows {wanted}")


def test_a_picture_is_made_without_running_the_page(page: Page, demo_url: str):
    charts(page, f"{demo_url}/topics", "Topics", 2)
    moved = move(page, "topics_over_time")
    name = download(page, "topics_over_time", "SVG").suggested_filename
    assert name.endswith(".svg")
    assert page.evaluate(RANGE, "topics_over_time") == moved
    assert page.evaluate(REDRAWN, "cooccurrence") == 0


def test_another_filter_leaves_the_reader_where_he_was(page: Page, demo_url: str):
    charts(page, f"{demo_url}/topics", "Topics", 2)
    page.evaluate(SCROLL, 700)
    page.locator(".st-key-filter_count").get_by_text("Stories").click()
    expect(page).to_have_url(f"{demo_url}/topics?count=stories")
    settle(page)
    assert page.evaluate(SCROLLED) == pytest.approx(700, abs=2)


def test_an_article_opens_beside_the_list_where_it_was(page: Page, demo_url: str):
    go(page, f"{demo_url}/articles", "Articles")
    page.evaluate(SCROLL, 120)
    scrolled = page.evaluate(SCROLLED)
    for row in (2, 4):
        choose_row(page, row)
        expect(page.locator("article.reader")).to_be_visible()
        assert page.evaluate(SCROLLED) == pytest.approx(scrolled, abs=2)


def test_a_chart_that_is_only_resized_runs_nothing(page: Page, demo_url: str):
    runs: list[Any] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: runs.append(sent)))
    charts(page, f"{demo_url}/topics", "Topics", 2)
    plot = page.locator(".st-key-card-topics_over_time .js-plotly-plot")
    wide, asked = standing(plot)["width"], len(runs)
    page.set_viewport_size({"width": 1000, "height": 900})
    until(page, lambda: standing(plot)["width"] < wide, "the chart is narrower")
    page.wait_for_timeout(MOVED)
    assert len(runs) == asked
