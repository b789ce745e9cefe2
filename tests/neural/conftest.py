"""A tiny model for all tests of the optional backend, and copies of it to spoil."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.tone.nli import MODEL_VARIABLE
from tests.neural.tiny_model import build


@pytest.fixture(autouse=True)
def no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader of these tests has named for daily use is not what they test."""
    monkeypatch.delenv(MODEL_VARIABLE, raising=False)


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny model that knows the sentences of `tiny_model`."""
    return build(tmp_path_factory.mktemp("models") / "taught")


@pytest.fixture
def copy(taught: Path, tmp_path: Path) -> Path:
    """The folder of a model of one's own."""
    return Path(shutil.copytree(taught, tmp_path / "copy"))


@pytest.fixture
def with_config(copy: Path) -> Callable[..., Path]:
    """Changes settings of the copy's config, and gives its folder."""

    def change(**settings: object) -> Path:
        path = copy / "config.json"
        config = json.loads(path.read_text("utf-8")) | settings
        path.write_text(json.dumps(config), encoding="utf-8")
        return copy

    return change
