"""The fixtures themselves, on a script of three lines."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.server import serve

SCRIPT = """
import os, streamlit as st
st.title("Store: " + os.environ.get("STORE", "none"))
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("script") / "script.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


@pytest.mark.parametrize(("store", "named"), [(None, "none"), (Path("somewhere"), "somewhere")])
def test_serves_a_script_with_the_store_it_is_given(dashboard_server, page, script, store, named):
    page.goto(dashboard_server(store, script=script))
    page.get_by_role("heading", name=f"Store: {named}").wait_for()


def test_the_same_store_is_served_once(dashboard_server, script):
    assert dashboard_server(script=script) == dashboard_server(script=script)


def test_leaves_nothing_running(script, tmp_path):
    with serve(script, store=None, folder=tmp_path) as url:
        assert urllib.request.urlopen(f"{url}/_stcore/health").status == 200
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url)


def test_says_why_a_server_did_not_start(tmp_path):
    absent = serve(tmp_path / "absent.py", store=None, folder=tmp_path)
    with pytest.raises(RuntimeError, match="File does not exist"), absent:
        pass


def test_the_page_asks_nobody_outside(dashboard_server, page, script):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    url = dashboard_server(script=script)
    page.goto(url)
    page.get_by_role("heading").wait_for()
    own = (url, url.replace("http", "ws"), "data:", "blob:")
    assert [address for address in asked if not address.startswith(own)] == []
