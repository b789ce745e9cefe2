"""What changed, and when: shifts and events in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServeDashboard
from tests.browser.steps import go
from tests.planted import TURN, planted_store


@pytest.fixture(scope="session")
def planted_url(dashboard_server: ServeDashboard, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on articles whose tone turns, with a spike of volume."""
    return dashboard_server(planted_store(tmp_path_factory.mktemp("planted") / "store"))


def test_a_shift_is_marked_explained_and_opened(page: Page, planted_url: str):
    go(page, planted_url)
    chart = page.locator(".st-key-card-volume_and_tone .js-plotly-plot")
    expect(chart.get_by_text("B", exact=True)).to_be_visible()
    shift = page.locator(".st-key-shift-1")
    expect(shift).to_contain_text("From 2 March 2018: tone falls")
    expect(shift).to_contain_text("Outlets that moved it most: A")
    shift.get_by_role("button", name="Open the articles").click()
    expect(page.get_by_role("heading", name="Articles", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(f"since={TURN.isoformat()}"))
