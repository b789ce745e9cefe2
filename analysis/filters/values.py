"""What people write for a filter, read and checked: dates, tones, lists of values."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence

from analysis.filters.wording import problem
from analysis.models import TONE_CLASSES

MOST_LISTED = 20
"""Valid values that an error lists; a store may have hundreds of outlets."""

DAYS_AGO = {"today": 0, "yesterday": 1, "last-week": 7, "last-fortnight": 14}
MONTHS_AGO = {"last-month": 1, "last-quarter": 3, "last-year": 12}

LAST_DAYS = re.compile(r"last-([1-9]\d{0,4})-days")
"""So many days up to the day it is, that day among them: ``last-30-days``."""

_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_TONE_RANGE = re.compile(r"\s*([+-]?\d*\.?\d*)\s*\.\.\s*([+-]?\d*\.?\d*)\s*")


def date_value(name: str, value: str, *, as_of: dt.date, end: bool = False) -> dt.date:
    """The day that ``value`` names: ``2017-05-03``, ``2017-05``, ``2017`` or ``last-week``.

    A month or year is its first day, or its last where ``end`` is true. Relative names
    count back from ``as_of``; of ``last-30-days`` it is the first. Raises FilterError otherwise.
    """
    text = value.strip().lower()
    if match := LAST_DAYS.fullmatch(text):
        return as_of - dt.timedelta(days=int(match[1]) - 1)
    if text in DAYS_AGO:
        return as_of - dt.timedelta(days=DAYS_AGO[text])
    if text in MONTHS_AGO:
        return _months_before(as_of, MONTHS_AGO[text])
    try:
        return _part_of_date(text, end=end) or dt.date.fromisoformat(text)
    except ValueError:
        names = ", ".join([*DAYS_AGO, *MONTHS_AGO, "last-30-days"])
        raise problem("not_a_date", name=name, value=value, names=names) from None


def is_relative(value: str) -> bool:
    """Whether the day that ``value`` names differs from one day to the next."""
    text = value.strip().lower()
    return text in DAYS_AGO or text in MONTHS_AGO or bool(LAST_DAYS.fullmatch(text))


def days_ago(day: dt.date, *, as_of: dt.date) -> str:
    """A day no later than ``as_of`` as `date_value` reads it back from any other day: as many
    days before that one. ``last-1-days`` is ``as_of`` itself."""
    return f"last-{(as_of - day).days + 1}-days"


def today() -> dt.date:
    """The day it is where this runs."""
    return dt.datetime.now().astimezone().date()


def _part_of_date(text: str, *, end: bool) -> dt.date | None:
    match = _PART_OF_DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if end else 1)
    day = monthrange(year, month)[1] if end and 1 <= month <= 12 else 1
    return dt.date(year, month, day)


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def tone_value(value: str) -> str | None:
    """A tone filter in its one spelling, ``None`` where it lets everything through.

    ``"positive,negative"`` becomes ``"negative,positive"``, ``" .2 .. 1"`` becomes
    ``"0.2..1"``; an open end is the scale's own. Raises FilterError otherwise.
    """
    if ".." in value:
        low, high = tone_range(value)
        return f"{low:g}..{high:g}"
    wanted = split_values(value.lower())
    for name in wanted:
        one_of("tone", name, TONE_CLASSES, kind="unknown_tone")
    kept = [name for name in TONE_CLASSES if name in wanted]
    return ",".join(kept) if 0 < len(kept) < len(TONE_CLASSES) else None


def tone_range(value: str) -> tuple[float, float]:
    """The two ends of ``"LOW..HIGH"``, each −1…+1. Raises FilterError where it is none."""
    match = _TONE_RANGE.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        low, high = float(match[1] or -1), float(match[2] or 1)
    except ValueError:
        raise problem("not_a_range", value=value) from None
    if not -1 <= low <= high <= 1:
        raise problem("range_order", value=value)
    return low, high


def one_of(name: str, value: str, valid: Sequence[str], *, kind: str = "unknown") -> str:
    """``value`` if it is one of ``valid``; else a FilterError of that ``kind`` with the nearest
    and all of them."""
    if value in valid:
        return value
    choices = ", ".join(valid[:MOST_LISTED]) + " …" * (len(valid) > MOST_LISTED)
    near = difflib.get_close_matches(value, valid, n=1)
    parts = {"name": name, "value": value, "choices": choices}
    raise problem(f"{kind}_near", near=near[0], **parts) if near else problem(kind, **parts)


def split_values(text: str) -> list[str]:
    """The values of a comma separated list; one that holds a comma is written in "quotes"."""
    rows = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True, strict=False)
    return [value for row in rows for value in row if value.strip()]


def join_values(values: Iterable[str]) -> str:
    """The list that `split_values` reads back."""
    return ",".join(_quoted(value) for value in values)


def _quoted(value: str) -> str:
    plain = value == value.strip() and not set(value) & set(',"\r\n')
    return value if plain else '"' + value.replace('"', '""') + '"'
