"""The cards of the overview, and what filters change on them."""

from __future__ import annotations

from pathlib import Path

from analysis import Article
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import metric, text

NOISE = ("beyond noise", "within noise", "too few to judge")


def test_the_overview_counts_articles_and_says_how_sure_the_tone_is(
    dashboard: Open, demo_store: Path
):
    app = dashboard("overview", demo_store)
    assert metric(app, "Articles").value == "37"
    assert metric(app, "Articles").delta.startswith("last 30 days: 4, −1")
    assert " to " in metric(app, "Tone index").delta
    assert "(n = " in metric(app, "Tone index").delta
    assert metric(app, "Change of tone").delta.endswith("too few to judge")


def test_with_both_dates_the_overview_compares_with_the_period_before(
    dashboard: Open, demo_store: Path
):
    app = dashboard("overview", demo_store, since="2018-12-01", until="2019-04-30")
    assert "against the period before: " in metric(app, "Articles").delta
    assert metric(app, "Articles").delta.endswith(NOISE)
    assert metric(app, "Change of tone").delta.startswith("was ")
    assert metric(app, "Change of tone").delta.endswith(NOISE)
    assert metric(app, "Scored share").delta.endswith(NOISE)


def test_a_filter_changes_what_is_counted(dashboard: Open, demo_store: Path):
    everything = dashboard("overview", demo_store)
    some = dashboard("overview", demo_store, topic="syria")
    assert int(metric(some, "Articles").value) < int(metric(everything, "Articles").value)
    assert "Articles on Syria" in text(some)


def test_undated_articles_are_told_and_can_be_included(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, since="2018-01-01")
    assert metric(app, "Articles").value == "34"
    assert "the date filter leaves out: 3" in text(app)
    app.checkbox(key="filter_undated").check().run()
    assert metric(app, "Articles").value == "37"
    assert "the date filter leaves out" not in text(app)


def test_only_undated_articles_leave_nothing_to_draw_over_time(
    dashboard: Open, make_store: MakeStore
):
    store = make_store([Article(text="The US and Russia agreed to a truce in Syria.")])
    app = dashboard("overview", store)
    assert any("undated" in banner.value for banner in app.info)
    assert metric(app, "Tone index").delta.endswith("too few for an interval")
