"""The dashboard on a store that is empty, broken or growing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.store import open_store
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import metric, text


def test_about_opens_on_an_empty_store_too(dashboard: Open, make_store: MakeStore):
    app = dashboard("about", make_store([]))
    assert not app.exception
    assert "Nothing leaves this machine" in text(app)


def test_an_empty_store_says_how_to_fill_it(dashboard: Open, make_store: MakeStore):
    app = dashboard("overview", make_store([]))
    assert "holds no articles yet" in app.info[0].value
    assert not app.exception


@pytest.mark.parametrize("broken", ["missing", "a file"])
def test_a_store_that_cannot_be_opened_is_one_line(dashboard: Open, tmp_path: Path, broken: str):
    folder = tmp_path / "broken"
    if broken == "a file":
        folder.write_text("no store")
    app = dashboard("overview", folder)
    (error,) = app.error
    assert "cannot be shown" in error.value
    assert not app.exception


def test_new_articles_show_at_the_next_run(dashboard: Open, make_store: MakeStore):
    folder = make_store([Article(text="The US and Russia agreed to a truce.")])
    app = dashboard("overview", folder)
    store = open_store(folder)
    kept = store.append_articles([Article(text="Moscow condemned new US sanctions.")])
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    assert metric(app.run(), "Articles").value == "2"
