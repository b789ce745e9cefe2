"""What it costs to write 100,000 articles to a file, and how much memory it takes.

    python -m benchmarks.articles_out [--articles N] [--store FOLDER] [FORMAT …]

Of each format it prints the seconds by the clock and of the processor, the megabytes of the file
and those of memory that came on top, and the seconds by the clock as a multiple of
``DataFrame.to_csv`` of the same table, which is in memory by then, in the same run.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import duckdb

from analysis import queries
from analysis.export import articles
from analysis.filters import Filters
from analysis.queries.whole import as_cells
from analysis.store import open_store
from benchmarks.newsroom import made_store

ARTICLES_MADE = 100_000
MEGABYTE = 1_000_000
KILOBYTE = 1024
"""Bytes that Linux counts memory in."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file: seconds by the clock and of the processor, its megabytes, those that the peak of
    memory rose by, and the clock's seconds in plain ``to_csv``."""

    clock: float
    core: float
    size: float
    memory: float
    plain: float


def measure(
    con: duckdb.DuckDBPyConnection, formats: Sequence[str] = tuple(articles.FORMATS)
) -> Iterator[tuple[str, Written]]:
    """Each format with what was measured; files first, so that the plain table in memory is no
    part of theirs."""
    with tempfile.TemporaryDirectory() as folder:
        found = {name: _written(con, name, Path(folder) / f"articles.{name}") for name in formats}
        plain, _ = _timed(_plainly(con, Path(folder) / "plain.csv"))
    for name, (clock, core, size, memory) in found.items():
        yield name, Written(clock, core, size, memory, clock / plain)


def _written(
    con: duckdb.DuckDBPyConnection, name: str, path: Path
) -> tuple[float, float, float, float]:
    def work() -> None:
        with path.open("wb") as file:
            articles.write(con, Filters(), articles.FORMATS[name], file)

    before = _peak()
    clock, core = _timed(work)
    return clock, core, path.stat().st_size / MEGABYTE, _peak() - before


def _plainly(con: duckdb.DuckDBPyConnection, path: Path) -> Callable[[], None]:
    with queries.whole_articles(con, Filters(), as_cells) as reader:
        frame = reader.read_all().to_pandas()
    return lambda: frame.to_csv(path, index=False, encoding="utf-8-sig")


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    clock, core = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - core


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE / MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", metavar="FORMAT", nargs="*", default=list(articles.FORMATS))
    parser.add_argument("--articles", type=int, default=ARTICLES_MADE)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.store
        if folder is None:
            made = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "store"
            folder = made_store(made, options.articles).folder
        for name, it in measure(open_store(folder).connect(), options.formats):
            print(
                f"{name:<8} {it.clock:7.2f} s, {it.core:6.2f} s of one core, {it.size:6.1f} MB, "
                f"memory +{it.memory:.0f} MB, {it.plain:.2f} × to_csv"
            )


if __name__ == "__main__":
    main()
