"""Events to see coverage against: the main ones of US–Russia relations, and a user's own."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.problems import problem

RANKS = (1, 2, 3)
"""How much an event is, the main ones first; a user's own are of the first."""

LONGEST = 200
"""Letters of an event's text: a line below a chart."""


class EventsError(AnalysisError):
    """Events that cannot be read or kept at all."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a ``day``: a line in each language (``""`` for one of unknown language),
    its ``rank`` (1 the main ones … 3), and whether it is the user's ``own``."""

    day: dt.date
    texts: Mapping[str, str] = field(hash=False)
    rank: int = 1
    own: bool = False

    def text(self, language: str) -> str:
        """The line in a language, else in English, else as its author wrote it."""
        return self.texts.get(language) or self.texts.get("en") or self.texts[""]


def own_event(day: dt.date, text: str) -> Event:
    """An event of the user's own: its text on one line, cut to `LONGEST` letters.

    Raises EventsError where it has no text.
    """
    line = " ".join(text.split())[:LONGEST].rstrip()
    if not line:
        raise problem(EventsError, "events", "no_text")
    return Event(day, {"": line}, own=True)


@cache
def shipped() -> tuple[Event, ...]:
    """The events that come with the project, in order of their days."""
    text = Path(__file__).with_name("events.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["event"]
    events = [
        Event(row["date"], {k: v for k, v in row.items() if isinstance(v, str)}, row["rank"])
        for row in rows
    ]
    return tuple(sorted(events, key=lambda event: event.day))


def between(events: Iterable[Event], first: dt.date, last: dt.date) -> tuple[Event, ...]:
    """The events from ``first`` to ``last``, both included, in order of their days."""
    within = (event for event in events if first <= event.day <= last)
    return tuple(sorted(within, key=lambda event: (event.day, event.rank)))
