"""``feeds.toml``: which feeds are watched, how often, and who says that they ask.

contact = "desk@example.org"
interval = "30m"

[[feeds]]
url = "https://example.org/world.xml"
name = "Example, world"
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import SourceError
from analysis.sources.web import GDELT_MARK
from analysis.sources.web.errors import FetchError
from analysis.sources.web.gdelt import parse_search
from analysis.sources.web.urls import web_url

USUAL_INTERVAL = dt.timedelta(minutes=30)
SHORTEST_INTERVAL = dt.timedelta(minutes=1)
"""A feed is asked no more often, whatever the file says."""

LONGEST_INTERVAL = dt.timedelta(days=30)

_DURATION = re.compile(r"^(\d{1,6})\s*([smhd])$")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_KEYS = ("url", "name", "paused", "interval")


@dataclass(frozen=True, slots=True)
class Watched:
    """One entry of the file. ``url`` is a feed's address or ``gdelt:`` and a search; ``name`` is
    what it is called in lists, its address where the file has none."""

    url: str
    name: str
    interval: dt.timedelta
    paused: bool = False


@dataclass(frozen=True, slots=True)
class FeedList:
    """What the file says. ``problems`` has a line for each entry that is passed over;
    ``contact`` is None where it names nobody."""

    feeds: tuple[Watched, ...] = ()
    contact: str | None = None
    problems: tuple[str, ...] = ()


def read_feeds(path: Path, *, interval: dt.timedelta = USUAL_INTERVAL) -> FeedList:
    """The feeds in the file at ``path``, each address once; ``interval`` is used where it names
    none.

    An entry that cannot be used is a line in ``problems``, and the rest is kept. Raises
    SourceError where there is no such file, or it is not TOML.
    """
    table = tomllib_of(feeds_text(path), path)
    problems: list[str] = []
    usual = _interval(table.get("interval"), interval, f"{path}: interval", problems)
    found: dict[str, Watched] = {}
    for number, entry in enumerate(entries_of(table, path), start=1):
        where = f"{path}, feed {number}"
        feed = _watched(entry, usual, where, problems)
        if feed and feed.url in found:
            problems.append(f"{where}: {feed.url} stands there twice; take one out")
        elif feed:
            found[feed.url] = feed
    contact = table.get("contact")
    return FeedList(tuple(found.values()), str(contact) if contact else None, tuple(problems))


def feeds_text(path: Path) -> str:
    """The text of the file. Raises SourceError where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise SourceError(
            f"{path}: cannot be read ({reason}); name a file with [[feeds]] in it"
        ) from None


def tomllib_of(text: str, path: Path) -> dict[str, Any]:
    """The table in ``text``. Raises SourceError where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path}: not valid TOML ({error}); mend that line") from None


def entries_of(table: Mapping[str, Any], path: Path) -> list[Any]:
    """The entries under ``[[feeds]]``. Raises SourceError where these are something else."""
    entries = table.get("feeds", [])
    if not isinstance(entries, list):
        raise SourceError(f"{path}: feeds is no list; write [[feeds]] above each feed")
    return entries


def source_url(text: str) -> str:
    """``text`` as the address of a feed, or a search, in its one spelling. Raises FetchError."""
    stripped = text.strip()
    if stripped.startswith(GDELT_MARK):
        query = stripped.removeprefix(GDELT_MARK).strip()
        parse_search(query)
        return f"{GDELT_MARK}{query}"
    return str(web_url(stripped))


def _watched(entry: Any, usual: dt.timedelta, where: str, problems: list[str]) -> Watched | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
        problems.append(f'{where}: no address; write url = "https://…"')
        return None
    try:
        url = source_url(entry["url"])
    except FetchError as error:
        problems.append(f"{where}: {error}")
        return None
    if unknown := [key for key in entry if key not in _KEYS]:
        problems.append(f"{where}: unknown key {unknown[0]}; use {', '.join(_KEYS)}")
    interval = _interval(entry.get("interval"), usual, where, problems)
    name = " ".join(str(entry.get("name") or url).split())
    return Watched(url, name, interval, paused=entry.get("paused") is True)


def _interval(value: Any, usual: dt.timedelta, where: str, problems: list[str]) -> dt.timedelta:
    if value is None:
        return usual
    try:
        return parse_interval(str(value))
    except SourceError as error:
        problems.append(f"{where}: {error}")
        return usual


def parse_interval(text: str) -> dt.timedelta:
    """``90s``, ``30m``, ``2h`` or ``1d`` as a duration, a minute to thirty days.

    Raises SourceError for anything else.
    """
    match = _DURATION.match(text.strip())
    found = dt.timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None
    if found is None or not SHORTEST_INTERVAL <= found <= LONGEST_INTERVAL:
        raise SourceError(f"{text!r} is no interval; write 30m, 2h or 1d, from 1m to 30d")
    return found
