"""Days said by their nearness to another: yesterday, three hours ago, on Tuesday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from analysis.dates.names import plain, table, weekdays

LANGUAGES = ["en", "ru"]
"""What dateparser reads; Arabic is put into English first, for it knows 10 of 22 phrases there."""

_WORD = re.compile(r"[^\W_]+")


def relative_day(text: str, reference: dt.date) -> dt.date | None:
    """The day that a `plain` text names by its distance from ``reference``; None where it does not.

    Hours and minutes count from noon where ``reference`` has no time of day. A weekday alone is
    the last one that has come, ``reference`` itself included.
    """
    words = _WORD.findall(text)
    english = _in_english(words)
    if _is_distance(set(english.split())):
        return _by_distance(english, reference)
    named = {weekdays()[word] for word in words if word in weekdays()}
    if len(named) != 1 or any(word.isdigit() for word in words):
        return None
    return reference - dt.timedelta(days=(reference.weekday() - named.pop()) % 7)


def _by_distance(english: str, reference: dt.date) -> dt.date | None:
    import dateparser  # takes a second to load, and most dates have no need of it

    base = dt.datetime.combine(reference, dt.time(12))
    if isinstance(reference, dt.datetime):
        base = reference.replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(english, languages=LANGUAGES, settings=settings)
    return found.date() if found else None


def _is_distance(words: set[str]) -> bool:
    days, units, ago = (words & _nearness(kind) for kind in ("days", "units", "ago"))
    return bool(days or (units and ago))


def _in_english(words: list[str]) -> str:
    """The words with Arabic ones in English; weekdays left out, which say the same once more."""
    rest = [word for word in words if word not in weekdays()]
    ago = bool(rest) and rest[0] in _nearness("ago_before")
    text = " ".join(rest[1:] if ago else rest)
    for phrase, english in _phrases().items():
        text = re.sub(rf"(?<!\w){phrase}(?!\w)", english, text)
    if not ago:
        return text
    return f"{text} ago" if text[:1].isdigit() else f"1 {text} ago"


@cache
def _phrases() -> Mapping[str, str]:
    """Longest first, so that «اول من امس» is not read as «امس»."""
    written = {plain(phrase): english for phrase, english in table()["english"].items()}
    return dict(sorted(written.items(), key=lambda pair: -len(pair[0])))


@cache
def _nearness(kind: str) -> frozenset[str]:
    return frozenset(map(plain, table()["nearness"][kind]))
