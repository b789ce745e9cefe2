"""Views of articles of several outlets in three languages, in any language of the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import discovery
from analysis.catalogue import Options, View, view_of
from analysis.filters import Filters
from analysis.locale import load
from analysis.queries.sql import Connection
from analysis.store import open_store
from tests.discovery.made_stories import articles
from tests.made_articles import connection_of, made_analysis
from tests.outlets_store import outlets_store

TODAY = dt.date(2018, 6, 1)
EACH = 30
"""Stories of a theme."""
Of = Callable[..., View]


@pytest.fixture(scope="session")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of five outlets."""
    return outlets_store(tmp_path_factory.mktemp("outlets") / "store")


@pytest.fixture(scope="session")
def of_outlets(outlets: Path) -> Of:
    """Call it with filters, a language and options for a view of the five outlets."""
    return _views(open_store(outlets).connect())


@pytest.fixture(scope="session")
def of_themes(tmp_path_factory: pytest.TempPathFactory) -> Of:
    """The same of a store of stories on Syria whose words change with their theme: each theme has
    a month of its own, and topics are found in them."""
    store = open_store(tmp_path_factory.mktemp("themes") / "store", create=True)
    themed = [
        replace(article, published=dt.date(2018, 1 + place // EACH, 1 + place % EACH % 28))
        for place, article in enumerate(articles(each=EACH))
    ]
    kept = store.append_articles(themed)
    store.append_analyses([(each, made_analysis(each, topics={"syria": 0.9})) for each in kept])
    discovery.discover(store.connect(), Filters())
    return _views(store.connect())


@pytest.fixture
def of() -> Callable[..., Of]:
    """Call it with rows for `connection_of`, and what comes out with filters and options."""
    return lambda *rows: _views(connection_of(*rows))


def _views(con: Connection) -> Of:
    def view(filters: Filters | None = None, language: str = "en", **options: object) -> View:
        return view_of(
            con,
            filters or Filters(),
            load(language),
            today=TODAY,
            options=Options(**options),  # type: ignore[arg-type]
        )

    return view
