"""What stands before a report: place, date, agency, and where the report itself begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from analysis.dates.names import months, plain, weekdays, written_date
from analysis.text import WORD, named
from analysis.wire.agencies import MARK, SIGNED, first_agency, masked
from analysis.wire.words import SENTENCE_END, boilerplate

LONGEST_OPENING = 160
"""Characters a dateline with its agency may have: the longest in a corpus of 11,000 press articles
has 142 in English, 58 in Arabic, 47 in Russian."""

MOST_WORDS = 7
"""Words of a place with its country and, before that, the outlet's own name."""

SURE_CAPITALS = 5
"""Capital letters from which a first word is a place and no acronym: NATO has four."""

_DASH = r"[-–—ـ−]"
_AFTER = rf"(?:\s*(?:{_DASH}|[:|/.,،])+(?=\s|$)|\s*{_DASH}+\s*|\s*\n)\s*"


MOST_HEADLINES = 2
"""Lines above the dateline where a headline and a sub-headline were left in the text."""

LONGEST_HEADLINE = 160
"""Characters of such a line."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the report: characters ``start`` to ``end`` of the text.

    ``start`` is above 0 where headlines stand before it. ``credit`` is the agencies as written
    there, ``agency`` the key of the first of them; ``date`` is the date as written. Each is None
    where the opening has none.
    """

    start: int
    end: int
    credit: str | None = None
    agency: str | None = None
    date: str | None = None


def opening(text: str) -> Opening | None:
    """The dateline or agency credit that ``text`` begins with; None where it has none.

    Below a headline only one with an agency is looked for.
    """
    for number, start in enumerate(_line_starts(text)):
        if found := _opening_at(text, start, with_unsigned=number == 0):
            return found
    return None


_LINE = re.compile(r"[^\r\n]+")


def _line_starts(text: str) -> Iterator[int]:
    """Where the first line begins, and those below lines that could be headlines."""
    lines = (line for line in _LINE.finditer(text) if line[0].strip("\ufeff \t\xa0"))
    for line in itertools.islice(lines, MOST_HEADLINES + 1):
        yield line.start() + len(line[0]) - len(line[0].lstrip("\ufeff \t\xa0"))
        headline = line[0].rstrip()
        if len(headline) > LONGEST_HEADLINE or headline.endswith(tuple(SENTENCE_END)):
            return


def _opening_at(text: str, start: int, *, with_unsigned: bool) -> Opening | None:
    head = masked(text[start : start + LONGEST_OPENING])
    shapes = _signed_shapes() if MARK in head else ()
    for pattern, holds in (*shapes, *(_unsigned_shapes() if with_unsigned else ())):
        found = pattern.match(head)
        if found and holds(found.groupdict().get("place") or ""):
            return _opening(text, start, found)
    return None


def _opening(text: str, start: int, found: re.Match[str]) -> Opening:
    credit = None
    if "credit" in found.groupdict():
        first, last = found.span("credit")
        credit = text[start + first : start + last]
    dated = written_date().search(plain(found.groupdict().get("place") or ""))
    return Opening(
        start=start,
        end=start + found.end(),
        credit=credit,
        agency=first_agency(credit) if credit else None,
        date=dated[0] if dated else None,
    )


_Shapes = tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]
_PLACE = r"(?P<place>[^\n]{2,110}?)"
_NAMES = r"[«\"]?[^\W\d_]+(?:[ \t]+[^\W\d_]+){0,3}[»\"]?"
"""A correspondent or the outlet itself, alone on the line with the city."""

_NOTE = r"(?:\([^()\n]{3,120}\)\s*)?"
"""Such as "(Corrects paragraph 7)"."""


@cache
def _signed_shapes() -> _Shapes:
    """The shapes of an opening with an agency, each with what must hold of its place."""
    credit = rf"(?P<credit>{SIGNED.pattern})"
    wrapped = rf"[(\[/«\"]\s*(?:[^\W\d_]{{2,5}}\.\s*)?{credit}[^()\[\]/\n]{{0,20}}[)\]/»\"]"
    short_place = rf"(?P<place>[^\n:|]{{2,30}}?)\s*(?::|{_DASH})\s+"
    return (
        (re.compile(rf"{_NOTE}(?:{_PLACE}\s*)?{wrapped}{_AFTER}"), _is_place_or_nothing),
        (re.compile(rf"{_PLACE}\s*(?:{_DASH}|[|/,،:.])+\s*{credit}{_AFTER}"), _is_place),
        (re.compile(rf"{credit}\s*(?:{_DASH}|[|/])+\s*{short_place}"), _is_place),
        (re.compile(rf"{credit}\s*(?:(?:{_DASH}|\|)+\s+|\s/\s|\n\s*)"), _is_place_or_nothing),
        (re.compile(rf"{_PLACE}[\s,.]*{_DASH}?\s*{credit}\s+{_DASH}?\s*"), _is_dated_place),
    )


@cache
def _unsigned_shapes() -> _Shapes:
    """The shapes of an opening that names no agency known here."""
    return (
        (re.compile(rf"{_PLACE}\s*\([^()\n]{{0,30}}\)\s*{_DASH}{{1,2}}\s*"), _is_place),
        (re.compile(rf"\((?P<place>[^()\n]{{2,30}})\)\s*{_DASH}{{1,2}}\s*"), str.isupper),
        (re.compile(rf"(?P<place>[^\n]{{2,30}}?)\s*{_DASH}+\s*{_NAMES}\s*\n\s*"), _is_listed_place),
        (re.compile(rf"{_PLACE}\s*\.?\s*{_DASH}{{1,2}}\s+"), _is_known_place),
        (re.compile(r"(?P<place>[^\n:]{2,30}?)\s*:\s+"), _is_listed_place),
    )


def _is_place_or_nothing(place: str) -> bool:
    return not place or _is_place(place)


def _is_dated_place(place: str) -> bool:
    return bool(written_date().search(plain(place))) and _is_place(place)


def _is_known_place(place: str) -> bool:
    """Without an agency only a city that is listed, or one in capitals, opens a report."""
    first = WORD.search(place)
    capitals = bool(first and first[0].isupper() and len(first[0]) >= SURE_CAPITALS)
    return _is_place(place) and (capitals or _is_listed_place(place))


def _is_listed_place(place: str) -> bool:
    city = re.split(r"[,،./(]|\s\d", place)[0]
    return named(city) in boilerplate().places and _is_place(place)


def _is_place(place: str) -> bool:
    """Whether all words could name a place, an outlet or a date, and none tells of an event."""
    words = WORD.findall(place)
    if not words or not all(map(_may_name, words)):
        return False
    if any(named(word) in boilerplate().reporting for word in words):
        return False
    undated = WORD.findall(written_date().sub(" ", plain(place)))
    return len([word for word in undated if not _is_of_calendar(word)]) <= MOST_WORDS


def _is_of_calendar(word: str) -> bool:
    return word.isdigit() or word in months() or word in weekdays()


LONGEST_PARTICLE = 3
"""Letters of a word that may be small within a name: al, on, the, на."""


def _may_name(word: str) -> bool:
    small = word[0].islower() and len(word) > LONGEST_PARTICLE
    return not small or plain(word) in months() or plain(word) in weekdays()


LONGEST_BYLINE = 250
"""Characters among which an agency with a date is a byline under a headline kept in the text."""

LONGEST_DATE = 40
"""Characters of a weekday with a date."""


def bylined_agency(text: str) -> str | None:
    """The agency in a byline such as “AFP, Tuesday 23 Sep 2014” within a text's first lines."""
    for found in SIGNED.finditer(masked(text[:LONGEST_BYLINE])):
        after = plain(text[found.end() : found.end() + LONGEST_DATE])
        words = WORD.finditer(after)
        first = next((word for word in words if word[0] not in weekdays()), None)
        if first and written_date().match(after, first.start()):
            return first_agency(text[found.start() : found.end()])
    return None
