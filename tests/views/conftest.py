"""The dashboard run without a browser, on the seeds, the demo articles or any store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse
from analysis.sources import read_articles
from analysis.store import open_store

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "tests" / "data" / "demo.jsonl"

PATIENCE = 60
"""Seconds a run may take on a busy machine; scoring the seeds takes under one."""

Open = Callable[..., AppTest]
MakeStore = Callable[[Iterable[Article]], Path]


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> MakeStore:
    """Call it with articles for the folder of a store that holds them, scored."""

    def make(articles: Iterable[Article]) -> Path:
        folder = tmp_path_factory.mktemp("stores") / "store"
        store = open_store(folder, create=True)
        kept = store.append_articles(list(articles))
        store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
        return folder

    return make


@pytest.fixture(scope="session")
def demo_store(make_store: MakeStore) -> Path:
    """A store of the demo articles: three languages, some undated, some without outlet."""
    return make_store(read_articles([DEMO]))


@pytest.fixture
def dashboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Call it with a page's name, a store (none: the seeds) and URL parameters."""
    st.cache_resource.clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORE", raising=False)

    def open_page(page: str = "overview", store: Path | None = None, **params: Any) -> AppTest:
        if store is not None:
            monkeypatch.setenv("STORE", str(store))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        if page != "overview":
            app.run()
            app.switch_page(f"views/pages/{page}.py")
        for name, value in params.items():
            app.query_params[name.rstrip("_")] = value
        return app.run()

    return open_page
