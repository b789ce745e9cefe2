"""The page on which articles are added, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article
from tests.views.conftest import PATIENCE, MakeStore, Open
from tests.views.test_pages import metric, text, url
from views import background
from views.adding.job import Adding

AGREED = "The talks\n\nMoscow and Washington agreed on a truce in Syria."


def finished(app: AppTest, folder: Path) -> AppTest:
    """The page once what is being added is in."""
    job = background.last(folder, Adding)
    assert job is not None
    job.wait(PATIENCE)
    return app.run()


def paste(app: AppTest, content: str) -> AppTest:
    app.text_area(key="paste_text").set_value(content)
    return next(button for button in app.button if button.label == "Add this text").click().run()


def test_the_page_opens_without_a_store_and_says_where_articles_go(dashboard: Open):
    app = dashboard("add")
    assert app.title[0].value == "Add articles"
    assert not app.exception and not app.error
    assert str(Path("store").absolute()) in text(app).replace("\\", "")
    assert not Path("store").exists()


def test_the_first_pasted_article_makes_the_store_and_every_page_shows_it(dashboard: Open):
    app = paste(dashboard("add"), AGREED)
    app = finished(app, Path("store"))
    assert "Added: 1. Known already: 0. Skipped: 0." in app.success[0].value
    assert "1 added" in text(app)
    overview = app.switch_page("views/pages/overview.py").run()
    assert metric(overview, "Articles").value == "1"
    assert not any("sample" in banner.value for banner in overview.info)


def test_what_is_known_of_a_pasted_text_is_kept_and_shown(dashboard: Open):
    app = dashboard("add")
    app.text_input(key="paste_outlet").set_value("The Post")
    app.text_input(key="paste_author").set_value("A. Writer")
    app.text_input(key="paste_url").set_value("https://example.org/a")
    finished(paste(app, AGREED), Path("store"))
    listed = app.switch_page("views/pages/articles.py").run().dataframe[0].value
    assert list(listed["title"]) == ["The talks"]
    assert list(listed["outlet"]) == ["The Post"]


def test_a_text_that_is_known_already_is_told(dashboard: Open, make_store: MakeStore):
    store = make_store([Article(title="The talks", text=AGREED.partition("\n\n")[2])])
    app = finished(paste(dashboard("add", store), AGREED), store)
    assert "1 known already" in text(app)
    assert not app.success


def test_pasting_nothing_is_one_line(dashboard: Open):
    app = finished(paste(dashboard("add"), "   "), Path("store"))
    assert "the text is missing" in text(app)
    assert not Path("store").exists()


def test_results_can_be_cleared(dashboard: Open):
    app = finished(paste(dashboard("add"), AGREED), Path("store"))
    app.button(key="add_dismiss").click().run()
    assert not app.success and 'class="results"' not in text(app)


def test_a_store_that_can_be_none_is_one_line(dashboard: Open, tmp_path: Path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    app = finished(paste(dashboard("add", tmp_path / "taken"), AGREED), tmp_path / "taken")
    assert "is no store" in app.error[0].value.replace("\\", "")
    assert not app.exception


@pytest.mark.parametrize("page", ["overview", "articles"])
def test_the_filters_outlast_a_visit_to_the_page(dashboard: Open, demo_store: Path, page: str):
    app = dashboard("add", demo_store, topic="syria")
    assert not app.multiselect, "nothing to filter where nothing is shown"
    app.switch_page(f"views/pages/{page}.py").run()
    app.query_params["topic"] = "syria"
    app.run()
    assert app.multiselect(key="filter_topics").value == ["syria"]
    assert url(app) == {"topic": "syria"}
