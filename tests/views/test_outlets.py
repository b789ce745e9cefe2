"""The page Outlets in each of its states, run without a browser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.store import open_store
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import figures, text, url

AGREED = "The United States and Russia agreed on a truce in Syria. {} Both sides praised the talks."
HARBOUR, NORTHERN = "Harbour Times (demo)", "Northern Wire (demo)"


@pytest.fixture(scope="module")
def agenda_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story that two outlets ran, one of them a day later."""
    folder = tmp_path_factory.mktemp("agenda") / "store"
    store = open_store(folder, create=True)
    articles = [
        Article(text=AGREED.format(outlet), outlet=outlet, published=dt.date(2019, 3, day))
        for day, outlet in ((1, "First"), (2, "Second"))
    ]
    kept = store.append_articles(articles)
    scored = [replace(analysis, story="the truce") for analysis in analyse(kept)]
    store.append_analyses(list(zip(kept, scored, strict=True)))
    return folder


def test_the_outlets_with_most_articles_are_side_by_side_where_none_are_chosen(
    dashboard: Open, demo_store: Path
):
    app = dashboard("outlets", demo_store)
    assert len(app.multiselect(key="among_outlet").value) == 4
    assert url(app) == {}
    assert "Choose a point for its articles." in [each.value for each in app.caption]


def test_the_choice_is_in_the_url_and_changes_all_charts(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, among=f"{HARBOUR},{NORTHERN}")
    chosen = app.multiselect(key="among_outlet")
    assert chosen.value == [HARBOUR, NORTHERN]
    assert "Harbour Times" in text(app)
    chosen.unselect(HARBOUR).run()
    assert url(app) == {"among": NORTHERN}
    assert "Choose two outlets or more" in app.info[0].value
    assert not figures(app) and not app.exception


def test_languages_are_compared_too(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, side="language", part="tone")
    assert sorted(app.multiselect(key="among_language").value) == ["ar", "en", "ru"]
    assert "Tone by language" in text(app)
    app.segmented_control(key="part_outlets").set_value("timing").run()
    assert "nobody was first" in text(app)
    assert not app.exception


def test_outlets_that_are_filtered_by_are_those_compared(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, outlet=[HARBOUR, NORTHERN])
    assert app.multiselect(key="among_outlet").value == [HARBOUR, NORTHERN]


def test_what_is_no_outlet_here_is_left_out(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, among="nobody", language="en")
    assert len(app.multiselect(key="among_outlet").value) >= 2
    assert not app.exception


@pytest.mark.parametrize(
    ("lang", "counted", "hint"),
    [
        ("en", "n = 1 \u2068stories in common\u2069", "to list the stories it was first on"),
        ("ar", "عدد \u2068القصص المشتركة\u2069: 1", "اختر صفًّا لعرض القصص التي كان له السبق فيها"),
    ],
)
def test_the_timing_of_stories_counts_stories_not_articles(
    dashboard: Open, agenda_store: Path, lang: str, counted: str, hint: str
):
    app = dashboard("outlets", agenda_store, part="timing", lang=lang)
    assert counted in " ".join(each.proto.body for each in app.get("html"))
    assert hint in " ".join(each.value for each in app.caption)


def test_who_was_first_is_told_by_days(dashboard: Open, agenda_store: Path):
    app = dashboard("outlets", agenda_store, part="timing")
    assert "Who was first on a story" in text(app)
    (table,) = [t.value for t in app.dataframe if "Later" in t.value.columns]
    rows = {row["Outlet"]: row for row in table.to_dict("records")}
    assert (rows["First"]["First"], rows["Second"]["First"]) == (1, 0)
    assert rows["Second"]["Days behind the first (median)"] == 1


def test_one_outlet_is_not_compared_with_itself(dashboard: Open, make_store: MakeStore):
    store = make_store([Article(text=AGREED.format(""), outlet="Alone")])
    app = dashboard("outlets", store)
    assert "Choose two outlets or more" in app.info[0].value
    assert not app.exception


def test_outlets_that_the_filters_leave_nothing_of(dashboard: Open, demo_store: Path):
    app = dashboard("outlets", demo_store, among=f"{HARBOUR},{NORTHERN}", language="ar")
    assert "No article matches" in app.info[0].value
    assert not figures(app) and not app.exception


def test_without_dates_nobody_was_first(dashboard: Open, make_store: MakeStore):
    store = make_store(Article(text=AGREED.format(name), outlet=name) for name in ("One", "Two"))
    app = dashboard("outlets", store, part="timing")
    assert "nobody was first" in text(app)
    assert not app.exception
