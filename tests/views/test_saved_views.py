"""Saved views in the sidebar: what a reader saves is listed, opens, and can be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import saved
from analysis.saved import SavedView
from tests.views.conftest import Open
from tests.views.test_pages import url


@pytest.fixture
def own_store(demo_store: Path, tmp_path: Path) -> Path:
    """A store that a test may save views in."""
    return Path(shutil.copytree(demo_store, tmp_path / "own"))


def links(app: AppTest) -> dict[str, str]:
    """The saved views listed, each with the parameters that its link leads to."""
    listed = [link.proto for link in app.sidebar.get("page_link")]
    return {p.label: p.query_string for p in listed if "bookmark" in p.icon}


def save(app: AppTest, name: str) -> AppTest:
    app.text_input(key="saved_name").set_value(name)
    return app.button(key="saved_save").click().run()


def said(app: AppTest) -> str:
    return "\n".join(str(line.value) for kind in (app.success, app.warning) for line in kind)


@pytest.mark.parametrize("name", ["Morning", "عقوبات الصباح", "Утро *и* [вечер]"])
def test_what_is_looked_at_is_saved_by_name_and_listed(dashboard: Open, own_store: Path, name: str):
    chosen = {"topic": "syria", "since": "last-30-days", "grain": "month", "backend": "learned"}
    app = save(dashboard("tone", own_store, **chosen, lang="ar"), name)
    assert not app.exception
    (view,) = saved.read(own_store).views
    assert view == SavedView(name=name, page="tone", params=chosen)
    assert "حُفظ" in said(app)
    ((_, query),) = links(app).items()
    assert "since=last-30-days" in query and "lang=ar" in query, "days move, the language is mine"
    assert app.text_input(key="saved_name").value == ""


def test_an_open_article_is_no_part_of_a_view(dashboard: Open, own_store: Path):
    save(dashboard("articles", own_store, article="abc", **{"from_": "1"}), "list")
    (view,) = saved.read(own_store).views
    assert view == SavedView(name="list", page="articles", params={})


def test_a_name_that_is_taken_is_replaced_only_when_told_to(dashboard: Open, own_store: Path):
    app = save(dashboard("tone", own_store, topic="syria"), "Morning")
    app.multiselect(key="filter_topics").set_value(["sanctions"]).run()
    save(app, "MORNING")
    assert "called MORNING already" in said(app)
    app.run()
    assert "called MORNING already" in said(app), "a run that nobody asked for leaves it there"
    assert saved.read(own_store).views[0].params == {"topic": "syria"}
    app.button(key="saved_replace").click().run()
    assert saved.read(own_store).views[0].params == {"topic": "sanctions"}
    assert len(links(app)) == 1


def test_a_view_without_a_name_is_not_saved(dashboard: Open, own_store: Path):
    app = save(dashboard("tone", own_store), " \u200f ")
    assert "Give the view a name" in said(app)
    assert saved.read(own_store).views == ()


def test_a_view_is_renamed_replaced_and_deleted(dashboard: Open, own_store: Path):
    for name in ("A", "B"):
        saved.keep(own_store, SavedView(name=name, page="topics", params={"topic": name.lower()}))
    app = dashboard("tone", own_store, topic="syria")
    app.selectbox(key="saved_chosen").set_value("B").run()
    app.text_input(key="saved_renamed").set_value("a").run()
    app.button(key="saved_do_rename").click().run()
    assert "called a already" in said(app)
    app.text_input(key="saved_renamed").set_value("سوريا").run()
    app.button(key="saved_do_rename").click().run()
    assert list(links(app)) == ["A", "سوريا"]
    app.button(key="saved_do_replace").click().run()
    assert saved.read(own_store).named("سوريا") == SavedView(
        name="سوريا", page="tone", params={"topic": "syria"}
    )
    app.button(key="saved_do_delete").click().run()
    assert list(links(app)) == ["A"]
    assert "Deleted" in said(app)


def test_a_view_of_what_is_no_more_opens_and_says_so(dashboard: Open, own_store: Path):
    gone = {"topic": "our_topic", "outlet": "Gone Daily"}
    saved.keep(own_store, SavedView(name="old", page="tone", params=gone))
    app = dashboard("tone", own_store, **gone)
    assert "no topic our\\_topic here" in said(app) and "outlet Gone Daily" in said(app)
    assert not app.exception and not app.error
    assert url(app) == gone


def test_a_view_of_a_page_there_is_no_more_leads_to_the_first(dashboard: Open, own_store: Path):
    saved.keep(own_store, SavedView(name="odd", page="weather", params={"topic": "syria"}))
    app = dashboard("tone", own_store)
    assert not app.exception
    assert links(app) == {"odd": "topic=syria"}


def test_a_broken_file_is_one_line_and_the_page_goes_on(dashboard: Open, own_store: Path):
    saved.keep(own_store, SavedView(name="good", page="tone", params={}))
    (own_store / "saved_views" / "bad.json").write_text("{")
    app = dashboard("overview", own_store)
    assert "bad" in said(app) and "was left out" in said(app)
    assert list(links(app)) == ["good"]
    assert len(app.metric) == 4 and not app.exception


def test_views_that_cannot_be_kept_are_one_line(dashboard: Open, own_store: Path):
    (own_store / "saved_views").write_text("a file in its place")
    app = save(dashboard("overview", own_store), "Morning")
    assert "Not saved" in said(app)
    assert not app.exception


def test_without_a_store_there_is_a_line_and_no_folder(dashboard: Open):
    app = dashboard("overview")
    assert any("once there are articles of your own" in line.value for line in app.caption)
    assert not Path("store").exists()
