"""What a person does with the dashboard, done in a real browser."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from analysis import analyse
from analysis.export.pictures import COLUMN, USUAL_SCALE
from analysis.sources import read_articles
from analysis.store import open_store
from tests.browser.conftest import PHONE, OpenPage, Scheme, ServeDashboard
from tests.browser.server import ROOT, serve
from tests.browser.steps import (
    bars,
    choose_row,
    choose_topic,
    click_through,
    content,
    download,
    go,
    metric,
    tooltip,
)
from tests.browser.waiting import (
    PATIENCE,
    expect_in_address,
    expect_to_fit,
    settle,
    unfold,
    until,
)

DASHBOARD = ROOT / "dashboard.py"

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def own_url(chromium: str, tmp_path: Path) -> Iterator[str]:
    """A dashboard on a store that is not there yet, for one test to add to."""
    (tmp_path / "server").mkdir()
    with serve(DASHBOARD, store=tmp_path / "store", folder=tmp_path / "server") as url:
        yield url


def test_the_seeds_open_marked_as_samples(page: Page, dashboard_server: ServeDashboard):
    go(page, dashboard_server())
    expect(page.get_by_text("You are looking at 2 sample articles")).to_be_visible()
    expect(metric(page, "Articles")).to_have_text("2")


def test_filtering_by_topic_changes_numbers_and_charts(page: Page, demo_url: str):
    go(page, demo_url)
    count, shares = metric(page, "Articles").inner_text(), bars(page, "topic_share")
    choose_topic(page, "Syria")
    expect(page.get_by_text("Articles on Syria").first).to_be_visible()
    expect_in_address(page, "topic=syria")
    expect(metric(page, "Articles")).not_to_have_text(count)
    assert int(metric(page, "Articles").inner_text()) < int(count)
    until(page, lambda: bars(page, "topic_share") != shares, "the bars change")


def test_the_filters_go_along_to_every_page_and_back(page: Page, demo_url: str):
    go(page, f"{demo_url}/?topic=syria")
    for title in ("Topics", "Tone", "Articles"):
        page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(page.get_by_text("Articles on Syria").first).to_be_visible()
        expect(page).to_have_url(re.compile(r"\?topic=syria$"))
    page.go_back()
    expect(page.get_by_role("heading", name="Tone", level=1)).to_be_visible()
    expect(page.get_by_text("Articles on Syria").first).to_be_visible()


def test_an_article_opens_with_its_evidence_marked(page: Page, demo_url: str):
    go(page, f"{demo_url}/articles?language=ar&topic=counterterrorism", "Articles")
    choose_row(page, 0)
    reader = page.locator("article.reader")
    expect(reader).to_have_attribute("dir", "rtl")
    expect(reader).to_have_attribute("lang", "ar")
    mark = reader.locator("mark.topic").first
    expect(mark).to_have_css("text-decoration-line", "underline")
    assert mark.locator("sup").first.get_attribute("data-label")
    assert tooltip(mark) == "none"
    mark.hover()
    until(page, lambda: "Counterterrorism" in tooltip(mark), "what is pointed at is explained")
    page.mouse.move(0, 0)
    until(page, lambda: tooltip(mark) == "none", "the explanation goes")
    mark.focus()
    until(page, lambda: "Counterterrorism" in tooltip(mark), "what has the focus is explained")
    page.get_by_role("button", name="Close the article").click()
    expect(reader).to_have_count(0)
    expect(page).not_to_have_url(re.compile("article="))


def test_a_copied_link_opens_the_same_view(page: Page, fresh_page: OpenPage, demo_url: str):
    go(page, f"{demo_url}/articles?language=ar", "Articles")
    choose_row(page, 1)
    other = fresh_page()
    go(other, page.url, "Articles")
    expect(other).to_have_url(page.url)
    expect(page.locator("article.reader")).to_be_visible()
    expect(other.locator("article.reader")).to_have_text(
        page.locator("article.reader").text_content() or ""
    )
    expect(other.locator(".st-key-filter_languages")).to_contain_text("Arabic")


def test_a_bar_leads_to_the_articles_behind_it(page: Page, demo_url: str):
    go(page, f"{demo_url}/?language=en")
    click_through(page, page.locator(".st-key-card-topic_share .barlayer .point").first)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/articles\?"))
    for part in ("topic=", "language=en"):
        expect_in_address(page, part)


def test_a_chart_downloads_as_png_and_csv(page: Page, demo_url: str, tmp_path: Path):
    go(page, f"{demo_url}/?topic=syria")
    picture = download(page, "topic_share", "PNG")
    assert picture.suggested_filename.startswith("topic_share_syria")
    data = content(picture, tmp_path)
    assert data.startswith(PNG_MAGIC)
    width, height = struct.unpack(">II", data[16:24])
    assert width == COLUMN.width * USUAL_SCALE
    assert height > width / 4
    table = content(download(page, "topic_share", "CSV"), tmp_path)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert {row["Topic"] for row in rows} >= {"Syria", "Sanctions"}
    syria = next(row for row in rows if row["Topic"] == "Syria")
    assert int(syria["Articles"]) == int(metric(page, "Articles").inner_text())


def test_nothing_leaves_the_machine(page: Page, demo_url: str, tmp_path: Path):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, title in (
        ("", "Overview"),
        ("tone?part=spread", "Tone"),
        ("articles", "Articles"),
    ):
        go(page, f"{demo_url}/{name}", title)
    page.go_back()
    settle(page)
    content(download(page, "tone_distribution", "SVG"), tmp_path)
    hosts = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme.startswith("http")}
    assert hosts == {"127.0.0.1"}


def test_a_pasted_article_is_added_and_seen_in_the_list(page: Page, own_url: str):
    go(page, f"{own_url}/add", "Add articles")
    page.get_by_role("tab", name="Paste text").click()
    box = page.get_by_placeholder("Headline first")
    box.fill("An agreement\n\nMoscow and Washington agreed on a truce in Syria.")
    page.get_by_label("Outlet").fill("<b>The Post</b>")
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_text("Added: 1. Known already: 0.")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".results li").first).to_contain_text("1 added")
    expect(box).to_have_value("")
    page.get_by_role("link", name="See them in Articles").click()
    expect(page.get_by_text("All articles (n = 1)")).to_be_visible()
    choose_row(page, 0)
    expect(page.locator("article.reader h2")).to_have_text("An agreement")
    provenance = page.locator(".provenance")
    expect(provenance).to_contain_text("<b>The Post</b>")
    expect(provenance).to_contain_text("Pasted into the dashboard")


def test_a_table_with_unusual_columns_is_remapped_and_counted(page: Page, own_url: str):
    table = "Kopf;Bericht;Wo\nA;Moscow and Washington agreed.;Post\nB;Moscow condemned it.;Post\n"
    go(page, f"{own_url}/add", "Add articles")
    files = [
        {"name": "odd.csv", "mimeType": "text/csv", "buffer": table.encode()},
        {"name": "bad.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 nothing"},
    ]
    page.locator("input[type=file][multiple]").set_input_files(files)  # type: ignore[arg-type]
    add = page.get_by_role("button", name="Add these files (2)")
    expect(add).to_be_disabled(timeout=PATIENCE)
    for field, column in (("text", "Bericht"), ("title", "Kopf"), ("outlet", "Wo")):
        page.locator(f"[class*='st-key-column-{field}-'] input").click()
        page.get_by_role("option", name=column, exact=True).click()
        settle(page)
    add.click()
    expect(page.get_by_text("Added: 2. Known already: 0. Skipped: 1.")).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.locator(".results li.bad > bdi")).to_have_text("bad.pdf")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Overview").click()
    expect(metric(page, "Articles")).to_have_text("2")


def test_another_backend_changes_captions_files_and_the_address(
    page: Page, dashboard_server: ServeDashboard
):
    go(page, f"{dashboard_server()}/tone", "Tone")
    card = page.locator(".st-key-card-tone_by_outlet")
    expect(card).to_contain_text("scored by learned")
    unfold(page.locator(".st-key-scored_by_box")).get_by_text("rules (n = 2)").click()
    settle(page)
    expect(card).to_contain_text("scored by rules")
    expect(page).to_have_url(re.compile(r"\?backend=rules$"))
    assert download(page, "tone_by_outlet", "CSV").suggested_filename.startswith(
        "tone_by_outlet_rules"
    )
    click_through(page, page.locator(".st-key-card-tone_by_language .point").first)
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    for part in ("backend=rules", "language=ar"):
        expect_in_address(page, part)


def test_a_store_is_scored_by_one_more_backend(
    page: Page, dashboard_server: ServeDashboard, tmp_path: Path
):
    store = open_store(tmp_path / "store", create=True)
    kept = store.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    go(page, dashboard_server(store.folder))
    tone = metric(page, "Tone index").inner_text()
    unfold(page.locator(".st-key-scored_by_box")).get_by_role(
        "button", name="Score with rules too"
    ).first.click()
    choice = page.get_by_text("rules (n = 37)")
    expect(choice).to_be_visible(timeout=PATIENCE)
    choice.click()
    expect(page.get_by_text("Scored by rules, which is not the usual choice.")).to_be_visible()
    expect(metric(page, "Tone index")).not_to_have_text(tone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_runs_over_the_edge_of_a_phone(page: Page, demo_url: str, scheme: Scheme):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    for name in ("Overview", "Topics", "Tone", "Articles", "Add articles", "About"):
        path = name.lower().split()[0]
        go(page, f"{demo_url}/{'' if name == 'Overview' else path}", name)
        expect_to_fit(page, name)
