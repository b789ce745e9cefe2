"""The choice of which part of a page is shown, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.locale import languages, load
from tests.views.conftest import Open
from tests.views.test_pages import figures, text, url
from views.url_state import PARTS

ROW = "part_outlets"


def test_a_part_is_chosen_and_kept_in_the_url(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store)
    row = app.segmented_control(key=ROW)
    assert row.value == "coverage" and "Share of voice" in text(app)
    row.set_value("topics").run()
    assert url(app) == {"part": "topics"}
    assert "What each covers" in text(app) and "Share of voice" not in text(app)
    app.segmented_control(key=ROW).set_value("coverage").run()
    assert url(app) == {} and "Share of voice" in text(app)


@pytest.mark.parametrize("page", PARTS)
def test_only_the_part_shown_is_drawn(dashboard: Open, demo_store: Path, page: str):
    drawn = {}
    for part in PARTS[page]:
        app = dashboard(page, demo_store, part=part)
        assert app.segmented_control(key=f"part_{page}").value == part
        drawn[part] = {each["layout"]["meta"]["caption"]["title"] for each in figures(app)}
    assert sum(map(bool, drawn.values())) > 1
    assert sum(map(len, drawn.values())) == len(set().union(*drawn.values()))


def test_a_part_of_the_same_name_is_shown_on_another_page(dashboard: Open, demo_store: Path):
    app = dashboard("topics", demo_store, part="tone")
    assert app.segmented_control(key="part_topics").value == "tone"
    assert "Tone within each topic" in text(app) and not app.warning


@pytest.mark.parametrize("part", ["cellar", "tone,topics", ""])
def test_what_is_no_part_of_the_page_shows_its_first(dashboard: Open, demo_store: Path, part: str):
    app = dashboard("outlets", demo_store, part=part)
    assert app.segmented_control(key=ROW).value == "coverage"
    assert not app.exception


def test_a_page_that_knows_no_part_says_nothing_of_it(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, part="timing")
    assert not app.warning and not app.exception


def test_a_filter_leaves_the_part(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, part="topics")
    app.multiselect(key="filter_topics").select("syria").run()
    assert url(app) == {"part": "topics", "topic": "syria"}
    assert app.segmented_control(key=ROW).value == "topics"


@pytest.mark.parametrize("language", languages())
def test_every_part_of_a_page_has_another_name(language: str):
    words = load(language)
    for page, parts in PARTS.items():
        assert len({words[f"part.{page}.{part}"] for part in parts}) == len(parts) > 1
