"""The filters of the sidebar: what they write to the URL, and what they read from it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.views.conftest import Open
from tests.views.test_pages import metric, text, url


def test_a_widget_writes_the_url_in_one_run(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store)
    app.multiselect(key="filter_topics").select("syria").run()
    assert url(app) == {"topic": "syria"}
    assert "Articles on Syria" in text(app)
    app.button(key="reset").click().run()
    assert url(app) == {}
    assert app.multiselect(key="filter_topics").value == []


def test_what_is_counted_is_chosen_and_said(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store)
    app.segmented_control(key="filter_count").set_value("original").run()
    assert url(app) == {"count": "original"}
    assert "original reporting only" in text(app)
    assert not app.exception


def test_the_widgets_show_what_the_url_says(dashboard: Open, demo_store: Path):
    app = dashboard(
        "tone",
        demo_store,
        topic=["syria", "sanctions"],
        match="all",
        outlet="(none)",
        language="ar,en",
        tone="-0.5..0.5",
        since="2018-09-01",
        undated="1",
        search="talks",
    )
    held = {name: app.session_state[f"filter_{name}"] for name in ("match", "undated", "search")}
    assert held == {"match": "all", "undated": True, "search": "talks"}
    assert app.multiselect(key="filter_topics").value == ["syria", "sanctions"]
    assert app.multiselect(key="filter_outlets").value == ["(none)"]
    assert app.multiselect(key="filter_languages").value == ["ar", "en"]
    assert app.slider(key="filter_range").value == (-0.5, 0.5)
    assert str(app.date_input(key="filter_since").value) == "2018-09-01"


def test_tone_is_one_filter_with_two_widgets(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, tone="positive,none")
    assert app.session_state["filter_tones"] == ["positive", "none"]
    app.slider(key="filter_range").set_range(-1.0, 0.0).run()
    assert url(app) == {"tone": "-1..0"}
    assert app.session_state["filter_tones"] == []


def test_dates_the_wrong_way_round_are_turned(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, since="2019-02-01")
    app.date_input(key="filter_until").set_value(dt.date(2018, 10, 1)).run()
    assert url(app) == {"since": "2018-10-01", "until": "2019-02-01"}


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"since": "yesteryear"}, "since=yesteryear"),
        ({"topic": "siria"}, "siria"),
        ({"tone": "2..3"}, "tone"),
        ({"grain": "decade"}, "grain=decade"),
        ({"topics": "syria"}, "did you mean topic?"),
    ],
)
def test_a_bad_parameter_gives_one_line_and_the_rest_applies(
    dashboard: Open, demo_store: Path, params: dict[str, str], problem: str
):
    app = dashboard("overview", demo_store, **params, language="en")
    (warning,) = app.warning
    assert problem in warning.value.replace("\\", "")
    assert "language" in text(app) or "English" in text(app)
    assert int(metric(app, "Articles").value) == 13
    assert not app.exception
