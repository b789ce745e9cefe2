"""What a chart's menu gives, in a real Chromium, opened with independent readers."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from analysis.export.pictures import COLUMN, USUAL_SCALE
from tests.browser.server import ROOT
from tests.browser.steps import click_through, content, download, open_menu
from tests.chart_frames import BY_OUTLET, CAPTION

PATIENCE = 60_000
"""Milliseconds; plotly.js has 5 MB and the machine may be busy."""
CARD = ".st-key-card-tone_by"
CHART_PAGE = ROOT / "tests" / "views" / "chart_page.py"
LAUNCHER = """
import runpy, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from views.charts import plotly_copy
plotly_copy.STATIC = Path({static!r})
runpy.run_path({page!r})
"""


@pytest.fixture(scope="module")
def page_url(dashboard_server, tmp_path_factory):
    """A page of chart cards with a static folder of its own beside it, as plain Streamlit has."""
    folder = tmp_path_factory.mktemp("cards")
    script = folder / "page.py"
    script.write_text(
        LAUNCHER.format(root=str(ROOT), static=str(folder / "static"), page=str(CHART_PAGE)),
        "utf-8",
    )
    return dashboard_server(script=script)


@pytest.fixture
def cards(page: Page, page_url: str) -> Page:
    return opened(page, page_url)


@pytest.fixture(scope="module")
def same_cards(one_tab: Page, page_url: str) -> Iterator[Page]:
    """One page for all tests that leave it as it was."""
    page = one_tab.context.new_page()
    yield opened(page, page_url)
    page.close()


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=PATIENCE)
    expect(page.get_by_role("button", name="Download “")).to_have_count(3, timeout=PATIENCE)
    return page


def saved(page: Page, form: str, folder: Path) -> Path:
    got = download(page, "tone_by", form)
    content(got, folder)
    return folder / got.suggested_filename


def test_png_has_twice_the_size_of_a_column_and_a_chart_on_white(same_cards, tmp_path):
    file = saved(same_cards, "PNG", tmp_path)
    assert file.name == "tone_by_syria.png"
    with Image.open(file) as image:
        colours = image.convert("RGB").getcolors(maxcolors=1 << 24) or []
        assert image.format == "PNG"
        assert image.width == COLUMN.width * USUAL_SCALE
        assert image.info["dpi"][0] == pytest.approx(300, abs=2)
        assert image.info["Title"] == CAPTION.title
        assert CAPTION.subtitle in image.info["Description"]
        assert "highest" in image.info["Description"]
    counts = {colour: count for count, colour in colours}
    assert counts[255, 255, 255] > sum(counts.values()) / 2
    assert (179, 88, 6) in counts, "the negative dot's colour"


def test_svg_is_xml_with_title_filters_sample_and_source(same_cards, tmp_path):
    tree = ET.parse(saved(same_cards, "SVG", tmp_path))
    text = " ".join("".join(tree.getroot().itertext()).split())
    for part in (CAPTION.title, CAPTION.subtitle, "1,204", "Source: test articles", "Reuters"):
        assert part in text
    assert tree.getroot().get("width") == str(COLUMN.width)
    title, description = list(tree.getroot())[:2]
    assert title.text == CAPTION.title
    assert "highest" in (description.text or "")
    assert (tree.getroot().get("role"), tree.getroot().get("lang")) == ("img", "en")
    assert tree.getroot().get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "<b>RT</b>" in text, "an outlet's name is text, never markup"


def test_html_draws_offline_and_asks_nobody(same_cards, fresh_page, tmp_path):
    file = saved(same_cards, "HTML", tmp_path)
    page = fresh_page(offline=True)
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    page.goto(file.as_uri())
    expect(page.locator(".scatterlayer .point").first).to_be_visible()
    expect(page.get_by_role("heading", name=CAPTION.title)).to_be_visible()
    expect(page.get_by_text(CAPTION.subtitle)).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert [problem for problem in problems if not problem.startswith(("log", "info"))] == []


def test_csv_has_the_numbers_and_runs_nothing(same_cards, tmp_path):
    data = saved(same_cards, "CSV", tmp_path).read_bytes()
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Group"] for row in table][::2] == list(BY_OUTLET["group"])[::2]
    assert table[1]["Group"] == "No outlet"
    assert table[0]["Tone"] == "-0.3"


def test_pictures_are_white_on_a_dark_page_too(page, page_url, tmp_path):
    page.emulate_media(color_scheme="dark")
    opened(page, page_url)
    with Image.open(saved(page, "PNG", tmp_path)) as image:
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_choices_hold_for_all_charts_and_plotly_is_loaded_once(cards, tmp_path):
    loads: list[str] = []
    cards.on(
        "request", lambda request: loads.append(request.url) if "plotly-" in request.url else None
    )
    menu = open_menu(cards, "tone_by")
    for label, value in (("Size", "slide"), ("PNG pixels", "1"), ("Labels in", "ar")):
        menu.get_by_label(label).select_option(value)
    got = [saved(cards, form, tmp_path) for form in ("PNG", "SVG")]
    with Image.open(got[0]) as image:
        assert image.size == (1280, 720)
    assert "تعاون أوثق" in got[1].read_text("utf-8")
    other = open_menu(cards, "topic_share")
    chosen = [other.get_by_label(label).input_value() for label in ("Size", "Labels in")]
    assert chosen == ["slide", "ar"]
    cards.keyboard.press("Escape")
    expect(other).to_be_hidden()
    assert len([url for url in loads if "app/static/plotly-" in url]) == 1


def test_all_charts_of_the_page_come_in_one_zip(same_cards, tmp_path):
    got = download(same_cards, "tone_by", "PDF", what="all")
    with zipfile.ZipFile(io.BytesIO(content(got, tmp_path))) as archive:
        assert len(archive.namelist()) == 3
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())


def test_a_failed_load_says_so_and_the_next_click_tries_again(cards):
    address = "**/app/static/plotly-*"
    cards.route(address, lambda route: route.abort())
    menu = open_menu(cards, "tone_by")
    menu.get_by_role("button", name="as PNG").first.click()
    expect(menu.get_by_role("status")).to_contain_text("could not be made", timeout=PATIENCE)
    cards.unroute(address)
    assert download(cards, "tone_by", "PNG").suggested_filename.endswith(".png")


def test_the_readers_own_choice_of_theme_recolours_the_chart(cards):
    page = cards
    # The last: for a moment Streamlit shows the chart of the other theme beside the new one.
    name = page.locator(f"{CARD} .annotation-text", has_text="Reuters").last
    for theme, ink in (("Dark", "rgb(240, 243, 246)"), ("Light", "rgb(27, 31, 36)")):
        page.get_by_test_id("stMainMenu").get_by_role("button").click()
        page.get_by_test_id(f"stMainMenuItem-theme-{theme}").click()
        page.keyboard.press("Escape")
        expect(name).to_have_css("fill", ink, timeout=PATIENCE)


def test_a_rerun_keeps_the_chart_in_place(same_cards):
    cards = same_cards
    cards.evaluate("document.querySelectorAll('.js-plotly-plot').forEach(e => { e.kept = true })")
    cards.get_by_text("again").click()
    expect(cards.get_by_role("checkbox", name="again")).to_be_checked()
    cards.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    plots = "[...document.querySelectorAll('.js-plotly-plot')]"
    assert cards.evaluate(f"{plots}.map(e => e.kept)") == [True] * 3


def test_a_clicked_bar_reaches_the_page(same_cards):
    cards = same_cards
    bars = cards.locator(".st-key-card-topic_share .barlayer .point path")
    click_through(cards, bars.first)
    expect(cards.get_by_text("picked: [['syria']]")).to_be_visible(timeout=PATIENCE)
