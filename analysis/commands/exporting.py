"""``export``: charts, or stored articles, into files."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console.options import Commands, add_filters, add_store, filters_in
from analysis.errors import ExportError, NothingToShow
from analysis.filters.values import date_value, one_of, today
from analysis.locale import DEFAULT_LANGUAGE, languages, load
from analysis.packs.own_files import watched_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.catalogue import Options, View
    from analysis.export import Appearance, Chart

ARTICLES, ALL = "articles", "all"
"""What can be exported beside the charts by name."""

ALL_FORMAT = "png"
"""The format of all charts where none is named: what every program takes."""

THEMES = ("print", "light")
"""The themes that files have; the dark one is for screens."""

LOOKS = {
    "size": "of pictures: column (default), page, slide or social",
    "scale": "1 to 4 pixels of a PNG for each of its size (default: 2)",
    "theme": "print (default) or light",
}

CHART_OPTIONS = {
    "grain": "calendar period of charts over time: auto (default), day, week, month, quarter, year",
    "measure": "n (default) or share, of charts over time",
    "events": "shown (default) or hidden, on charts over time",
    "side": "outlet (default) or language: what is set side by side",
    "among": "two to six outlets or languages to set side by side, comma separated",
    "versus": "period (default), topic, outlet or language: in what B differs from the filters",
    "other": "what B is: a topic, outlet or language, or a period FIRST..LAST",
    "vocabulary": "the topic whose words are shown",
    "vocabulary-language": "the language of words, and of discovered topics",
    "split": "language (default), topic or outlet: what corrections are counted by",
}


def add(commands: Commands) -> None:
    """Adds ``export``."""
    command = commands.add_parser(
        "export",
        help="write a chart, all charts, or stored articles to a file, filtered",
        description="Write a chart by its name, all of them, or the articles themselves with all "
        "their scores and what made them, to a file in the format that its name ends in. An "
        "unknown name or format lists those there are. Filters and options are spelled as in the "
        "dashboard's URL; docs/EXPORTS.md says more.",
    )
    command.add_argument("what", metavar="WHAT", help="the name of a chart, all, or articles")
    command.add_argument(
        "--out",
        metavar="FILE",
        required=True,
        help="the file to write; for all charts a folder or FILE.zip",
    )
    command.add_argument(
        "--format",
        metavar="FORMAT",
        help=f"of charts, where the name of the file does not say (all: {ALL_FORMAT})",
    )
    _add_looks(command)
    _add_options(command)
    add_store(command)
    add_filters(command)
    command.set_defaults(run=_export)


def _add_looks(command: argparse.ArgumentParser) -> None:
    looks = command.add_argument_group("how charts look")
    looks.add_argument(
        "--label-language",
        metavar="LANGUAGE",
        choices=languages(),
        default=DEFAULT_LANGUAGE,
        help=f"language of titles, labels and notes: {', '.join(languages())}",
    )
    for name, text in LOOKS.items():
        looks.add_argument(f"--{name}", metavar=name.upper(), help=text)


def _add_options(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("what charts show")
    for name, text in CHART_OPTIONS.items():
        group.add_argument(f"--{name}", metavar=name.upper(), help=text)


def _export(options: argparse.Namespace) -> None:
    if options.what == ARTICLES:
        _articles(options)
    elif options.what == ALL:
        _all(options)
    else:
        _chart(options)


def _chart(options: argparse.Namespace) -> None:
    from analysis.catalogue import check_takes, entry_named
    from analysis.export import format_named, format_of, whole

    entry, path = entry_named(options.what, also=(ALL, ARTICLES)), Path(options.out)
    form = format_named(options.format) if options.format else format_of(path)
    looks = _looks(options)
    check_takes(entry, _chart_options(options))
    with whole(path) as file:
        chart = entry.build(_view(options))
        file.write(form.write(chart, looks))
    print(f"{chart.name} (n = {chart.caption.n:,}) written to {path}")


def _all(options: argparse.Namespace) -> None:
    from analysis.export import format_named, several

    form, path = format_named(options.format or ALL_FORMAT), Path(options.out)
    looks = _looks(options)
    with several(path) as put:
        n = 0
        for chart in _all_there(_view(options)):
            put(f"{chart.name}.{form.ending}", form.write(chart, looks))
            n += 1
    print(f"{n} charts written to {path}")


def _all_there(view: View) -> Iterator[Chart]:
    """Every chart that there is something to show in; says of the others why they are left out.
    Raises NothingToShow where no article matches."""
    from analysis.catalogue import CATALOGUE
    from analysis.catalogue.making import any_of

    any_of(view)
    for entry in CATALOGUE.values():
        try:
            yield entry.build(view)
        except NothingToShow as error:
            print(f"{entry.name} is left out: {error}", file=sys.stderr)


def _view(options: argparse.Namespace) -> View:
    """What is to be exported. Raises FilterError for a filter or option that means nothing."""
    from analysis.catalogue import check, view_of
    from analysis.store import open_store

    filters = filters_in(options)
    view = view_of(
        open_store(options.store).connect(),
        filters,
        load(options.label_language),
        today=_day(options),
        watched=watched_in(options.store),
        options=_chart_options(options),
    )
    check(view)
    return view


def _day(options: argparse.Namespace) -> dt.date:
    """The day that files are dated with."""
    return date_value("as-of", options.as_of, as_of=today()) if options.as_of else today()


def _chart_options(options: argparse.Namespace) -> Options:
    from analysis.catalogue import Options

    named = {name.replace("-", "_") for name in CHART_OPTIONS}
    return Options.from_params({name: getattr(options, name) or "" for name in named})


def _looks(options: argparse.Namespace) -> Appearance:
    """How charts are to look. Raises FilterError for what there is none of."""
    from analysis.export import Appearance
    from analysis.export.pictures import COLUMN, SCALES, SIZES, USUAL_SCALE

    size = one_of("size", options.size or COLUMN.name, tuple(SIZES))
    scale = one_of("scale", options.scale or str(USUAL_SCALE), [str(each) for each in SCALES])
    theme = one_of("theme", options.theme or THEMES[0], THEMES)
    return Appearance(
        theme="light" if theme == "light" else "print", size=SIZES[size], scale=int(scale)
    )


def _articles(options: argparse.Namespace) -> None:
    from analysis import queries
    from analysis.export import articles, whole
    from analysis.store import open_store

    for name in ("format", *LOOKS, *CHART_OPTIONS):
        if getattr(options, name.replace("-", "_")):
            raise ExportError(f"articles have no --{name}, which is of charts; leave it out")
    path = Path(options.out)
    form = articles.format_of(path)
    filters = filters_in(options)
    with whole(path) as file:
        con = open_store(options.store).connect()
        queries.check(con, filters)
        n = articles.write(con, filters, form, file)
    print(f"{n} articles written to {path}")
