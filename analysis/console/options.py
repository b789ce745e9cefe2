"""The options that several commands take, declared once."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from analysis.errors import PackError
from analysis.filters import PARAMS, Filters
from analysis.filters.values import date_value, today
from analysis.packs.own_files import read_folder, watched_in

if TYPE_CHECKING:
    from analysis.packs.watched import Watched
    from analysis.sources.web.settings import FetchSettings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `argparse.ArgumentParser.add_subparsers` gives; argparse has no public name for it."""

DEFAULT_STORE = "store"

_FILTERS = {
    "since": "first day: YYYY-MM-DD, YYYY-MM, YYYY, or last-week, last-30-days …",
    "until": "last day, in the same forms",
    "topic": "topic key; several comma separated or repeated",
    "match": "any (default) or all of the topics",
    "outlet": "outlet; several comma separated or repeated; (none) for articles without one",
    "language": "language code such as ar, en, ru; several as above",
    "tone": "negative, neutral, positive, none (several as above), or a range LOW..HIGH",
    "search": 'words that must all occur in title or text; OR, NOT, -word, "in this order", begin*',
    "count": "placements (default: every article), stories (each once, by its earliest article) "
    "or original (first of their story, no agency credited)",
}


def add_paths(command: argparse.ArgumentParser) -> None:
    """PATH…, at least one, and how they are read: ``--map``, ``--each``, and for what is on the
    web ``--allow-private`` and ``--contact``."""
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files, folders or quoted patterns ('clips/**/*.pdf'): texts, documents, saved "
        "pages, mails, tables, JSON, each also as .gz or in a .zip; addresses of pages and feeds "
        "(https://…); searches of GDELT ('gdelt:WORDS')",
    )
    command.add_argument(
        "--map",
        metavar="FIELD=COLUMN,…",
        action="append",
        default=[],
        help="which column of a table holds a field, such as title=Headline,text=Body",
    )
    command.add_argument(
        "--each", action="store_true", help="a line on standard error for each file read"
    )
    add_web(command)


def add_web(command: argparse.ArgumentParser) -> None:
    """``--allow-private`` and ``--contact``, which `web_settings` reads."""
    command.add_argument(
        "--allow-private",
        action="store_true",
        help="also read from private and loopback addresses of the network",
    )
    command.add_argument(
        "--contact",
        metavar="ADDRESS",
        default=os.environ.get("CONTACT"),
        help="whom a site may write to, told in every request (default: $CONTACT)",
    )


def web_settings(options: argparse.Namespace) -> FetchSettings:
    """How the web is read, as `add_web`'s options say."""
    from analysis.sources.web.settings import FetchSettings

    return FetchSettings(allow_private=options.allow_private, contact=options.contact or None)


def add_store(command: argparse.ArgumentParser) -> None:
    """``--store DIR``, from ``$STORE`` where it is not given."""
    command.add_argument(
        "--store",
        metavar="DIR",
        default=os.environ.get("STORE") or DEFAULT_STORE,
        help="the store's folder (default: $STORE, else ./store)",
    )


def add_topics(command: argparse.ArgumentParser) -> None:
    """``--topics DIR``, which `topics_named` reads."""
    command.add_argument(
        "--topics",
        metavar="DIR",
        help="folder of your own topics (default: $PACKS, else those of $STORE or ./store)",
    )


def topics_named(options: argparse.Namespace) -> Watched:
    """The topics that are watched, as `add_topics`'s option says. Raises PackError for a file
    that holds none, or a folder named that is not there."""
    if options.topics is None:
        return watched_in(os.environ.get("STORE") or DEFAULT_STORE)
    if not Path(options.topics).is_dir():
        raise PackError(f"--topics {options.topics}: there is no such folder; name one with topics")
    return read_folder(Path(options.topics))


def add_backend(command: argparse.ArgumentParser) -> None:
    """``--backend NAME``, None for the best."""
    command.add_argument(
        "--backend",
        metavar="NAME",
        help="what scores tone: learned (default), rules, or nli:MODEL, an entailment model in a "
        "folder or on the hub (nli alone: the one that $ANALYSIS_NLI_MODEL names)",
    )


def add_workers(command: argparse.ArgumentParser) -> None:
    """``--workers N``, one for each core where it is not given."""
    command.add_argument(
        "--workers",
        metavar="N",
        type=int,
        default=os.cpu_count() or 1,
        help="processes that score (default: one for each core)",
    )


def add_filters(command: argparse.ArgumentParser) -> None:
    """The filters, spelled as in the dashboard's URL; `filters_in` reads them."""
    group = command.add_argument_group("filters")
    for name, text in _FILTERS.items():
        group.add_argument(f"--{name}", metavar=name.upper(), action="append", help=text)
    group.add_argument(
        "--undated", action="store_const", const="1", help="with dates: undated articles too"
    )
    group.add_argument(
        "--as-of", metavar="DATE", help="the day that last-week … count from (default: today)"
    )


def filters_in(options: argparse.Namespace) -> Filters:
    """The filters that were given, on the topics watched in the store. Raises FilterError for a
    value that means nothing."""
    as_of = date_value("as-of", options.as_of, as_of=today()) if options.as_of else None
    given = {name: getattr(options, name) for name in PARAMS}
    return Filters.from_params(given, topics=watched_in(options.store).keys, as_of=as_of)
