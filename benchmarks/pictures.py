"""How long pictures of charts take: the first, which starts the browser, later ones, and a page's.

    python -m benchmarks.pictures [--runs N]

Of each form it prints medians by the clock: the seconds of one picture once the browser is there,
those of twelve at once, and these as a multiple of twelve one by one. ``first`` is the first
picture with the start of the browser. ``processor`` is what the process and the browser took of
the processor for each picture, the start shared by all: what one core takes that has nothing else
to do, on a busy machine too.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import get_args

from analysis.catalogue import CATALOGUE, build, view_of
from analysis.errors import NothingToShow
from analysis.export import Appearance, Chart
from analysis.export.pictures.browser import Form, kept
from analysis.export.pictures.drawing import drawn
from analysis.filters import Filters
from analysis.filters.values import today
from analysis.locale import load
from benchmarks.newsroom import made_store

CHARTS = 12
"""As many as the fullest report has."""
ARTICLES = 1_500
"""Enough that no chart is empty; what a picture shows is a few hundred marks whatever the store."""
RUNS = 5


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args(arguments).runs
    with tempfile.TemporaryDirectory() as folder:
        page = made_charts(Path(folder))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(page)} charts in Arabic")
    first = _seconds(partial(drawn, page[:1], "png", Appearance()))
    print(f"first  {first:6.2f} s")
    before = _processor()
    for form in get_args(Form):
        one, many = (_median(runs, form, charts) for charts in (page[:1], page))
        print(f"{form}  one {one:6.2f} s  all {many:6.2f} s  ratio {many / (len(page) * one):.2f}")
    kept().close()  # only of what has ended is it known what it took
    pictures = 1 + runs * len(get_args(Form)) * (1 + len(page))
    print(f"processor {(_processor() - before) / pictures:.2f} s a picture")


def made_charts(folder: Path) -> list[Chart]:
    """The first charts of the catalogue that there is something to show in, in Arabic."""
    con = made_store(folder / "store", ARTICLES).connect()
    view = view_of(con, Filters(), load("ar"), today=today())

    def there() -> Iterator[Chart]:
        for name in CATALOGUE:
            try:
                yield build(name, view)
            except NothingToShow:
                continue

    return list(islice(there(), CHARTS))


def _median(runs: int, form: Form, charts: Sequence[Chart]) -> float:
    taken = [_seconds(partial(drawn, charts, form, Appearance())) for _ in range(runs)]
    return statistics.median(taken)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
