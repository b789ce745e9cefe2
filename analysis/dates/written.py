"""Days written out with a month's name or as three numbers, anywhere in a short text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from analysis.dates.names import months, plain, table


class ImpossibleDayError(ValueError):
    """A day that is written as one and cannot be, such as 31 April."""


def calendar_days(
    text: str, *, reference: dt.date | None, month_first: bool
) -> set[dt.date | None]:
    """The different days in a `plain` text; of those without a year the nearest to ``reference``.

    None stands for one without a year where there is no ``reference``. Hijri dates are passed
    over. Raises ImpossibleDayError where one of the days cannot be.
    """
    text = _hijri().sub(" ", text)
    numbered = {_numbered(found, month_first) for found in _NUMBERS.finditer(text)}
    named = _named().finditer(_NUMBERS.sub(" ", text))
    return numbered | {_with_name(found, reference) for found in named}


def has_hijri(text: str) -> bool:
    """Whether a `plain` text holds a date of the Islamic calendar."""
    return bool(_hijri().search(text))


_NUMBERS = re.compile(
    r"(?<![\d.:/-])(?P<first>\d{1,4})\s?(?P<by>[./-])\s?(?P<second>\d{1,2})\s?(?P=by)\s?"
    r"(?P<third>\d{1,4})(?!\d)"
)


def _numbered(found: re.Match[str], month_first: bool) -> dt.date:
    first, second, third = found["first"], int(found["second"]), found["third"]
    if len(first) > 2:
        return _day(int(first), second, int(third))
    day, month = int(first), second
    swapped = month_first and found["by"] != "."
    if (swapped or month > 12) and day <= 12:
        day, month = month, day
    return _day(_year(third), month, day)


def _with_name(found: re.Match[str], reference: dt.date | None) -> dt.date | None:
    names = [found[key] for key in _MONTHS if found[key]]
    month = months()[_spaced(names[0])]
    if any(months()[_spaced(name)] != month for name in names):
        raise ImpossibleDayError(found[0])
    day = int(next(found[key] for key in _DAYS if found[key]))
    year = next((found[key] for key in _YEARS if found[key]), None)
    if year:
        return _day(_year(year), month, day)
    return _nearest(month, day, reference) if reference else None


_MONTHS, _DAYS, _YEARS = ("m1", "m2", "m3", "m4"), ("d1", "d2", "d3"), ("y1", "y2", "y3")


def _spaced(name: str) -> str:
    return " ".join(name.split())


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ImpossibleDayError(f"{year}-{month}-{day}") from None


def _year(digits: str) -> int:
    """A year of four digits, or of two in the latest century in which it is not ahead."""
    if len(digits) != 2:
        return int(digits)
    now = dt.date.today().year + 1
    return now - (now - int(digits)) % 100


def _nearest(month: int, day: int, reference: dt.date) -> dt.date:
    years = (reference.year + step for step in (-1, 0, 1))
    near = [dt.date(year, month, day) for year in years if _is_day(year, month, day)]
    if not near:
        raise ImpossibleDayError(f"{month}-{day}")
    return min(near, key=lambda each: abs(each - reference))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _named() -> re.Pattern[str]:
    """Day month year, month day year, year month day; the month perhaps in two systems."""
    words = table()["words"]
    month = rf"(?<![^\W\d_]){_any_of(months())}(?![^\W\d_])"
    ordinal, of = _any_of(words["ordinals"]), _any_of(words["before_month"])
    gap, year_word = r"[\W_]{0,4}", rf"(?:{_any_of(words['before_year'])}\s+)?"
    time = r"(?:\d{1,2}:\d\d(?::\d\d)?\s+)?"
    day, long = rf"(?<!\d)(?P<d#>\d{{1,2}})(?:{ordinal})?(?!\d)", r"(?P<y#>\d{4})(?!\d)"
    short = r"(?P<y#>\d{4}|'?\d\d)(?!\d|:\d|\.\d)"
    doubled = rf"(?P<m1>{month})(?:{gap}(?P<m2>{month}))?"
    day_first = rf"{day}{gap}(?:{of}\s+)?{doubled}(?:{gap}{year_word}{short})?"
    month_first = rf"(?P<m3>{month}){gap}{day}(?!:)(?:{gap}{time}{year_word}{long})?"
    year_first = rf"(?<!\d){long}{gap}(?P<m4>{month}){gap}{day}"
    shapes = (year_first, day_first, month_first)
    numbered = (shape.replace("#", str(n)) for n, shape in enumerate(shapes, start=1))
    return re.compile("|".join(numbered))


@cache
def _hijri() -> re.Pattern[str]:
    words = table()["hijri"]
    month, era = _any_of(map(plain, words["months"])), _any_of(map(plain, words["eras"]))
    end = rf"(?:\s*{era}\.?(?![^\W\d_]))"
    return re.compile(
        rf"(?<!\d)\d{{1,2}}\s*(?<![^\W\d_]){month}(?![^\W\d_])(?:\s*\d{{3,4}})?{end}?"
        rf"|(?<!\d)\d{{1,4}}([/.-])\d{{1,2}}\1\d{{1,4}}{end}"
    )


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(set(names), key=len, reverse=True)
    return (
        rf"(?:{'|'.join(re.escape(name).replace(chr(92) + ' ', ' +') for name in longest_first)})"
    )
