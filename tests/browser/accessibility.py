"""What axe finds on a page, told apart: what we render, and what Streamlit renders by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules that are checked, by axe's own tags."""
GRAVE = ("serious", "critical")
"""The impacts, as axe rates them, that may not be in what we render."""
ABOUT_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that can answer otherwise in the other colour mode, where the document is the same."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that breaks a rule; ``where`` is its selector, ``html`` how it begins."""

    rule: str
    impact: str
    where: str
    html: str
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """What Streamlit renders so itself: elements within ``selector`` may break ``rule``."""

    rule: str
    selector: str
    reason: str


STREAMLITS_OWN = (
    Known(
        "target-size",
        '[data-testid="stDateInputField"]',
        "month and day of a date are typed into fields of two digits, side by side; the calendar "
        "beside them and the arrow keys set them too",
    ),
)
"""What is not ours to mend, with the reason; the same list is in docs/ACCESSIBILITY.md. An entry
that occurs no more fails the tests, so that the list does not outlive its reasons."""


STANDING = """async () => {
  const boxes = [...document.querySelectorAll("details")];
  const moving = () => boxes.flatMap(box => box.getAnimations());
  while (moving().length) await Promise.allSettled(moving().map(each => each.finished));
}"""
"""Resolves when no box on the page is unfolding any more."""


def violations(page: Page, *, rules: tuple[str, ...] = ()) -> list[Violation]:
    """The grave violations on a page as it stands; of some ``rules`` only, or of all."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    options = {"resultTypes": ["violations"], "runOnly": only}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [each for each in _told(found) if each.impact in GRAVE]


def known(page: Page, violation: Violation) -> Known | None:
    """The entry of `STREAMLITS_OWN` that a violation falls under."""
    for entry in STREAMLITS_OWN:
        if entry.rule == violation.rule and _within(page, violation.where, entry.selector):
            return entry
    return None


def unfold(page: Page) -> None:
    """Open what is folded up: what stands in it is checked too."""
    page.evaluate(
        "document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"
    )
    page.evaluate(STANDING)


def _told(found: Mapping[str, Any]) -> Iterator[Violation]:
    for rule in found["violations"]:
        for node in rule["nodes"]:
            yield Violation(
                rule["id"],
                node["impact"],
                " ".join(map(str, node["target"])),
                node["html"][:200],
                node["failureSummary"],
            )


def _within(page: Page, where: str, selector: str) -> bool:
    return bool(
        page.evaluate(
            "([where, selector]) => Boolean(document.querySelector(where)?.closest(selector))",
            [where, selector],
        )
    )
