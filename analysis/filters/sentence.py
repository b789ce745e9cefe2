"""The sentence a person reads under a chart: which articles it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis import packs
from analysis.filters.search import Either, Term, Wanted, read_search
from analysis.filters.values import split_values, tone_range
from analysis.filters.wording import english

if TYPE_CHECKING:
    from analysis.filters import Filters

MAX_NAMED = 4
"""Outlets named in a sentence before the rest is only counted; more does not fit under a chart."""


def sentence_of(filters: Filters, language: str, words: Mapping[str, str] | None) -> str:
    """What ``filters`` let through, as one phrase; ``words`` stand in for the English ones."""
    say = _Words({**english(), **(words or {})}, language)
    parts = [
        _topics(filters, say),
        _dates(filters, say),
        _outlets(filters, say),
        _languages(filters, say),
        _tone(filters, say),
        _search(filters, say),
        _count(filters, say),
    ]
    if not any(parts):
        return say("all")
    parts[0] = parts[0] or say("articles")
    return say("comma").join(part for part in parts if part)


class _Words:
    """Looks phrases up by their short key and fills them in."""

    def __init__(self, words: Mapping[str, str], language: str) -> None:
        self._words = words
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        return self._words[f"filters.{key}"].format(**values)

    def known(self, key: str, otherwise: str) -> str:
        return self._words.get(f"filters.{key}", otherwise)

    def topic(self, key: str) -> str:
        return self._words.get(f"topic.{key}") or packs.topic_label(key, self.language)

    def listed(self, names: Sequence[str], *, joined_by: str = "or") -> str:
        """``A``, ``A or B``, ``A, B or C``."""
        if len(names) < 2:
            return "".join(names)
        return f"{self('comma').join(names[:-1])}{self(joined_by)}{names[-1]}"

    def date(self, day: dt.date) -> str:
        return self("date", day=day.day, month=self(f"month_{day.month}"), year=day.year)

    def signed(self, value: float) -> str:
        said = f"{value:+g}" if value else "0"
        return said.replace("-", "−").replace(".", self("decimal"))


def _topics(filters: Filters, say: _Words) -> str:
    if not filters.topics:
        return ""
    names = [say.topic(key) for key in filters.topics]
    joined_by = "and" if filters.match == "all" else "or"
    return say("articles_on", topics=say.listed(names, joined_by=joined_by))


def _dates(filters: Filters, say: _Words) -> str:
    since, until = filters.since, filters.until
    if since and until:
        dates = say("between", since=say.date(since), until=say.date(until))
    elif since:
        dates = say("from", since=say.date(since))
    elif until:
        dates = say("up_to", until=say.date(until))
    else:
        return ""
    return dates + (say("comma") + say("undated") if filters.undated else "")


def _outlets(filters: Filters, say: _Words) -> str:
    from analysis.filters import NO_OUTLET

    if not filters.outlets:
        return ""
    names = [say("no_outlet") if o == NO_OUTLET else say("named", name=o) for o in filters.outlets]
    if len(names) > MAX_NAMED:
        names = [*names[: MAX_NAMED - 1], f"+{len(names) - MAX_NAMED + 1}"]
    return say("outlet" if len(filters.outlets) == 1 else "outlets", outlets=say.listed(names))


def _languages(filters: Filters, say: _Words) -> str:
    if not filters.languages:
        return ""
    names = [say.known(f"language_{code}", code) for code in filters.languages]
    return say("languages", languages=say.listed(names))


def _tone(filters: Filters, say: _Words) -> str:
    if filters.tone is None:
        return ""
    if ".." in filters.tone:
        low, high = tone_range(filters.tone)
        return say("tone_range", low=say.signed(low), high=say.signed(high))
    names = [say(f"tone_{name}") for name in split_values(filters.tone)]
    return say("tone", tones=say.listed(names))


def _search(filters: Filters, say: _Words) -> str:
    if filters.search is None:
        return ""
    return say("search", words=_wanted(read_search(filters.search), say))


def _wanted(wanted: Wanted, say: _Words) -> str:
    if isinstance(wanted, Term):
        return say("beginning" if wanted.begins else "quote", word=wanted.text)
    parts = [_inner(part, say) for part in wanted.parts]
    if isinstance(wanted, Either):
        return say.listed(parts)
    found = say.listed(parts, joined_by="and")
    left_out = say.listed([_inner(part, say) for part in wanted.without])
    return say("but_not", words=found, left_out=left_out) if left_out else found


def _inner(wanted: Wanted, say: _Words) -> str:
    """A part of what is wanted, in brackets where it has parts of its own."""
    said = _wanted(wanted, say)
    return said if isinstance(wanted, Term) else f"({said})"


def _count(filters: Filters, say: _Words) -> str:
    return "" if filters.count == "placements" else say(f"count_{filters.count}")
