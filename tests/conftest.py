"""Where tests find what is not in the repository: gold labels, the corpus, a browser, readers.

A test that needs one of them skips with the reason where it is missing. REQUIRE="browser gold"
(as CI sets it) turns such a skip into a failure.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pytest

from tools.programs import BROWSER, OFFICE, PDF_READER, Program

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

collect_ignore = [] if find_spec("torch") else ["neural"]
"""Tests of the optional backend are not there where its libraries are not: `make test-neural`."""

MARKER_OF = {
    "gold_dir": "gold",
    "corpus_dir": "corpus",
    "chromium": "browser",
    "pdftotext": "readers",
    "soffice": "readers",
}
"""The marker that every test using a fixture gets, directly or through other fixtures."""

JOURNEY_RERUNS = 1
"""How often a failed browser journey is run again, on a page of its own, before it counts as
failed; each such run is listed in pytest's summary. Two sessions' CI failed by one journey of
hundreds, each another one, on a machine that ran several browsers at once."""

# A busy machine is slow, not wrong: no property fails by the clock.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    """The folder of gold labels: $GOLD, else the shared one."""
    return _folder("GOLD", SHARED / "gold")


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """The folder of real articles: $CORPUS, else the shared one."""
    return _folder("CORPUS", SHARED / "corpus")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome: $CHROMIUM, else one that is installed."""
    return _program(BROWSER)


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The path of poppler's reader of PDF files."""
    return _program(PDF_READER)


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return _program(OFFICE)


def _program(wanted: Program) -> str:
    return wanted.find() or pytest.skip(wanted.advice)


def _folder(variable: str, default: Path) -> Path:
    folder = Path(os.environ.get(variable) or default).resolve()
    if not folder.is_dir():
        pytest.skip(f"no folder {folder.name!r} here; name it with {variable}=")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in MARKER_OF.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKER_OF[fixture])
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=JOURNEY_RERUNS))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are told by their length: an archive made for a test holds the time it was made, and
    workers that collect it in different seconds would not agree on the test's name."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    required = set(os.environ.get("REQUIRE", "").split())
    marked = {marker.name for marker in item.iter_markers()}
    if report.skipped and not hasattr(report, "wasxfail") and required & marked:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (REQUIRE={os.environ['REQUIRE']!r} lets it not be skipped)"
    return report
