"""A real Chromium, and the dashboard served to it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from analysis import analyse
from analysis.sources import read_articles
from analysis.store import open_store
from tests.browser.server import ROOT, serve
from tests.browser.waiting import PATIENCE

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # Chromium does not start as root otherwise
    "--disable-gpu",
    "--no-first-run",
    # Nothing leaves the machine: the tests are about our page alone.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"
WINDOW: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE)

ServeDashboard = Callable[..., str]
OpenPage = Callable[..., Page]
Scheme = Literal["light", "dark"]
"""The colour modes of a page."""


@pytest.fixture(scope="session")
def dashboard_server(
    chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServeDashboard]:
    """Call it with a store's folder (none: the seeds) for the URL of a dashboard on it.

    The same store twice is the same server. ``script`` serves another script. All servers are
    stopped when the session ends.
    """
    urls: dict[tuple[Path | None, Path], str] = {}
    with contextlib.ExitStack() as servers:

        def url_of(store: Path | None = None, *, script: Path = ROOT / "dashboard.py") -> str:
            if (store, script) not in urls:
                server = serve(script, store=store, folder=tmp_path_factory.mktemp("server"))
                urls[store, script] = servers.enter_context(server)
            return urls[store, script]

        yield url_of


@pytest.fixture(scope="session")
def demo_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on the demo articles."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    store = open_store(folder, create=True)
    kept = store.append_articles(list(read_articles([ROOT / "tests" / "data" / "demo.jsonl"])))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    return dashboard_server(folder)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless Chromium for the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[OpenPage]:
    """Call it for a page in a context of its own: no cookies, nothing remembered.

    Options are those of Playwright's ``new_context``, such as ``color_scheme="dark"``,
    ``viewport={…}`` or ``timezone_id``.
    """
    with contextlib.ExitStack() as contexts:

        def open_page(**options: Any) -> Page:
            settings: dict[str, Any] = {"viewport": WINDOW, "accept_downloads": True} | options
            context = browser.new_context(**settings)
            context.set_default_timeout(PATIENCE)
            contexts.callback(context.close)
            return context.new_page()

        yield open_page


@pytest.fixture(scope="session")
def one_tab(browser: Browser) -> Iterator[Page]:
    """The tab that the session's tests take turns in. A tab of its own for each test would read
    and compile Streamlit's and plotly's scripts, several MB, each time: 12 seconds of the
    processor for a page instead of 4."""
    context = browser.new_context(viewport=WINDOW, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(one_tab: Page) -> Iterator[Page]:
    """A tab as good as new: wide, light, nothing remembered, at no page; downloads accepted.

    A test that wants another size or colour mode sets it; a context of its own is `fresh_page`.
    """
    yield one_tab
    if one_tab.url.startswith("http"):
        one_tab.evaluate(FORGET)
    one_tab.goto("about:blank")
    one_tab.set_viewport_size(WINDOW)
    one_tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
