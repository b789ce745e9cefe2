"""Factiva and Nexis downloads: one document taken apart into the articles in it.

Only where every article ends as those databases end it; what they call things is in
``downloads.toml``, as their English pages write it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.dates import parse_date
from analysis.sources.words import language_codes, named

MOST_HEAD_LINES = 12
"""Lines that may stand above the body at Nexis, or on either side of the length at Factiva: date,
time, outlet, its code, volume, edition, page."""

Values = dict[str, Any]
"""What is told of one article, by its fields."""


def articles_in(content: str) -> tuple[str, list[Values]] | None:
    """The database that ``content`` is a download of and its articles; None where it is none.

    It is one where a line ends an article, nothing but blanks follows the last such line, and
    every article in it has the parts that the database gives it.
    """
    lines = [line.strip() for line in content.splitlines() if line.strip()]
    for name, taken_apart in (("Factiva", _factiva), ("Nexis", _nexis)):
        chunks = list(_chunks(lines, _pattern(name, "end")))
        found = [taken_apart(chunk, end) for chunk, end in chunks if end]
        if found and chunks[-1][1] and all(found):
            return name, [values for values in found if values]
    return None


def _chunks(
    lines: Sequence[str], end: re.Pattern[str]
) -> Iterator[tuple[list[str], re.Match[str] | None]]:
    """The lines of each article with the line that ends it; None where the last has none."""
    chunk: list[str] = []
    for line in lines:
        if found := end.fullmatch(line):
            yield chunk, found
            chunk = []
        else:
            chunk.append(line)
    if chunk:
        yield chunk, None


def _factiva(lines: list[str], end: re.Match[str]) -> Values | None:
    place = _first(lines[:MOST_HEAD_LINES], _pattern("Factiva", "length").fullmatch)
    if not place:
        return None
    above, below = lines[:place], lines[place + 1 :]
    start = _factiva_body(below)
    if start is None or len(below) <= start:
        return None
    author, heads = _without_byline(above, _pattern("Factiva", "byline"))
    return {
        # A section's name may stand above the headline, and is shorter.
        "title": max(heads, key=len, default=None),
        "author": author,
        "published": parse_date(end["date"]),
        "outlet": _outlet(below[:start]),
        "language": next((line for line in below[:start] if _is_language(line)), None),
        "text": "\n".join(below[start:]),
    }


def _factiva_body(below: list[str]) -> int | None:
    """Where the body begins: after the copyright, or else after the language."""
    head = below[:MOST_HEAD_LINES]
    for ends in (_pattern("Factiva", "copyright").match, _is_language):
        place = _first(head, ends)
        if place is not None:
            return place + 1
    return None


def _outlet(head: Sequence[str]) -> str | None:
    """The first line that is neither a date nor a time."""
    return next((line for line in head if not parse_date(line) and not _TIME.match(line)), None)


def _nexis(lines: list[str], _: re.Match[str]) -> Values | None:
    place = _first(lines[: MOST_HEAD_LINES + 1], _pattern("Nexis", "body").fullmatch)
    above, body = lines[:place], lines[(place or 0) + 1 :]
    if not place or _first(above[2:], _pattern("Nexis", "length").fullmatch) is None:
        return None
    end = _first(body, _pattern("Nexis", "below").fullmatch)
    author, heads = _without_byline(above, _pattern("Nexis", "byline"))
    return {
        "title": heads[0],
        "outlet": heads[1],
        "author": author,
        "published": next(filter(None, map(parse_date, heads[2:])), None),
        "text": "\n".join(body[:end]),
    }


def _without_byline(lines: Sequence[str], byline: re.Pattern[str]) -> tuple[str | None, list[str]]:
    found = next(filter(None, map(byline.fullmatch, lines)), None)
    rest = [line for line in lines if not byline.fullmatch(line)]
    return (found["author"] if found else None), rest


def _first(lines: Sequence[str], fits: Callable[[str], object]) -> int | None:
    return next((place for place, line in enumerate(lines) if fits(line)), None)


def _is_language(line: str) -> bool:
    return named(line) in language_codes()


_TIME = re.compile(r"\d{1,2}:\d{2}")


@cache
def _pattern(name: str, part: str) -> re.Pattern[str]:
    content = files("analysis.sources.formats").joinpath("downloads.toml").read_text("utf-8")
    return re.compile(tomllib.loads(content)[name.lower()][part], re.IGNORECASE)
