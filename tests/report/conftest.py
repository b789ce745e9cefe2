"""Views of articles with a planted turn, and of any articles, in any language of the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.catalogue import View, view_of
from analysis.filters import Filters
from analysis.locale import load
from analysis.store import open_store
from tests.made_articles import connection_of
from tests.planted import planted_store

TODAY = dt.date(2018, 6, 1)
Of = Callable[..., View]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store whose tone falls on a day, and that has a spike."""
    return planted_store(tmp_path_factory.mktemp("planted") / "store")


@pytest.fixture(scope="session")
def of_planted(planted: Path) -> Of:
    """Call it with filters and a language for a view of that store."""
    con = open_store(planted).connect()

    def view(filters: Filters | None = None, language: str = "en") -> View:
        return view_of(con, filters or Filters(), load(language), today=TODAY)

    return view


@pytest.fixture
def of() -> Callable[..., View]:
    """Call it with rows for `connection_of` for a view of those articles."""

    def view(*rows: dict[str, object], language: str = "en") -> View:
        return view_of(connection_of(*rows), Filters(), load(language), today=TODAY)

    return view
