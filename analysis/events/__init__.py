"""Events to see coverage against: the main ones of US–Russia relations, and a user's own."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.errors import AnalysisError

RANKS = (1, 2, 3)
"""How much an event is, the main ones first; a user's own are of the first."""

MOST_OWN = 200
"""Events of one's own at most: more would hide the chart they are to explain."""

LONGEST = 200
"""Letters of an event's text: a line below a chart."""


class EventsError(AnalysisError):
    """A file of events that cannot be read at all."""


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


@dataclass(frozen=True, slots=True)
class OwnEvents:
    """The events of a file, and a line for each of its rows that is left out."""

    events: tuple[Event, ...]
    problems: tuple[str, ...]


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


def read_csv(data: bytes) -> OwnEvents:
    """The events of a CSV file with a date (2024-08-01) and a text in each row.

    Comma, semicolon or tab may part them; a first row without a date is taken for headings.
    Rows that cannot be used are left out and named. Raises EventsError for a file that is no
    text in UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EventsError("the file of events is no text in UTF-8; save it as CSV UTF-8") from None
    rows = list(_rows(text))
    events: list[Event] = []
    problems: list[str] = []
    for place, (line, row) in enumerate(rows):
        day = _day(row[0])
        problem = _problem(row, day, len(events))
        if problem is None and day is not None:
            events.append(Event(day, {"": _said(row)}, own=True))
        elif problem and (place or _looks_dated(row[0])):
            problems.append(f"line {line}: {problem}")
    return OwnEvents(tuple(events), tuple(problems))


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with anything in it, with the number of its line."""
    head = text.splitlines()[0] if text.strip() else ""
    parts = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=parts)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _problem(row: Sequence[str], day: dt.date | None, kept: int) -> str | None:
    """Why a row is left out; None where it can be used."""
    if day is None:
        return f"“{row[0].strip()[:20]}” is no date; write 2024-08-01"
    if not _said(row):
        return "no text; write it after the date"
    if kept >= MOST_OWN:
        return f"more than {MOST_OWN} events; leave some out"
    return None


def _said(row: Sequence[str]) -> str:
    """The text of a row on one line, cut to `LONGEST`."""
    return " ".join((row[1] if len(row) > 1 else "").split())[:LONGEST]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


def _looks_dated(text: str) -> bool:
    """Whether a cell is meant as a date, and no heading."""
    return any(letter.isdigit() for letter in text)
