"""``ingest``: articles into the store."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from analysis.console.lines import progress_bar
from analysis.console.options import Commands, add_backend, add_paths, add_store, add_workers
from analysis.console.reading import reading_options
from analysis.tone import backend_named

if TYPE_CHECKING:
    from analysis.ingest import Added


def add(commands: Commands) -> None:
    """Adds ``ingest``."""
    command = commands.add_parser(
        "ingest",
        help="add files or folders, with their scores, to a store",
        description="Add articles and their scores to a store, made where there is none. "
        "The same article is added once however often it comes; an interrupted ingest is "
        "completed by running it again.",
    )
    add_paths(command)
    add_store(command)
    add_backend(command)
    add_workers(command)
    command.set_defaults(run=_ingest)


def _ingest(options: argparse.Namespace) -> None:
    from analysis.ingest import ingest
    from analysis.store import open_store

    backend_named(options.backend)  # a wrong name is told before a store is made
    with reading_options(options) as articles:
        store = open_store(options.store, create=True)
        with progress_bar() as progress:
            added = ingest(
                store,
                articles,
                backend=options.backend,
                workers=options.workers,
                progress=progress,
            )
    print(_told(added, options.store))


def _told(added: Added, store: str) -> str:
    parts = [f"{added.read} read", f"{added.new} added", f"{added.known} known already"]
    if added.resumed:
        parts.append(f"{added.resumed} scored that an interrupted ingest had left")
    return f"{store}: {', '.join(parts)}"
