"""Takes the pictures of the documentation: `make screenshots` writes docs/screenshots/*.png.

They show the two seeds and the demo articles of tests/data, which are our own texts.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from analysis import analyse  # noqa: E402
from analysis.correcting import Review  # noqa: E402
from analysis.sources import read_articles  # noqa: E402
from analysis.store import Store, open_store  # noqa: E402
from tests.browser.conftest import CHROMIUM_ARGUMENTS  # noqa: E402
from tests.browser.server import serve  # noqa: E402
from tools.programs import BROWSER  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SOURCES = (Path("seeds"), Path("tests/data/demo.jsonl"))
PERIOD = "since=2018-11-20&until=2019-04-30&grain=month"

WIDE, NARROW = (1440, 1000), (390, 1400)
"""Pixels: a laptop's window, and a phone's width with some of what scrolls below."""

DRAWN = 4_000
"""Milliseconds after the last run in which charts and fonts have settled."""

CORRECTED = 5
"""Of so many positive articles reviewed one is corrected, so that there is something to show."""

PATIENCE = 60_000
"""Milliseconds for the first page on a busy machine."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file's name, what it shows, how wide and in which mode."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    mode: Literal["light", "dark"] = "light"


def each(name: str, path: str) -> list[Shot]:
    """A page in both modes."""
    return [Shot(name, path), Shot(f"{name}-dark", path, mode="dark")]


def shots(article: str) -> list[Shot]:
    """The pictures; ``article`` is the id of the one shown open."""
    return [
        Shot("overview-light", f"?{PERIOD}"),
        Shot("overview-dark", f"?{PERIOD}", mode="dark"),
        *each("topics", f"topics?{PERIOD}&measure=share"),
        *each("topics-tone", "topics?part=tone"),
        *each("tone", "tone"),
        *each("tone-spread", "tone?part=spread"),
        *each("outlets", "outlets"),
        *each("outlets-tone", "outlets?part=tone"),
        *each("outlets-topics", "outlets?part=topics"),
        *each("compare", "compare"),
        *each("compare-words", "compare?part=words&versus=topic"),
        *each("articles", "articles"),
        *each("corrections", "corrections"),
        *each("topics-editor", "watched"),
        *each("add", "add"),
        *each("about", "about"),
        Shot("article", f"articles?article={article}"),
        Shot("article-dark", f"articles?article={article}", mode="dark"),
        Shot("overview-narrow", f"?{PERIOD}", size=NARROW),
        Shot("arabic-overview", f"?{PERIOD}&lang=ar"),
        Shot("arabic-overview-dark", f"?{PERIOD}&lang=ar", mode="dark"),
        Shot("arabic-topics", f"topics?{PERIOD}&measure=share&lang=ar"),
        Shot("arabic-tone", "tone?lang=ar"),
        Shot("arabic-tone-spread", "tone?part=spread&lang=ar"),
        Shot("arabic-outlets", "outlets?lang=ar"),
        Shot("arabic-outlets-tone", "outlets?part=tone&lang=ar"),
        Shot("arabic-compare", "compare?lang=ar"),
        Shot("arabic-compare-over-time", "compare?part=over_time&lang=ar"),
        Shot("arabic-corrections", "corrections?lang=ar"),
        Shot("arabic-topics-editor", "watched?lang=ar"),
        Shot("arabic-article", f"articles?article={article}&lang=ar"),
        Shot("arabic-overview-narrow", f"?{PERIOD}&lang=ar", size=NARROW),
        Shot("russian-overview", f"?{PERIOD}&lang=ru"),
        Shot("article-narrow", f"articles?article={article}", size=NARROW),
    ]


def main() -> None:
    """Serve the articles, open each view and photograph it."""
    os.chdir(ROOT)
    program = BROWSER.find() or sys.exit(BROWSER.advice)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        store = Path(work) / "store"
        article = _fill(store)
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        with serve(ROOT / "dashboard.py", store=store, folder=Path(work)) as url:
            page = browser.new_page(locale="en-GB")  # one tab, which compiles scripts once
            for shot in shots(article):
                _take(page, url, shot)
        browser.close()


def _fill(folder: Path) -> str:
    """Make the store; the id of the Arabic seed that has a title comes out."""
    store = open_store(folder, create=True)
    kept = store.append_articles(list(read_articles(SOURCES)))
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    _review(store)
    return next(each.id for each in kept if each.title and "seeds" in (each.source or ""))


def _review(store: Store) -> None:
    """Have an analyst correct some tones and confirm others."""
    con = store.connect()
    ids = con.execute("SELECT article_id FROM analyses WHERE tone > 0 ORDER BY 1").fetchall()
    for place, (article,) in enumerate(ids):
        review = Review(con, article, who="Mona", reason="the closing paragraph takes it back")
        made = review.confirm("tone") if place % CORRECTED else review.tone(0.0)
        store.append_corrections([made])


def _take(page: Page, url: str, shot: Shot) -> None:
    width, height = shot.size
    page.goto("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=shot.mode)
    page.goto(f"{url}/{shot.path}")
    page.wait_for_selector('h1, [data-testid="stMetric"]', timeout=PATIENCE)
    page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=PATIENCE)
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached", timeout=PATIENCE)
    page.wait_for_timeout(DRAWN)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    print(f"docs/screenshots/{shot.name}.png")


if __name__ == "__main__":
    main()
