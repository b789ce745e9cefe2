"""Real articles: all are read, every span is exact, and twice is once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import Article, analyse, packs, queries
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.sources import Problem, read_articles
from analysis.store import open_store

EACH = 150
"""Articles taken of each language: enough of all outlets, few enough for every run."""


@pytest.fixture(scope="module")
def sample(corpus_dir: Path) -> list[Article]:
    files = sorted(corpus_dir.glob("*.jsonl.gz"))
    return [article for file in files for article in itertools.islice(_read(file), EACH)]


def _read(path: Path) -> Iterator[Article]:
    return read_articles([path])


def test_every_article_is_read_without_a_problem(corpus_dir: Path) -> None:
    problems: list[Problem] = []
    articles = list(read_articles([corpus_dir], on_problem=problems.append))
    assert not problems
    assert len(articles) == 11_026
    assert sum(article.published is None for article in articles) == 1_199
    assert sum(article.outlet is None for article in articles) == 545


def test_every_span_is_exact_and_every_tone_has_its_evidence(sample: list[Article]) -> None:
    for article, found in zip(sample, analyse(sample), strict=True):
        for item in found.evidence:
            text = article.text if item.sentence else article.title or ""
            assert text[item.start : item.end] == item.text
        assert (found.tone is None) == (found.note is not None)
        assert found.tone is None or any(item.kind == "tone" for item in found.evidence)
        named = {item.kind for item in found.evidence}
        assert {key for key in packs.topic_keys() if found.topics[key] >= 0.5} <= named


def test_ingesting_twice_adds_nothing(sample: list[Article], tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    first, again = (ingest(store, sample, workers=2) for _ in range(2))
    assert first.new == len({article.id for article in sample})
    assert (again.new, again.known) == (0, len(sample))
    assert queries.overview(store.connect(), Filters()).n == first.new
