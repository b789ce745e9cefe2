"""``events``: one's own events, which the dashboard marks on its charts over time."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console.lines import say
from analysis.console.options import Commands, add_store

if TYPE_CHECKING:
    from analysis.events import Event


def add(commands: Commands) -> None:
    """Adds ``events`` with ``add``, ``list`` and ``remove``."""
    command = commands.add_parser(
        "events",
        help="your own events, marked on the charts over time",
        description="Keep your own events beside a store; the dashboard marks them on its charts "
        "over time. docs/EVENTS.md describes the file.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_add(actions)
    _add_list(actions)
    _add_remove(actions)


def _add_add(actions: Commands) -> None:
    action = actions.add_parser("add", help="add the events of CSV files, or one event")
    action.add_argument(
        "what", metavar="FILE.csv", nargs="+", help="files; with --on the text of one event"
    )
    action.add_argument("--on", metavar="DATE", help="the day of the one event")
    add_store(action)
    action.set_defaults(run=_add)


def _add_list(actions: Commands) -> None:
    action = actions.add_parser("list", help="print the events, as a CSV file that add reads")
    action.add_argument(
        "--shipped", action="store_true", help="those that come with the program instead"
    )
    add_store(action)
    action.set_defaults(run=_list)


def _add_remove(actions: Commands) -> None:
    action = actions.add_parser("remove", help="remove the events of some days, or all")
    action.add_argument("days", metavar="DATE", nargs="*", help="days; of each all events go")
    action.add_argument("--all", action="store_true", help="remove all of them")
    add_store(action)
    action.set_defaults(run=_remove)


def _add(options: argparse.Namespace) -> None:
    from analysis.events.kept import add_events

    folder = _store(options)
    added = add_events(folder, list(_given(options)))
    parts = [f"{added.new} events added", f"{added.known} known already"]
    parts += [f"{added.left_out} without room left out"] * bool(added.left_out)
    print(f"{options.store}: {', '.join(parts)}")


def _given(options: argparse.Namespace) -> Iterable[Event]:
    """The events that are to be added; rows of files that cannot be used are said."""
    from analysis.dates import DateError, read_date
    from analysis.events import EventsError, own_event
    from analysis.events.written import read_csv

    if options.on is not None:
        day = read_date(options.on)
        if day is None:
            raise DateError("--on has no date; write it as YYYY-MM-DD")
        yield own_event(day, " ".join(options.what))
        return
    for name in options.what:
        try:
            written = read_csv(Path(name).read_bytes())
        except OSError as error:
            raise EventsError(f"{name}: {error.strerror}; name a CSV file of events") from None
        for row in written.left_out:
            say(f"{name}, {row}")
        yield from written.events


def _list(options: argparse.Namespace) -> None:
    from analysis.events import own_event, shipped
    from analysis.events.kept import own_events
    from analysis.events.written import write_csv

    if options.shipped:
        events: Iterable[Event] = [own_event(each.day, each.text("en")) for each in shipped()]
    else:
        events = own_events(_store(options))
    print(write_csv(list(events)), end="")


def _remove(options: argparse.Namespace) -> None:
    from analysis.dates import read_date
    from analysis.events import EventsError
    from analysis.events.kept import own_events, remove_events

    if bool(options.days) == options.all:
        raise EventsError("name the days whose events go, or --all; see: events list")
    folder = _store(options)
    days = {read_date(text) for text in options.days}
    gone = [each for each in own_events(folder) if options.all or each.day in days]
    print(f"{options.store}: {remove_events(folder, gone)} events removed")


def _store(options: argparse.Namespace) -> Path:
    """The folder of the store that there is."""
    from analysis.store import open_store

    return open_store(options.store).folder
