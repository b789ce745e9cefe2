"""``rescore``: the scores in a store brought up to the present packs and weights."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from analysis.console.options import Commands, add_backend, add_store, add_workers


def add(commands: Commands) -> None:
    """Adds ``rescore``."""
    command = commands.add_parser(
        "rescore",
        help="bring a store's scores up to the present packs, topics and weights",
        description="Score again what was scored by other packs, topics or weights, and what "
        "has no scores by the backend; where only your own topics changed, only these. Charts "
        "show the old scores until all new ones are there. Interrupted, it goes on where it was "
        "when run again.",
    )
    add_store(command)
    add_backend(command)
    command.add_argument(
        "--show", action="store_true", help="show the scores by this backend from now on"
    )
    add_workers(command)
    command.set_defaults(run=_rescore)


def _rescore(options: argparse.Namespace) -> None:
    from analysis.rescore import rescore
    from analysis.store import open_store

    store = open_store(options.store)
    with _progress_bar() as report:
        done = rescore(store, backend=options.backend, workers=options.workers, progress=report)
    if options.show:
        store.show(done.backend)
    topics = f" ({done.topics} for topics alone)" if done.topics else ""
    again = f"{done.renewed} scored again{topics}"
    print(f"{options.store}: {again}, {done.added} added, by {done.backend}")


@contextmanager
def _progress_bar() -> Iterator[Callable[[int, int], object]]:
    from tqdm import tqdm

    with tqdm(unit=" articles", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield report
