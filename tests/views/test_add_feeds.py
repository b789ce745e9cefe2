"""The watched feeds on the page: listed, added, paused, removed, brought in, read at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.watch import add_feed, pause_feed
from analysis.watch.feeds_file import read_feeds
from tests.sources.web.quick import QUICK
from tests.sources.web.site import site
from tests.views.conftest import PATIENCE, Open
from tests.views.test_pages import text
from tests.watch.desk import Desk
from views import background
from views.adding.watching import Watching

FILE = Path("feeds.toml")
URL = "https://example.org/world.xml"
OPML = """<opml version="2.0"><body><outline text="World">
<outline text="One" xmlUrl="https://example.org/1.xml"/>
<outline text="Два" xmlUrl="https://example.org/2.xml"/>
</outline></body></opml>"""


def listed(app: AppTest) -> list[dict[Any, Any]]:
    return app.dataframe[0].value.to_dict("records") if app.dataframe else []


def choose(app: AppTest, *rows: int) -> AppTest:
    """The page with rows of the table chosen, which AppTest has no gesture for."""
    app.session_state["feeds_table"] = {"selection": {"rows": [*rows], "columns": [], "cells": []}}
    return app.run()


def test_without_feeds_the_page_says_so_and_makes_no_file(dashboard: Open):
    app = dashboard("add")
    assert "No feed is watched yet" in app.info[0].value
    assert not FILE.exists()


def test_a_feed_is_added_to_the_file_beside_the_store(dashboard: Open):
    app = dashboard("add")
    app.text_input(key="feed_address").set_value(URL)
    app.text_input(key="feed_name").set_value("  <b>World</b> ")
    (button,) = [each for each in app.button if each.label == "Watch this feed"]
    app = button.click().run()
    assert [(feed.url, feed.name) for feed in read_feeds(FILE).feeds] == [(URL, "<b>World</b>")]
    (row,) = listed(app)
    assert (row["name"], row["state"], row["last_read"]) == ("<b>World</b>", "watched", "never")


@pytest.mark.parametrize("address", ["ftp://example.org/feed", "no address", ""])
def test_what_is_no_address_is_one_line(dashboard: Open, address: str):
    app = dashboard("add")
    app.text_input(key="feed_address").set_value(address)
    (button,) = [each for each in app.button if each.label == "Watch this feed"]
    app = button.click().run()
    assert len(app.error) == 1
    assert not listed(app) and not app.exception


def test_chosen_feeds_are_paused_taken_up_again_and_removed(dashboard: Open):
    app = dashboard("add")
    for number in range(3):
        add_feed(FILE, f"{URL}?{number}")
    app = app.run()
    assert app.button(key="feeds_pause").disabled, "nothing is chosen"
    choose(app, 0, 2).button(key="feeds_pause").click().run()
    assert [feed.paused for feed in read_feeds(FILE).feeds] == [True, False, True]
    choose(app, 0).button(key="feeds_resume").click().run()
    assert [feed.paused for feed in read_feeds(FILE).feeds] == [False, False, True]
    choose(app, 1, 2).button(key="feeds_remove").click().run()
    assert [feed.url for feed in read_feeds(FILE).feeds] == [f"{URL}?0"]


def test_a_list_of_feeds_is_brought_in(dashboard: Open):
    app = dashboard("add")
    app.file_uploader[1].set_value([("feeds.opml", OPML.encode(), "")]).run()
    app = app.button(key="opml_add").click().run()
    assert [row["name"] for row in listed(app)] == ["One", "Два"]


def test_what_is_no_list_is_one_line(dashboard: Open):
    app = dashboard("add")
    app.file_uploader[1].set_value([("feeds.opml", b"<html>", "")]).run()
    app = app.button(key="opml_add").click().run()
    assert len(app.error) == 1 and not listed(app)


def test_a_file_that_cannot_be_read_is_one_line(dashboard: Open):
    app = dashboard("add")
    FILE.write_text("[[feeds", "utf-8")
    assert "not valid TOML" in app.run().error[0].value


def test_feeds_are_read_at_once_and_the_table_says_how_it_went(tmp_path: Path, dashboard: Open):
    with site() as served:
        desk = Desk(tmp_path, served)
        desk.write_feeds(desk.serve("one", 1, 2), served.url("/gone"))
        job = Watching(desk.feeds, desk.store_folder, QUICK)
        background.begin(desk.store_folder, job)
        job.wait(PATIENCE)
        app = dashboard("add", desk.store_folder)
    assert desk.kept() == ["/one/1", "/one/2"]
    assert "Feeds read: 2, of which failed: 1. Articles added: 2." in text(app)
    good, bad = listed(app)
    assert (good["items"], good["errors"]) == (2, 0.0) and pd.isna(good["last_error"])
    assert (bad["items"], bad["errors"]) == (0, 1.0) and bad["last_error"]
    assert "UTC" in good["last_read"]


def test_what_stands_on_private_machines_is_not_read(dashboard: Open):
    app = dashboard("add")
    add_feed(FILE, "http://127.0.0.1:9/feed")
    app = app.run().button(key="feeds_read").click().run()
    job = background.last(Path("store"), Watching)
    assert job is not None
    job.wait(PATIENCE)
    app.run()
    assert "of which failed: 1" in text(app)
    assert '<ul class="log"' in text(app)


def test_where_all_feeds_are_paused_there_is_nothing_to_read(dashboard: Open):
    app = dashboard("add")
    add_feed(FILE, URL)
    pause_feed(FILE, URL)
    app = app.run()
    assert app.button(key="feeds_read").disabled
    assert listed(app)[0]["state"] == "paused"


def test_a_reading_that_was_stopped_reads_nothing_more(tmp_path: Path):
    with site() as served:
        desk = Desk(tmp_path, served)
        desk.write_feeds(desk.serve("one", 1))
        job = Watching(desk.feeds, desk.store_folder, QUICK)
        job.stop()
        job.start()
        job.wait(PATIENCE)
    job.check()
    assert desk.kept() == []
