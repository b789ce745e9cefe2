"""Which articles are meant: one object that is the query, the sentence, the URL, the file name."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar, get_args

from analysis import packs
from analysis.filters.conditions import (
    NO_OUTLET,
    TONE_CLASS_SQL,
    later_copies,
    topic_column,
    where,
)
from analysis.filters.search import joined, read_search
from analysis.filters.sentence import sentence_of
from analysis.filters.values import (
    date_value,
    join_values,
    one_of,
    split_values,
    today,
    tone_value,
)
from analysis.filters.wording import problem

__all__ = [
    "COUNTS",
    "NO_OUTLET",
    "PARAMS",
    "TONE_CLASS_SQL",
    "Filters",
    "topic_column",
]

PARAMS = (
    "since",
    "until",
    "topic",
    "match",
    "outlet",
    "language",
    "tone",
    "search",
    "undated",
    "count",
)
"""The filters' names, as URL parameters of the dashboard and as options of the command line."""

SLUG_LENGTH = 60
"""Longest file name part, so that chart, filters and dates stay well under 255 bytes."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_YES = {"1": True, "true": True, "yes": True, "": False, "0": False, "false": False, "no": False}

Match = Literal["any", "all"]
Count = Literal["placements", "stories", "original"]
COUNTS: tuple[Count, ...] = get_args(Count)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles a query, chart or export is about; empty means all of them.

    ``since``/``until`` are the first and last day, both included; they leave out undated articles
    unless ``undated``. ``topics`` are keys of topics discussed (salience from
    `analysis.models.PRESENT` up), any or all of them by ``match``. ``outlets`` may hold
    `NO_OUTLET`. ``languages`` are ISO 639 codes. ``tone`` is a comma separated choice of ``negative
    neutral positive none`` or a range ``LOW..HIGH``. ``search`` are words that must all occur in
    title or text, or what else `analysis.filters.search` reads. ``count`` says what is counted:
    every placement, each story once (by the earliest of its articles that match), or original
    reporting only: the first article of a story, where no agency is credited. Raises FilterError
    for a value that means nothing.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    topics: tuple[str, ...] = ()
    match: Match = "any"
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tone: str | None = None
    search: str | None = None
    undated: bool = False
    count: Count = "placements"

    def __post_init__(self) -> None:
        for name in ("topics", "outlets", "languages"):
            self._set(name, tuple(dict.fromkeys(getattr(self, name))))
        self._set("tone", tone_value(self.tone) if self.tone else None)
        self._set("search", " ".join((self.search or "").split()) or None)
        self._check()

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _check(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise problem("since_after", since=self.since, until=self.until)
        one_of("match", self.match, ("any", "all"))
        one_of("count", self.count, COUNTS)
        if self.search:
            read_search(self.search)
        for key in self.topics:
            topic_column(key)
        for code in self.languages:
            if not _LANGUAGE.fullmatch(code):
                raise problem("not_a_language", value=code)
        if not all(outlet.strip() for outlet in self.outlets):
            raise problem("no_outlet", none=NO_OUTLET)

    # -- the query

    def where(self, *, found: str | None = None, later: str | None = None) -> tuple[str, list[Any]]:
        """A condition on the table ``analyses`` and the values of its ``?``; ``TRUE`` if empty.

        ``found`` is a table with the ``id`` of what the search finds, needed where there is a
        search; ``later`` one with the ``id`` of what `later_copies` gives, which spares it work.
        """
        return where(self, found=found, later=later)

    def later_copies(self, *, found: str | None = None) -> tuple[str, list[Any]]:
        """A query for the ``id`` of articles that ``count`` leaves out as copies, and its values.

        For stories those after the earliest that the other filters let through, for original
        reporting those after the earliest of all.
        """
        return later_copies(self, found=found)

    # -- the URL and the command line

    def to_params(self) -> dict[str, str]:
        """The filters as URL parameters; `from_params` reads them back to an equal object."""
        params = {
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "topic": join_values(self.topics),
            "match": self.match if self.match != "any" else "",
            "outlet": join_values(self.outlets),
            "language": join_values(self.languages),
            "tone": self.tone or "",
            "search": self.search or "",
            "undated": "1" if self.undated else "",
            "count": self.count if self.count != "placements" else "",
        }
        return {name: value for name, value in params.items() if value}

    @classmethod
    def from_params(
        cls,
        params: Mapping[str, str | Sequence[str] | None],
        *,
        topics: Sequence[str] | None = None,
        as_of: dt.date | None = None,
    ) -> Filters:
        """The filters that URL parameters or options name; other parameters are left alone.

        Several values are comma separated or repeated. ``topics`` are the valid topic keys
        (those of the packs if not given); relative dates count from ``as_of`` (today).
        Raises FilterError naming the parameter, its value and what is valid.
        """
        given = {name: _values(params.get(name)) for name in PARAMS}
        day = as_of or today()
        lists = {name: _each(given[name]) for name in ("topic", "outlet", "language")}
        valid = packs.topic_keys() if topics is None else topics
        return cls(
            since=_last(given["since"], lambda v: date_value("since", v, as_of=day)),
            until=_last(given["until"], lambda v: date_value("until", v, as_of=day, end=True)),
            topics=tuple(one_of("topic", key.strip().lower(), valid) for key in lists["topic"]),
            match=_last(given["match"], _match) or "any",
            outlets=tuple(lists["outlet"]),
            languages=tuple(code.strip().lower() for code in lists["language"]),
            tone=",".join(given["tone"]) or None,
            search=joined(given["search"]) or None,
            undated=_last(given["undated"], _yes_or_no) or False,
            count=_last(given["count"], _count) or "placements",
        )

    # -- for people

    def sentence(self, language: str = "en", *, words: Mapping[str, str] | None = None) -> str:
        """What is shown, as a person says it: "Articles on Syria, from 1 January 2017".

        ``language`` is that of the topics' names, ``words`` the interface's locale
        (keys ``filters.…``, and ``topic.…`` for own topics); what it lacks is said in English.
        """
        return sentence_of(self, language, words)

    def slug(self) -> str:
        """The filters as part of a file name, dates apart: ``syria_reuters``, or ``all``."""
        parts = [*self.topics, *self.languages, *self.outlets, self.tone or "", self.search or ""]
        parts += [self.count] * (self.count != "placements")
        words = ["-".join(re.findall(r"[\w+]+", _without_marks(part))) for part in parts]
        return "_".join(filter(None, words)).lower()[:SLUG_LENGTH].strip("-_") or "all"

    def previous(self) -> Filters | None:
        """The same filters on the period of equal length just before; None without both dates."""
        if self.since is None or self.until is None:
            return None
        length = self.until - self.since + dt.timedelta(days=1)
        if self.since - dt.date.min < length:
            return None
        return replace(self, since=self.since - length, until=self.since - dt.timedelta(days=1))


def _values(value: str | Sequence[str] | None) -> list[str]:
    given = [value] if isinstance(value, str) else list(value or ())
    return [item for item in given if item.strip()]


def _each(values: Iterable[str]) -> list[str]:
    return [item for value in values for item in split_values(value)]


def _last(values: Sequence[str], read: Callable[[str], Value]) -> Value | None:
    return read(values[-1]) if values else None


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _match(value: str) -> Match:
    one_of("match", value, ("any", "all"))
    return "all" if value == "all" else "any"


def _count(value: str) -> Count:
    one_of("count", value.lower(), COUNTS)
    return next(count for count in COUNTS if count == value.lower())


def _yes_or_no(value: str) -> bool:
    one_of("undated", value.lower(), tuple(key for key in _YES if key))
    return _YES[value.lower()]
