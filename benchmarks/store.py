"""What a connection to a store of a million articles costs, and what it saves.

    python -m benchmarks.store [--articles N]

Each query runs over the store's connection, which holds the scores in memory, and over the bare
Parquet files; the ratio says what that saves. A fifth of the articles are copies, and one story in
fifty was joined to another one later.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from analysis import packs, queries
from analysis.columns import ARTICLES, COPIES, analyses_schema
from analysis.filters import Filters
from analysis.queries.kept import answers
from analysis.store import Store, open_store
from analysis.store.tables import Table
from analysis.store.views import add_origin, parquet

ARTICLES_MADE = 1_000_000
PART = 100_000
RUNS = 5
COPIES_PART = 0.2
JOINED_PART = 0.02
EPOCH = dt.date(2015, 1, 1)

Columns = Mapping[str, object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES_MADE)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        store = made_store(Path(folder) / "store", count)
        measure(store, count)


def made_store(folder: Path, count: int) -> Store:
    """A store of ``count`` articles with random scores by one backend."""
    store = open_store(folder, create=True)
    random = np.random.default_rng(0)
    articles, copies = Table(folder / "articles", "id"), Table(folder / "copies", "article_id")
    scores = Table(folder / "scores" / "rules", "article_id")
    scores.make(analyses_schema(packs.topic_keys()))
    for start in range(0, count, PART):
        ids = [f"{number:020x}" for number in range(start, min(start + PART, count))]
        stories = np.where(random.random(len(ids)) < COPIES_PART, random.permutation(ids), ids)
        for table, key, rows in (
            (articles, ARTICLES, {"id": ids, "text": ids}),
            (copies, COPIES, placed(ids, stories, random)),
            (scores, analyses_schema(packs.topic_keys()), scored(ids, stories, random)),
        ):
            table.append_rows(filled(key, rows, len(ids)))
    return store


def placed(ids: list[str], stories: np.ndarray, random: np.random.Generator) -> Columns:
    joined = random.random(len(ids)) < JOINED_PART
    joins = [[other] if one else None for one, other in zip(joined, reversed(ids), strict=True)]
    return {"article_id": ids, "story": stories, "joins": joins, "published": days(ids, random)}


def scored(ids: list[str], stories: np.ndarray, random: np.random.Generator) -> Columns:
    tones = random.normal(0, 0.3, len(ids)).clip(-1, 1)
    return {
        "article_id": ids,
        "story": stories,
        "published": days(ids, random),
        "outlet": random.choice([f"outlet {number}" for number in range(50)], len(ids)),
        "language": random.choice(["ar", "en", "ru"], len(ids)),
        "tone": pa.array(tones, pa.float32(), mask=random.random(len(ids)) < 0.4),
        "backend": ["rules"] * len(ids),
        "version": ["made"] * len(ids),
        **{f"topic_{key}": random.random(len(ids)) for key in packs.topic_keys()},
    }


def days(ids: list[str], random: np.random.Generator) -> list[dt.date]:
    return [EPOCH + dt.timedelta(int(day)) for day in random.integers(0, 3000, len(ids))]


def filled(schema: pa.Schema, values: Columns, count: int) -> pa.Table:
    columns = [
        pa.array(values[field.name], field.type)
        if field.name in values and not isinstance(values[field.name], pa.Array)
        else values.get(field.name, pa.nulls(count, field.type))
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def measure(store: Store, count: int) -> None:
    """Prints milliseconds over the store's connection, over bare files, and their ratio."""
    print(f"{count} articles; connect {milliseconds(store.connect, runs=1):.0f} ms")
    con = store.connect()
    bare = duckdb.connect()
    files = [str(path) for path in (store.folder / "scores" / "rules").glob("*.parquet")]
    alone = "hash(article_id) AS told, 1 AS placements"
    bare.execute(f"CREATE VIEW analyses AS SELECT *, {alone} FROM {parquet(files)}")
    add_origin(bare, None)
    asked: dict[str, Callable[[duckdb.DuckDBPyConnection], object]] = {
        "overview": lambda each: queries.overview(each, Filters()),
        "over time": lambda each: queries.over_time(each, Filters(languages=("ar",))),
        "tone by outlet": lambda each: queries.tone_by(each, Filters()),
        "topics": lambda each: queries.topic_share(each, Filters()),
    }
    for name, ask in asked.items():
        ours = milliseconds(lambda ask=ask: ask(con))  # type: ignore[misc]
        theirs = milliseconds(lambda ask=ask: ask(bare))  # type: ignore[misc]
        print(f"{name:>16} {ours:7.0f} ms, bare {theirs:7.0f} ms, ratio {ours / theirs:.2f}")
    first = milliseconds(lambda: queries.overview(con, Filters(count="stories")), runs=1)
    again = milliseconds(lambda: queries.overview(con, Filters(count="stories")))
    print(f"each story once: {first:.0f} ms at first, {again:.0f} ms from then on")


def milliseconds(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """The least of several times, nothing kept from one to the next."""
    taken = []
    for _ in range(runs):
        answers.clear()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return 1000 * min(taken)


if __name__ == "__main__":
    main()
