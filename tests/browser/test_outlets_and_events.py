"""Outlets, Compare and events in a real browser, in English and in Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis.locale import load
from tests.browser.conftest import PHONE, OpenPage, ServeDashboard
from tests.browser.steps import click_through, content, download, go
from tests.browser.waiting import (
    PATIENCE,
    expect_asked,
    expect_in_address,
    expect_to_fit,
    settle,
    standing,
    unfold,
)
from tests.outlets_store import CANAL, HARBOUR, MANARA, NORTHERN, PORT, outlets_store
from views.url_state import PARTS

AMONG = f"among={HARBOUR},{NORTHERN},{MANARA}"
OUTLETS, COMPARE = "الوسائل الإعلامية", "المقارنة"


@pytest.fixture(scope="session")
def outlets_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on outlets in three languages that differ as planted."""
    return dashboard_server(outlets_store(tmp_path_factory.mktemp("outlets") / "store"))


@pytest.fixture
def own_outlets_url(dashboard_server: ServeDashboard, tmp_path: Path) -> str:
    """The same on a store of one test's own: events are kept in it."""
    return dashboard_server(outlets_store(tmp_path / "store"))


def points(page: Page, chart: str) -> Locator:
    return page.locator(f".st-key-card-{chart} .scatterlayer .point")


def marks(page: Page, chart: str, sign: str) -> Locator:
    return page.locator(f".st-key-card-{chart} .annotation-text").get_by_text(sign, exact=True)


@pytest.mark.parametrize(
    ("part", "chart"), [("coverage", "volume_beside"), ("tone", "tone_beside")]
)
def test_a_point_over_time_leads_to_a_sides_articles_of_the_period(
    page: Page, outlets_url: str, part: str, chart: str
):
    go(page, f"{outlets_url}/outlets?part={part}&{AMONG}&grain=quarter", "Outlets")
    click_through(page, points(page, chart).first)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect_asked(page, outlet=HARBOUR, since="2018-01-01", until="2018-03-31")


def test_a_part_is_chosen_by_mouse_and_by_keyboard_and_back_undoes_it(page: Page, outlets_url: str):
    coverage, topics, tone = (
        page.locator(f".st-key-card-outlets_{card}") for card in ("volume", "topics", "classes")
    )
    go(page, f"{outlets_url}/outlets?{AMONG}", "Outlets")
    expect(coverage).to_be_visible()
    page.get_by_role("radio", name="Topics and stories").click()
    expect(topics).to_be_visible(timeout=PATIENCE)
    expect(coverage).to_have_count(0)
    expect_asked(page, part="topics")
    page.go_back()
    expect(coverage).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.get_by_role("radio", name="Coverage").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(tone).to_be_visible(timeout=PATIENCE)
    expect_asked(page, part="tone")


def test_a_dot_of_who_was_first_lists_the_stories_it_stands_for(page: Page, outlets_url: str):
    go(page, f"{outlets_url}/outlets?part=timing&{AMONG}", "Outlets")
    click_through(page, points(page, "outlets_agenda").first)
    expect_asked(page, first=HARBOUR, part="timing")
    chosen = page.get_by_role("combobox", name="Which stories")
    expect(chosen).to_have_value(f"{HARBOUR} was first (13)", timeout=PATIENCE)
    expect(page.locator(".st-key-agenda_stories")).to_be_visible()


def test_a_story_of_ones_own_opens_in_the_reader(page: Page, outlets_url: str):
    go(page, f"{outlets_url}/outlets?part=topics&{AMONG}", "Outlets")
    page.get_by_role("button", name=PORT).click()
    expect(page.locator("article.reader")).to_contain_text(PORT)
    expect_asked(page, outlet=HARBOUR)


def test_a_class_of_tone_leads_to_the_articles_that_say_nothing(page: Page, outlets_url: str):
    go(page, f"{outlets_url}/outlets?part=tone&{AMONG}", "Outlets")
    click_through(page, points(page, "outlets_classes").nth(3))  # the first side's are one trace
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect_asked(page, tone="none", outlet=HARBOUR)


def test_events_go_and_come_on_both_charts_of_a_page(page: Page, outlets_url: str):
    asking = f"part=over_time&versus=outlet&outlet={HARBOUR}&other={NORTHERN}"
    go(page, f"{outlets_url}/compare?{asking}", "Compare")
    for chart in ("volume_beside", "tone_beside"):
        expect(marks(page, chart, "1")).to_have_count(1)
    page.locator(".st-key-option_events").get_by_text("Hidden").click()
    settle(page)
    for chart in ("volume_beside", "tone_beside"):
        expect(marks(page, chart, "1")).to_have_count(0)
    expect_asked(page, events="hidden")


def test_own_events_are_uploaded_once_and_are_there_at_the_next_visit_until_removed(
    page: Page, fresh_page: OpenPage, own_outlets_url: str
):
    go(page, f"{own_outlets_url}/outlets?{AMONG}", "Outlets")
    rows = "١٠ أيار (مايو) ٢٠١٨,لقاء في جنيف\nsoon,Nothing\n"
    file = {"name": "own.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    box = unfold(page.locator(".st-key-events_box"))
    box.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(box.get_by_text("Events added: 1")).to_be_visible()
    expect(box.get_by_text("line 2")).to_be_visible()
    again = fresh_page()
    go(again, f"{own_outlets_url}/?grain=month")
    own = again.locator(".st-key-card-volume_and_tone .annotation-text").get_by_text(
        "2", exact=True
    )
    expect(own).to_have_css("font-weight", "700")
    unfold(again.locator(".st-key-events_box"))
    again.get_by_role("button", name="Remove all of mine").click()
    expect(again.get_by_text("Events removed: 1")).to_be_visible()
    expect(again.get_by_role("button", name="Remove all of mine")).to_have_count(0)


def test_the_numbers_over_time_are_saved_as_a_table(page: Page, outlets_url: str, tmp_path: Path):
    go(page, f"{outlets_url}/outlets?part=tone&{AMONG}&grain=quarter", "Outlets")
    rows = content(download(page, "tone_beside", "CSV"), tmp_path).decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Period beginning,Outlet,Articles,Scored articles,Tone")
    assert sum(MANARA in row for row in rows) == 5


def test_in_arabic_sides_are_compared_and_a_story_is_opened(page: Page, outlets_url: str):
    go(page, f"{outlets_url}/outlets?part=tone&{AMONG}&lang=ar", OUTLETS)
    chart = page.locator(".st-key-card-tone_beside .js-plotly-plot")
    box = standing(chart)
    for name in (HARBOUR, MANARA):
        heading = standing(chart.locator(".annotation-text").filter(has_text=name))
        assert box["x"] + box["width"] - (heading["x"] + heading["width"]) < 30, name
    go(page, f"{outlets_url}/outlets?part=topics&{AMONG}&lang=ar", OUTLETS)
    expect(page.get_by_text("قصص تميّز كلًّا منها")).to_be_visible()
    page.get_by_role("button", name=CANAL).click()
    expect(page.locator("article.reader")).to_contain_text(CANAL)
    expect_asked(page, lang="ar", outlet=MANARA)


def test_in_arabic_a_point_of_b_leads_to_the_articles_of_b(page: Page, outlets_url: str):
    go(
        page,
        f"{outlets_url}/compare?part=over_time&versus=language&language=ar&other=ru&lang=ar",
        COMPARE,
    )
    click_through(page, points(page, "tone_beside").last)
    expect(page.get_by_role("heading", name="المقالات", level=1)).to_be_visible(timeout=PATIENCE)
    expect_asked(page, language="ru")
    expect_in_address(page, "since=")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_runs_over_the_edge_of_a_phone(page: Page, outlets_url: str, language: str):
    page.set_viewport_size(PHONE)
    words = load(language)
    for name in ("outlets", "compare"):
        for part in PARTS[name]:
            go(page, f"{outlets_url}/{name}?lang={language}&part={part}", words[f"{name}.title"])
            expect_to_fit(page, f"{name} {part}")
