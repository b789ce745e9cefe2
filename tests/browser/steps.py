"""What a person does on a page of the dashboard, step by step."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Error, Locator, Page, expect

from tests.browser.waiting import PATIENCE, expect_in_address, settle, standing, until

ROW, HEAD = 35, 35
"""Pixels: how high the rows and the head of a table are, which is drawn on a canvas."""
BOX_OF_ROW = 16
"""Pixels from a table's left edge to the box that chooses a row."""

LISTENS = """mark => {
  const heard = mark.closest(".js-plotly-plot")?._ev;
  return ["plotly_click", "plotly_selected"].some(name => heard?.listenerCount(name));
}"""
"""Whether a chart would notice a click: Streamlit listens only once it is all drawn."""


def go(page: Page, url: str, title: str = "Overview") -> None:
    page.goto(url)
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible(timeout=PATIENCE)
    settle(page)


def metric(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue")


def choose_topic(page: Page, name: str) -> None:
    page.locator(".st-key-filter_topics input").click()
    page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    expect_in_address(page, "topic=")
    settle(page)


def choose_row(page: Page, row: int) -> None:
    """Tick the box at the beginning of a row of the list of articles, and wait for what opens."""
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas [role=row]").nth(row + 1)).to_be_attached()
    standing(table)
    table.click(position={"x": BOX_OF_ROW, "y": HEAD + ROW * row + ROW / 2})
    expect_in_address(page, "article=")
    settle(page)


def bars(page: Page, chart: str) -> list[str]:
    """The numbers written in a chart."""
    return page.locator(f".st-key-card-{chart} .js-plotly-plot text").all_text_contents()


def click_through(page: Page, mark: Locator, *, below: float | None = None) -> None:
    """Click where a mark of a chart stands, in its middle or so many pixels ``below`` its top;
    plotly catches clicks on a layer above it."""
    into_view(page, mark)
    until(page, lambda: bool(mark.evaluate(LISTENS)), f"a click on {mark} would be noticed")
    box = standing(mark)
    down = box["height"] / 2 if below is None else below
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + down)


def into_view(page: Page, mark: Locator) -> None:
    """Scroll to a mark of a chart. While it is drawn anew the one that was found goes, and another
    comes in its place."""

    def scrolled() -> bool:
        try:
            mark.scroll_into_view_if_needed()
        except Error as error:
            if "not attached" not in error.message:
                raise
            return False
        return True

    until(page, scrolled, f"{mark} is there to be scrolled to")


def tooltip(mark: Locator) -> str:
    return str(mark.evaluate("mark => getComputedStyle(mark, '::after').content"))


def open_menu(page: Page, chart: str) -> Locator:
    """The open menu of a chart's downloads."""
    button = opener(page, chart)
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    return page.locator(f".st-key-card-{chart} .menu").get_by_role("dialog")


def opener(page: Page, chart: str) -> Locator:
    """The button that opens the menu of a chart's downloads."""
    return page.locator(f".st-key-card-{chart} .menu .open")


def download(page: Page, chart: str, form: str, what: str = "chart") -> Download:
    """The file of a chart, or of ``what`` else its menu offers, in a format."""
    menu = open_menu(page, chart)
    button = menu.locator(f"[data-what={what}]").get_by_role("button", name=form)
    with page.expect_download(timeout=PATIENCE) as started:
        button.click()
    expect(menu.get_by_role("status")).to_contain_text(started.value.suggested_filename)
    page.keyboard.press("Escape")
    expect(opener(page, chart)).to_have_attribute("aria-expanded", "false")
    return started.value


def content(got: Download, folder: Path) -> bytes:
    path = folder / got.suggested_filename
    got.save_as(path)
    return path.read_bytes()
