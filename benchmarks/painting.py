"""How long each page takes to show a change of filters at 100,000 articles.

    python -m benchmarks.painting [--articles N] [--runs N] [--store FOLDER] [--page NAME …]

The dashboard runs in this process, without a browser, as Streamlit's own tests run it. Each run
asks for other dates than the runs before, so nothing kept from them serves it; ``again`` goes
back to filters seen before, as Back and Forward do. Of each page it prints medians: the seconds
of a whole run of the page by the clock, the processor's seconds for it (of all threads: what one
core takes that has nothing else to do), those of its queries, those of the page ``again``, and
the run by the clock as a multiple of a plain scan, timed before each run: sums by day and outlet
over the same scores by DuckDB alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
from streamlit.testing.v1 import AppTest

from analysis import queries
from analysis.filters import Filters
from analysis.store import open_store
from analysis.store.views import parquet
from benchmarks.newsroom import DAYS, FIRST_DAY, made_store
from views.url_state import PARTS

ARTICLES_MADE = 100_000
RUNS = 5
PATIENCE = 600
"""Seconds a run may take; a measurement of something slow is one too."""

ROOT = Path(__file__).resolve().parent.parent
PAGES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "overview": ("overview", {}),
    "overview, one topic": ("overview", {"topic": "sanctions"}),
    "overview, each story once": ("overview", {"count": "stories"}),
    "overview, original reporting": ("overview", {"count": "original"}),
    **{f"{page}, {part}": (page, {"part": part}) for page in PARTS for part in PARTS[page]},
    "tone, groups, each story once": ("tone", {"part": "groups", "count": "stories"}),
    **{
        f"outlets, {part} by language": ("outlets", {"part": part, "side": "language"})
        for part in PARTS["outlets"]
    },
    **{
        f"compare, {part} of outlets": ("compare", {"part": part, "versus": "outlet"})
        for part in PARTS["compare"]
    },
    "articles": ("articles", {}),
    "articles, a search": ("articles", {"search": "Geneva -winter"}),
    "articles, each story once": ("articles", {"count": "stories"}),
}
"""Pages by what is shown: the page's name and its parameters."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Medians of one page: seconds of a run by the clock, then of the processor for the run, for
    its queries and for a run with filters seen before; and the run in plain scans."""

    clock: float
    core: float
    queries: float
    again: float
    scans: float


def measure(
    store: Path, names: Sequence[str] = tuple(PAGES), *, runs: int = RUNS
) -> Iterator[tuple[str, Painted]]:
    """Each page by name with what was measured, one after another."""
    with _environment(STORE=str(store)), _asked() as asked:
        for name in names:
            yield name, _painted(store, *PAGES[name], runs, asked)


def _painted(
    store: Path, page: str, params: Mapping[str, str], runs: int, asked: list[float]
) -> Painted:
    app = _opened(page, params)
    taken, again = [], []
    for run in range(runs):
        scan, _ = _cost(lambda: _scan(store))
        asked.clear()
        clock, core = _cost(partial(_show, app, params, _since(run)))
        taken.append((clock, core, sum(asked), clock / scan))
    for run in range(runs):
        again.append(_cost(partial(_show, app, params, _since(run)))[1])
    clock, core, asking, scans = (statistics.median(each) for each in zip(*taken, strict=True))
    return Painted(clock, core, asking, statistics.median(again), scans)


def _opened(page: str, params: Mapping[str, str]) -> AppTest:
    """The dashboard with the page open, everything loaded."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    app.run()
    if page != "overview":
        app.switch_page(f"views/pages/{page}.py")
    _show(app, params, FIRST_DAY)
    return app


def _show(app: AppTest, params: Mapping[str, str], since: dt.date) -> None:
    """The page with these parameters, and articles since a day."""
    app.query_params.clear()
    for name, value in {**params, "since": since.isoformat()}.items():
        app.query_params[name] = value
    app.run()
    if app.exception:
        raise RuntimeError(f"the page broke: {app.exception[0].message}")


def _since(run: int) -> dt.date:
    """Other days each time, all of them early: nearly all articles are shown."""
    return FIRST_DAY + dt.timedelta(days=DAYS // 100 + run)


def _scan(store: Path) -> object:
    files = [str(path) for path in (store / "scores" / "rules").glob("*.parquet")]
    sql = f"SELECT published, outlet, count(*), avg(tone) FROM {parquet(files)} GROUP BY ALL"
    with duckdb.connect() as con:
        return con.execute(sql).fetchall()


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that some work takes by the clock, and of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - worked


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _asked() -> Iterator[list[float]]:
    """The processor's seconds for each query of the pages that run in the block."""
    taken: list[float] = []
    with ExitStack() as after:
        for name in queries.__all__:
            query = getattr(queries, name)
            if callable(query) and not isinstance(query, type):
                setattr(queries, name, _timed(query, taken))
                after.callback(setattr, queries, name, query)
        yield taken


def _timed(query: Callable[..., Any], taken: list[float]) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return query(*args, **options)
        finally:
            taken.append(time.process_time() - began)

    return timed


def main() -> None:
    """Prints a line for each page, under one for the machine."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=ARTICLES_MADE)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--store", type=Path, help="kept there, and used again if there is one")
    parser.add_argument("--page", nargs="+", choices=tuple(PAGES), default=tuple(PAGES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder, "store")
        if not store.exists():
            made_store(store, options.articles)
        print(_machine(store))
        print(f"{'':30}{'clock':>8}{'core':>8}{'queries':>9}{'again':>8}{'scans':>7}")
        for name, each in measure(store, options.page, runs=options.runs):
            print(
                f"{name:30}{each.clock:8.2f}{each.core:8.2f}{each.queries:9.2f}{each.again:8.2f}"
                f"{each.scans:7.1f}",
                flush=True,
            )


def _machine(store: Path) -> str:
    names = ("streamlit", "duckdb", "pandas", "plotly")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    n = queries.overview(open_store(store).connect(), Filters()).n
    return (
        f"{n} articles; {platform.machine()}, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, {versions}"
    )


if __name__ == "__main__":
    main()
