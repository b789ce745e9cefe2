"""The page of articles: searched where one looks for them, listed as the reader says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.views.conftest import Open
from tests.views.test_open_article import id_of
from tests.views.test_pages import text, url


def test_words_looked_for_on_the_page_are_the_filter(dashboard: Open, demo_store: Path):
    id_ = id_of(demo_store, "Washington and Moscow agree")
    app = dashboard("articles", demo_store, article=id_, language="en")
    app.text_input(key="articles_search").set_value("  agree   talks ").run()
    assert url(app) == {"language": "en", "search": "agree talks"}, "another search, another list"
    assert app.text_input(key="filter_search").value == "agree talks"
    assert all("gree" in title or "alks" in title for title in app.dataframe[0].value["title"][:1])
    app.text_input(key="articles_search").set_value("").run()
    assert url(app) == {"language": "en"}


def test_what_is_typed_wrong_stays_in_both_fields(dashboard: Open, demo_store: Path):
    app = dashboard("articles", demo_store)
    app.text_input(key="articles_search").set_value('"agree').run()
    assert "quotation is not closed" in app.warning[0].value
    assert app.text_input(key="articles_search").value == '"agree'
    assert app.text_input(key="filter_search").value == '"agree'


def test_where_nothing_is_found_the_field_is_there_to_try_again(dashboard: Open, demo_store: Path):
    app = dashboard("articles", demo_store, search="zzzz")
    assert "No article matches" in app.info[0].value
    app.text_input(key="articles_search").set_value("sanction").run()
    assert len(app.dataframe[0].value) > 0


@pytest.mark.parametrize("form", ["agree", "agreed", "agreeing"])
def test_a_word_finds_its_other_forms_and_marks_them(dashboard: Open, demo_store: Path, form: str):
    id_ = id_of(demo_store, "Washington and Moscow agree")
    app = dashboard("articles", demo_store, search=form, article=id_)
    assert 'class="tone positive hit"' in text(app) or 'class="hit"' in text(app)
    assert "Washington and Moscow agree" in " ".join(app.dataframe[0].value["title"])


def test_the_articles_can_be_had_in_every_format(dashboard: Open, demo_store: Path):
    app = dashboard("articles", demo_store, language="ru")
    buttons = [each.proto for each in app.get("download_button")]
    assert [each.label for each in buttons] == ["CSV", "XLSX", "JSONL", "PARQUET"]
    assert buttons[1].help == "Download these articles as XLSX"
    assert not any(each.disabled for each in buttons)
