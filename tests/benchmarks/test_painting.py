"""The benchmark of painting, small: every page is measured, and its store is as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.store import open_store
from benchmarks import painting
from benchmarks.newsroom import made_store

ARTICLES = 1_500


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("newsroom") / "store", ARTICLES).folder


def test_the_store_is_spread_as_a_newsrooms_is(store: Path) -> None:
    con = open_store(store).connect()
    summary = queries.overview(con, Filters())
    once = queries.overview(con, Filters(count="stories"))
    assert summary.n == ARTICLES
    assert 0.5 < once.n / summary.n < 0.8, "some run more than once"
    assert 0.55 < summary.n_scored / summary.n < 0.65
    assert set(queries.choices(con).languages) == {"ar", "en", "ru"}
    outlets = queries.tone_by(con, Filters())["n"]
    assert outlets.max() > 10 * outlets.median(), "few print most"
    [(evidence,)] = con.execute("SELECT avg(len(evidence)) FROM scored").fetchall()
    assert 5 < evidence < 8


@pytest.mark.parametrize(
    "name", ["overview", "outlets, timing", "compare, differences", "articles, a search"]
)
def test_a_page_is_measured_with_its_queries(store: Path, name: str) -> None:
    [(measured, painted)] = painting.measure(store, [name], runs=1)
    assert measured == name
    assert 0 < painted.queries < painted.core
    assert painted.clock > 0 and painted.again > 0 and painted.scans > 0


def test_what_is_measured_shows_articles(store: Path) -> None:
    """A page that says that nothing matches would be fast for no reason."""
    con = open_store(store).connect()
    for _, params in painting.PAGES.values():
        assert queries.count(con, Filters.from_params(params)) > 0
