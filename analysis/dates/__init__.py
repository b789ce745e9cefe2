"""Dates as the press writes them, in three languages.

parse_date("٢٥ كانون الثاني (يناير) ٢٠١٧")                     # 2017-01-25
parse_date("вчера", reference=date(2017, 5, 3))           # 2017-05-02
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache

from analysis.dates.names import plain
from analysis.dates.relative import relative_day
from analysis.dates.written import ImpossibleDayError, calendar_days, has_hijri
from analysis.errors import AnalysisError
from analysis.problems import problem

__all__ = ["DateError", "parse_date", "read_date"]

EARLIEST = dt.date(1600, 1, 1)
"""Before the first newspaper; an older year is a misreading, or of another calendar."""

FURTHEST_AHEAD = dt.timedelta(days=366)
"""Magazines are dated some weeks ahead; what lies further on is a misprint or a placeholder."""

LONGEST = 120
"""Characters of a date with weekday, time and what may stand around it; more is a text."""

REMEMBERED = 65_536
"""Dates whose reading is kept: those of articles that come together repeat."""

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]{4,5})?)?$")
_COMPACT = re.compile(r"([0-9]{8})t?(?:[0-9]{4}|[0-9]{6})?z?$")
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8} [+A-Z0-9-]+$"
)
SHOWN = 20
"""Letters that a message shows of what is too long for a date."""


class DateError(AnalysisError):
    """A value that is no date, or none that can be; says which, and what to do."""


def parse_date(
    value: object,
    *,
    reference: dt.date | None = None,
    language: str | None = None,
    month_first: bool | None = None,
) -> dt.date | None:
    """What `read_date` gives, and None also for what cannot be read."""
    try:
        return read_date(value, reference=reference, language=language, month_first=month_first)
    except DateError:
        return None


def read_date(
    value: object,
    *,
    reference: dt.date | None = None,
    language: str | None = None,
    month_first: bool | None = None,
) -> dt.date | None:
    """The calendar day of a date, Unix time (seconds or milliseconds) or text; None for none.

    The day is the one that is written, whatever the time zone beside it; that of a Unix time is
    UTC's. Relative words ("yesterday", «منذ يومين») and days without a year are read only
    against ``reference``: a weekday as the last such day, a day without a year as the one
    nearest to it. In 5/3/2017 the month comes first if ``month_first`` says so; where that is
    None, in English and nowhere else; 13/5 and 5/13 are told by what can be, and 5.3.2017 always
    has the day first. Of two digits of a year the latest century is meant that is not ahead.

    Raises DateError for what is no date, for a day that cannot be (31 April, the year 0 or 2099),
    and for a Hijri date without the Gregorian one.
    """
    if value is None or value != value:  # not a number, and pandas' "not a time"
        return None
    if isinstance(value, dt.date):
        return _possible(value.date() if isinstance(value, dt.datetime) else value, str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _possible(_of_unix_time(f"{value:.0f}"), str(value))
    if not isinstance(value, str):
        raise _problem("not_a_date", value)
    return _read(value, reference, _month_first(language) if month_first is None else month_first)


def _month_first(language: str | None) -> bool:
    return (language or "").lower().startswith("en")


@lru_cache(REMEMBERED)
def _read(text: str, reference: dt.date | None, month_first: bool) -> dt.date | None:
    if _ISO.match(text) or _RFC.match(text):
        return _possible(_of_machine(text), text)
    plainly = plain(text).strip()
    if not plainly:
        return None
    if len(plainly) > LONGEST:
        raise _problem("too_long", text[:SHOWN])
    return _possible(_day(plainly, text, reference, month_first), text)


def _of_machine(text: str) -> dt.date:
    """The day of an ISO 8601 or RFC 2822 date, which need none of what follows and are many."""
    try:
        if _ISO.match(text):
            return dt.date.fromisoformat(text[:10])
        return parsedate_to_datetime(text).date()
    except ValueError:
        raise _problem("no_day", text) from None


def _day(plainly: str, text: str, reference: dt.date | None, month_first: bool) -> dt.date | None:
    if compact := _COMPACT.match(plainly):
        return _of_digits(compact[1])
    if plainly.replace(".", "", 1).isdigit():
        return _of_unix_time(plainly.partition(".")[0])
    try:
        days = calendar_days(plainly, reference=reference, month_first=month_first)
    except ImpossibleDayError:
        raise _problem("no_day", text) from None
    if len(days) == 1:
        return days.pop()
    if not days and has_hijri(plainly):
        raise _problem("hijri", text)
    return relative_day(plainly, reference) if reference and not days else None


def _of_digits(digits: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(digits)
    except ValueError:
        return None


SECONDS, MILLISECONDS = 10, 13
"""Digits of a Unix time since September 2001, in seconds and in milliseconds."""


def _of_unix_time(digits: str) -> dt.date | None:
    if len(digits) not in (SECONDS, MILLISECONDS):
        return None
    seconds = int(digits[:SECONDS])
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date()


def _possible(day: dt.date | None, text: str) -> dt.date:
    if day is None:
        raise _problem("not_a_date", text)
    if not EARLIEST <= day <= dt.date.today() + FURTHEST_AHEAD:
        raise _problem("too_early" if day < EARLIEST else "too_late", text)
    return day


def _problem(kind: str, value: object) -> DateError:
    return problem(DateError, "dates", kind, value=value)
