"""``export``: stored articles into a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.console.options import Commands, add_filters, add_store, filters_in


def add(commands: Commands) -> None:
    """Adds ``export``."""
    command = commands.add_parser(
        "export",
        help="write stored articles to a file, filtered",
        description="Write the articles that the filters let through, with all their scores and "
        "what made them, to a file: CSV or Excel for spreadsheets, JSON lines or Parquet for "
        "programs. Filters are spelled as in the dashboard's URL. docs/EXPORTS.md says more.",
    )
    command.add_argument("what", metavar="WHAT", choices=("articles",), help="articles")
    command.add_argument(
        "--out",
        metavar="FILE",
        required=True,
        help="the file to write; its ending says how: .csv, .xlsx, .jsonl or .parquet",
    )
    add_store(command)
    add_filters(command)
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    from analysis import queries
    from analysis.export import articles, whole
    from analysis.store import open_store

    path = Path(options.out)
    form = articles.format_of(path)
    filters = filters_in(options)
    with whole(path) as file:
        con = open_store(options.store).connect()
        queries.check(con, filters)
        n = articles.write(con, filters, form, file)
    print(f"{n} articles written to {path}")
