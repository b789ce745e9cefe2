"""Where the browser that draws pictures is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import chromium


def runnable(path: Path) -> str:
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "PLACES", (str(tmp_path / "apps" / "Chromium"),))
    return tmp_path


def test_none_where_there_is_none(folder: Path):
    assert chromium.find() is None


def test_one_on_the_path_comes_before_one_in_a_usual_place(folder: Path):
    (folder / "apps").mkdir()
    placed = runnable(folder / "apps" / "Chromium")
    assert chromium.find() == placed
    chrome = runnable(folder / "google-chrome")
    assert chromium.find() == chrome


def test_the_one_that_is_named_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch):
    runnable(folder / "chromium")
    named = runnable(folder / "mine")
    monkeypatch.setenv(chromium.VARIABLE, named)
    assert chromium.find() == named
    monkeypatch.setenv(chromium.VARIABLE, str(folder / "nowhere"))
    assert chromium.find() is None
