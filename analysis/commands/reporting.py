"""``report``: charts, text and stories into one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.console.options import Commands, add_filters, add_store, filters_in
from analysis.filters.values import date_value, split_values, today
from analysis.locale import DEFAULT_LANGUAGE, languages, load
from analysis.packs.own_files import watched_in


def add(commands: Commands) -> None:
    """Adds ``report``."""
    command = commands.add_parser(
        "report",
        help="write a report on stored articles to a file: charts, text, stories, how it was made",
        description="Write a report on the stored articles that filters choose: charts with a text "
        "made of their numbers, the stories behind them, and what makes the report again. Filters "
        "are spelled as in the dashboard's URL; docs/EXPORTS.md says more.",
    )
    command.add_argument("--out", metavar="FILE.html", required=True, help="the file to write")
    command.add_argument("--title", metavar="TEXT", default="", help="the report's title")
    command.add_argument(
        "--report-language",
        metavar="LANGUAGE",
        choices=languages(),
        default=DEFAULT_LANGUAGE,
        help=f"language of the report: {', '.join(languages())} (--language chooses articles)",
    )
    command.add_argument(
        "--charts",
        metavar="NAME,…",
        default="",
        help="its charts in their order, by the names that export has for them",
    )
    add_store(command)
    add_filters(command)
    command.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> None:
    from analysis import report
    from analysis.catalogue import check, entry_named, view_of
    from analysis.export import whole
    from analysis.store import open_store

    path, charts = Path(options.out), split_values(options.charts)
    write = report.format_of(path)
    for name in charts:
        entry_named(name)
    day = date_value("as-of", options.as_of, as_of=today()) if options.as_of else today()
    with whole(path) as file:
        filters, store = filters_in(options), open_store(options.store)
        view = view_of(
            store.connect(),
            filters,
            load(options.report_language),
            today=day,
            watched=watched_in(options.store),
        )
        check(view)
        wanted = report.Wanted(charts=charts, title=options.title, store=store.version())
        made = report.report_of(view, wanted)
        file.write(write(made))
    for name, why in made.left_out.items():
        print(f"{name} is left out: {why}", file=sys.stderr)
    print(f"a report of {made.provenance.n:,} articles written to {path}")
