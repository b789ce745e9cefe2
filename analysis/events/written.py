"""A user's own events as a CSV file has them, in whatever form dates and letters are written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.dates import parse_date, read_date
from analysis.errors import AnalysisError
from analysis.events import Event, EventsError, own_event
from analysis.problems import problem
from analysis.sources.decoding import decoded, undecoded

DELIMITERS = ",;\t"

LARGEST = 1 << 20
"""Bytes of a file of events: as many events as are kept, each as long as it may be, come to a
tenth of it in UTF-8."""

_MONTH_FIRST = re.compile(r"\s*[01]?\d/(?:1[3-9]|2\d|3[01])/\d")
"""A date as 8/13/2024, which can only have its month first."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that cannot be used: its line in the file, counted from 1, and why."""

    line: int
    why: AnalysisError

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


@dataclass(frozen=True, slots=True)
class Written:
    """The events of a file, each once, and its rows that are left out."""

    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]


def read_csv(data: bytes) -> Written:
    """The events of a CSV file with a date and a text in each row, in either order.

    Dates are read as `analysis.dates` reads those of the press; where 5/3/2024 could be either,
    the day comes first unless another date in the file can only have its month first. Comma,
    semicolon or tab may part the cells, and the first row may be headings. A row that cannot be
    used is left out and named by its line. Raises EventsError for what is no table of text.
    """
    rows = list(_rows(_text(data)))
    dates = _date_column([row for _, row in rows])
    month_first = any(_MONTH_FIRST.match(_cell(row, dates)) for _, row in rows)
    events: list[Event] = []
    left_out: list[LeftOut] = []
    for place, (line, row) in enumerate(rows):
        try:
            events.append(_event(row, dates, month_first=month_first))
        except AnalysisError as error:
            if place or _looks_dated(_cell(row, dates)):
                left_out.append(LeftOut(line, error))
    return Written(tuple(dict.fromkeys(events)), tuple(left_out))


def write_csv(events: Sequence[Event]) -> str:
    """The CSV file that `read_csv` reads these events from."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("date", "text"))
    writer.writerows((event.day.isoformat(), event.text("")) for event in events)
    return file.getvalue()


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise problem(EventsError, "events", "too_large", most=f"{LARGEST >> 10:,}")
    text, _ = decoded(data)
    if "\x00" in text or undecoded(text):
        raise problem(EventsError, "events", "no_table")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with anything in it, with the number of its line."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text), delimiter=max(DELIMITERS, key=head.count))
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _date_column(rows: Sequence[Sequence[str]]) -> int:
    """Where most rows have a date: the first cell or the second."""
    counts = [sum(parse_date(_cell(row, place)) is not None for row in rows) for place in (0, 1)]
    return int(counts[1] > counts[0])


def _event(row: Sequence[str], dates: int, *, month_first: bool) -> Event:
    """The event of a row. Raises DateError or EventsError where it has none."""
    day = read_date(_cell(row, dates), month_first=month_first)
    if day is None:
        raise problem(EventsError, "events", "no_date")
    return own_event(day, _cell(row, 1 - dates))


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if len(row) > place else ""


def _looks_dated(text: str) -> bool:
    """Whether a cell is meant as a date, and no heading."""
    return any(letter.isdigit() for letter in text)
