"""What a journey waits for before it goes on: a busy machine is slow, not wrong.

A click on what still moves may miss it, and what is read once may be read too early.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import FloatRect, Locator, Page, expect

PATIENCE = 60_000
"""Milliseconds that anything is waited for. With twelve processes on two cores, the first page of
a server that has just started took more than half of it."""

LOOK_AGAIN = 100
"""Milliseconds between two looks."""

STILL = """async element => {
  const box = element.closest("details");
  while (box.getAnimations().length)
    await Promise.allSettled(box.getAnimations().map(each => each.finished));
}"""
"""Resolves when a box that folds stands still. It unfolds for half a second, in which what it
holds is cut off, is scrolled to, and slips away between the press of a button and its release."""


def until(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Wait until ``what``, as a failure will say, holds."""
    for _ in range(PATIENCE // LOOK_AGAIN):
        if holds():
            return
        page.wait_for_timeout(LOOK_AGAIN)
    raise AssertionError(f"not so in {PATIENCE / 1000:.0f} s: {what}")


def settle(page: Page) -> None:
    """Wait until the run that a step began has ended."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator('[data-test-script-state="notRunning"]')).to_have_count(1)


def unfold(box: Locator) -> Locator:
    """The inside of a box that folds, open and standing still."""
    if not box.get_by_test_id("stExpanderDetails").first.is_visible():
        box.locator("summary").first.click()
    return unfolded(box)


def unfolded(box: Locator) -> Locator:
    """The inside of a box that was asked to unfold, once it has."""
    inside = box.get_by_test_id("stExpanderDetails").first
    expect(inside).to_be_visible()
    inside.evaluate(STILL)
    return inside


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address as they are."""
    return parse_qs(urlsplit(page.url).query)


def expect_asked(page: Page, *, without: tuple[str, ...] = (), **wanted: str) -> None:
    """Wait until the page's address asks for all that is ``wanted`` and nothing ``without``."""

    def so() -> bool:
        there = asked(page)
        return not there.keys() & set(without) and all(
            there.get(name) == [value] for name, value in wanted.items()
        )

    until(page, so, f"asks for {wanted} without {without}: {page.url}")


def expect_in_address(page: Page, part: str) -> None:
    """Wait until a part of the page's address is that."""
    expect(page).to_have_url(re.compile(re.escape(part)))


def standing(element: Locator) -> FloatRect:
    """Where an element stands, once it does: a page is laid out anew while its charts come."""
    places: list[FloatRect | None] = [None]

    def still() -> bool:
        places.append(element.bounding_box())
        return places[-1] is not None and places[-1] == places[-2]

    until(element.page, still, f"{element} stands still")
    box = places[-1]
    assert box is not None
    return box


def expect_to_fit(page: Page, what: str) -> None:
    """Wait until nothing runs over the edge of the page, ``what`` as a failure will say."""
    main = page.get_by_test_id("stMain")
    fits = "main => main.scrollWidth <= main.clientWidth"
    until(page, lambda: bool(main.evaluate(fits)), f"{what} fits in the width of the page")
