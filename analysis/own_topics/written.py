"""An own topic as the TOML of its file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

from analysis import packs
from analysis.packs.watched import LISTS, OwnTopic

NOTE = "# A watched topic; docs/TOPICS.md says how it is written."


def to_toml(
    topic: OwnTopic,
    *,
    revision: int | None = None,
    changed: dt.datetime | None = None,
    by: str | None = None,
    removed: bool = False,
) -> str:
    """The file of a topic, which `analysis.packs.own_files` reads back to an equal one; with the
    number of its revision, when it was made and by whom, where these are known."""
    head = {
        "revision": revision,
        "changed": changed and changed.isoformat(timespec="seconds"),
        "by": by,
        "removed": removed or None,
    }
    lines = [NOTE, *_values({name: value for name, value in head.items() if value is not None})]
    lines += ["", "[name]", *_values(topic.names)]
    for code in packs.languages():
        lists = {name: getattr(topic, name).get(code) for name in LISTS}
        there = {name: phrases for name, phrases in lists.items() if phrases}
        lines += ["", f"[{code}]", *_lists(there)] if there else []
    return "\n".join(lines) + "\n"


def _values(table: Mapping[str, object]) -> Iterator[str]:
    return (f"{name} = {_value(value)}" for name, value in table.items())


def _value(value: object) -> str:
    """JSON's strings, numbers and truth values are TOML's, except that TOML also escapes DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _lists(lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """One phrase a line, so that a change shows as one line in what compares files."""
    for name, phrases in lists.items():
        yield f"{name} = ["
        yield from (f"    {_value(phrase)}," for phrase in phrases)
        yield "]"
