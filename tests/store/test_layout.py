"""The state of a store: of a newer format or damaged, it is refused with one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import queries
from analysis.errors import StoreError
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.store import FORMAT, open_store
from tests.made_articles import made_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ingest(open_store(tmp_path / "store", create=True), [made_article()], backend="rules")
    return tmp_path / "store"


def test_a_store_says_its_format_and_what_is_shown(folder: Path) -> None:
    assert json.loads((folder / "store.json").read_text()) == {"format": FORMAT, "shown": "rules"}


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_format_is_refused(folder: Path, create: bool) -> None:
    (folder / "store.json").write_text(json.dumps({"format": FORMAT + 1, "more": []}))
    with pytest.raises(StoreError, match="newer version of this program") as told:
        open_store(folder, create=create)
    assert "update the program" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["", "[]", '{"format": "two"}', "{"])
def test_a_damaged_state_says_what_to_do_and_that_works(folder: Path, text: str) -> None:
    (folder / "store.json").write_text(text)
    with pytest.raises(StoreError, match=r"delete it and run: python -m analysis rescore"):
        open_store(folder)
    (folder / "store.json").unlink()
    store = open_store(folder)
    assert queries.overview(store.connect(), Filters()).n == 1
    ingest(store, [made_article(1)])
    assert store.backends() == ("rules",)


def test_only_what_has_scores_can_be_shown(folder: Path) -> None:
    with pytest.raises(StoreError, match="rescore --backend learned"):
        open_store(folder).show("learned")
