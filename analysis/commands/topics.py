"""``topics``: the watched topics, and one's own among them."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console.lines import say
from analysis.console.options import Commands, add_filters, add_store, filters_in

if TYPE_CHECKING:
    from analysis.own_topics.checking import Problem
    from analysis.own_topics.preview import Estimate, Preview
    from analysis.packs.watched import OwnTopic, Watched


def add(commands: Commands) -> None:
    """Adds ``topics`` with ``list``, ``show``, ``add``, ``remove`` and ``preview``."""
    command = commands.add_parser(
        "topics",
        help="the watched topics: list, show, add, change, remove, preview",
        description="The watched topics, your own among them; docs/TOPICS.md describes their "
        "files. After a change: python -m analysis rescore.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = _action(actions, "list", "print each topic's key, name and number of terms")
    listed.set_defaults(run=_list)
    shown = _action(actions, "show", "print a topic as the file that add reads")
    shown.add_argument("key", metavar="KEY", help="a topic's key; see: topics list")
    shown.set_defaults(run=_show)
    _add_changes(actions)
    looked_at = _action(actions, "preview", "what a topic's file would find in the store")
    looked_at.add_argument("file", metavar="FILE.toml", help="a topic's file, KEY.toml")
    add_filters(looked_at)
    looked_at.set_defaults(run=_preview)


def _add_changes(actions: Commands) -> None:
    added = _action(actions, "add", "keep a topic's file, or change the topic of its key")
    added.add_argument("file", metavar="FILE.toml", help="a topic's file, KEY.toml")
    added.add_argument(
        "--replace", action="store_true", help="change the topic that has this key already"
    )
    added.set_defaults(run=_add)
    removed = _action(actions, "remove", "take an own topic away; its history stays")
    removed.add_argument("key", metavar="KEY", help="a topic's key; see: topics list")
    removed.set_defaults(run=_remove)


def _action(actions: Commands, name: str, told: str) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=told)
    add_store(action)
    return action


def _list(options: argparse.Namespace) -> None:
    watched = _watched(options)
    for key in watched.keys:
        kind = "changed" if key in watched.changed else "own" if watched.get(key) else "shipped"
        topic = watched.topic(key)
        terms = sum(map(len, topic.terms.values())) if topic else 0
        print(f"{key}\t{watched.label(key)}\t{kind}\t{terms} terms")


def _show(options: argparse.Namespace) -> None:
    from analysis.own_topics.written import to_toml

    print(to_toml(_known(options.key, _watched(options))), end="")


def _add(options: argparse.Namespace) -> None:
    from analysis.own_topics.checking import problems
    from analysis.own_topics.keeping import save, state_of
    from analysis.packs.own_files import folder_of, read_file

    topic, watched = read_file(Path(options.file)), _watched(options)
    _refuse(problems(topic, watched, new=not options.replace), options.file)
    found = _looked_at(options, topic)
    _refuse([*found.common] if found else [], options.file)
    folder = folder_of(options.store)
    saved = save(folder, topic, began=state_of(folder, topic.key), by=_user())
    print(f"{folder}: {topic.key} kept, revision {saved.revision}")
    say(f"to use it: python -m analysis rescore --store {options.store}")


def _remove(options: argparse.Namespace) -> None:
    from analysis.own_topics.keeping import remove, state_of
    from analysis.packs.own_files import folder_of

    folder = folder_of(options.store)
    remove(folder, options.key, began=state_of(folder, options.key), by=_user())
    print(f"{folder}: {options.key} removed; its revisions stay in history/{options.key}")


def _preview(options: argparse.Namespace) -> None:
    from analysis.packs.own_files import read_file

    topic = read_file(Path(options.file))
    found = _looked_at(options, topic)
    for line in _told(found, topic) if found else ():
        print(line)


def _looked_at(options: argparse.Namespace, topic: OwnTopic) -> Preview | None:
    """What a topic finds in the store; warnings are said. ``None`` where there is no store."""
    from analysis.own_topics.checking import missing
    from analysis.own_topics.preview import preview
    from analysis.store import open_store
    from analysis.store.layout import is_store

    if options.action == "add" and not is_store(options.store):
        return None
    filters = filters_in(options) if options.action == "preview" else None
    from analysis.filters import Filters

    found = preview(open_store(options.store).connect(), topic, filters or Filters())
    for warning in missing(topic, {code: n for code, (n, _) in found.by_language.items()}):
        say(str(warning))
    return found


def _told(found: Preview, topic: OwnTopic) -> Iterator[str]:
    yield f"{topic.key}: {_number(found.matched)} of {found.total} articles"
    for code, (n, estimate) in found.by_language.items():
        yield f"  {code}: {_number(estimate)} of {n}"
    if found.estimated:
        yield f"  estimated from {found.read} of {found.candidates} that may name it"
    yield f"  gained {_number(found.gained)}, lost {_number(found.lost)}"
    for other in found.beside:
        yield f"  with {other.key}: {_number(other.both)} of its {other.n}"
    for example in found.examples:
        yield f"  {example.language} {example.article}: {_marked(example.text, example.marks)}"
    for problem in found.common:
        yield f"  {problem}"


def _number(estimate: Estimate) -> str:
    if estimate.exact:
        return f"{estimate.n:.0f}"
    return f"about {estimate.n:.0f} ({estimate.low:.0f}–{estimate.high:.0f})"


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text on one line with what names the topic in brackets."""
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return " ".join(text.split())


def _refuse(problems: list[Problem], file: str) -> None:
    """Raises PackError with the first problem; the others are said before."""
    from analysis.errors import PackError

    for other in problems[1:]:
        say(f"{file}: {other}")
    if problems:
        raise PackError(f"{file}: {problems[0]}")


def _known(key: str, watched: Watched) -> OwnTopic:
    from analysis.errors import PackError
    from analysis.packs import nearest

    topic = watched.topic(key)
    if topic is None:
        raise PackError(f"{key}: no topic has this key{nearest(key, watched.keys)}")
    return topic


def _watched(options: argparse.Namespace) -> Watched:
    from analysis.packs.own_files import watched_in

    return watched_in(options.store)


def _user() -> str | None:
    """Who is logged in; ``None`` where the system does not say."""
    try:
        return getpass.getuser()
    except OSError:
        return None
