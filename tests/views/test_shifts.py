"""The overview's shifts, and whether its changes are beyond noise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.filters import Filters
from analysis.locale import load
from analysis.queries import shifts
from analysis.store import open_store
from tests.planted import STORY, TURN, planted_store
from tests.views.conftest import Open
from tests.views.test_pages import metric, text, url
from views.changes.shifts import sentences


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted_store(tmp_path_factory.mktemp("planted") / "store")


def notes(app: AppTest, kind: str, *, chart: int = 0) -> list[str]:
    """The labels of marks on a chart over time, the first of its page if not told."""
    figure = json.loads(app.get("plotly_chart")[chart].proto.spec)
    return [note["text"] for note in figure["layout"]["annotations"] if note.get("name") == kind]


def test_a_planted_turn_is_told_and_marked(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    assert not app.exception and not app.error
    shown = text(app)
    assert "From 2 March 2018: tone falls** by −0.3" in shown
    assert "Outlets that moved it most: A −0.3" in shown
    assert "Main topics that moved it most: Syria −0.3" in shown
    assert "11 April 2018: a spike** of 32 articles where 2 were usual" in shown
    assert notes(app, "shift") == ["<b>A</b>", "<b>B</b>"]


def test_its_button_opens_its_articles(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    app.button(key="open_shift_1").click().run()
    assert app.title[0].value == "Articles"
    assert url(app)["since"] == TURN.isoformat()
    assert "none" not in url(app)["tone"]


def test_a_story_opens_in_the_reader(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    story = app.button(key="open_story_0_0")
    assert story.label == f"{STORY} (30; no tone)"
    story.click().run()
    assert app.title[0].value == "Articles"
    assert url(app)["article"]
    assert "Washington and Moscow held round 10" in text(app)


def test_where_nothing_changes_the_page_says_so(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted, outlet="B")
    assert "No shift stands out from chance" in text(app)
    assert notes(app, "shift") == []


def test_without_dates_the_last_days_are_compared(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    articles = metric(app, "Articles").delta
    assert articles == "last 30 days: 90, +30 against those before: within noise"
    assert metric(app, "Change of tone").delta.endswith("within noise")


def test_a_change_beyond_noise_is_called_so(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted, since="2018-03-02", until="2018-04-30")
    assert metric(app, "Change of tone").delta.endswith("beyond noise")


@pytest.mark.parametrize("topic", ["sanctions", "syria"])
def test_shifts_are_told_of_what_is_filtered(planted: Path, topic: str) -> None:
    con = open_store(planted).connect()
    found = shifts(con, Filters(topics=(topic,)))
    told = [line for place, each in enumerate(found) for line in sentences(each, place, load())]
    assert bool(told) == (topic == "syria")
    assert not any("{" in line for line in told)
