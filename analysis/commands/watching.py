"""``watch``: feeds read on a schedule into a store."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
from pathlib import Path

from analysis.console.lines import say
from analysis.console.options import Commands, add_backend, add_store, add_web, web_settings
from analysis.errors import SourceError
from analysis.tone import backend_named

TAKE_NO_MORE = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C, and how service managers end a process."""


def add(commands: Commands) -> None:
    """Adds ``watch``."""
    command = commands.add_parser(
        "watch",
        help="read feeds on a schedule into a store",
        description="Read the feeds that a file names into a store, each when it is due, until "
        "stopped. What is new is fetched in full, one line says what became of each item, and "
        "a feed that fails stops no other. docs/WATCHING.md describes the file.",
    )
    command.add_argument("feeds", metavar="FEEDS", type=Path, help="the file, such as feeds.toml")
    add_store(command)
    add_backend(command)
    command.add_argument(
        "--once", action="store_true", help="read each feed once, then end (for cron)"
    )
    command.add_argument(
        "--interval",
        metavar="TIME",
        help="time between two reads of a feed, such as 30m or 2h, "
        "where the file does not say (default: 30m)",
    )
    add_web(command)
    command.set_defaults(run=_watch)


def _watch(options: argparse.Namespace) -> None:
    from analysis.store import open_store
    from analysis.watch import Watcher
    from analysis.watch.feeds_file import USUAL_INTERVAL, parse_interval, read_feeds

    backend_named(options.backend)  # a wrong name or file is told before a store is made
    interval = parse_interval(options.interval) if options.interval else USUAL_INTERVAL
    read_feeds(options.feeds)
    watcher = Watcher(
        options.feeds,
        open_store(options.store, create=True),
        log=_log,
        settings=web_settings(options),
        backend=options.backend,
        interval=interval,
    )
    for number in TAKE_NO_MORE:
        signal.signal(number, lambda *_: watcher.stop())
    tally = watcher.run(once=options.once)
    if options.once and tally.reads and tally.failed == tally.reads:
        raise SourceError(
            f"{options.feeds}: none of {tally.reads} feeds could be read; the lines above say why"
        )
    say(
        f"{options.store}: {tally.reads} reads of feeds, {tally.failed} failed; "
        f"{tally.kept} articles, {tally.skipped} skipped"
    )


def _log(line: str) -> None:
    now = dt.datetime.now(dt.UTC)
    print(f"{now:%Y-%m-%dT%H:%M:%SZ} {line}", flush=True)
