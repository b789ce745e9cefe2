"""``export``: stored articles into a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.console.options import Commands, add_filters, add_store, filters_in
from analysis.errors import SourceError


def add(commands: Commands) -> None:
    """Adds ``export``."""
    command = commands.add_parser(
        "export",
        help="write stored articles to a file, filtered",
        description="Write the articles that the filters let through to a CSV file that "
        "spreadsheets open. Filters are spelled as in the dashboard's URL.",
    )
    command.add_argument("what", metavar="WHAT", choices=("articles",), help="articles")
    command.add_argument("--out", metavar="FILE.csv", required=True, help="the file to write")
    add_store(command)
    add_filters(command)
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    from analysis import queries
    from analysis.export import to_csv
    from analysis.store import open_store

    filters = filters_in(options)
    con = open_store(options.store).connect()
    queries.check(con, filters)
    table = queries.articles_table(con, filters, limit=None)
    try:
        Path(options.out).write_bytes(to_csv(table))
    except OSError as error:
        raise SourceError(
            f"--out {options.out}: cannot be written ({error.strerror}); name another file"
        ) from None
    print(f"{len(table)} articles written to {options.out}")
