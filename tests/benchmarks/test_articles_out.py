"""The benchmark of files of articles, small: every format is measured."""

from __future__ import annotations

from pathlib import Path

from analysis.export import articles
from analysis.store import open_store
from benchmarks.articles_out import measure
from benchmarks.newsroom import made_store


def test_every_format_is_measured(tmp_path: Path) -> None:
    store = made_store(tmp_path / "store", 300)
    found = dict(measure(open_store(store.folder).connect()))
    assert set(found) == set(articles.FORMATS)
    assert all(each.clock > 0 and each.size > 0 and each.plain > 0 for each in found.values())
    assert found["parquet"].size < found["jsonl"].size
