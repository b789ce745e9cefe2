"""Which articles are meant: one object that is the query, the sentence, the URL, the file name."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from analysis import packs
from analysis.errors import FilterError
from analysis.filters.search import pattern
from analysis.filters.sentence import sentence_of
from analysis.filters.values import (
    date_value,
    join_values,
    one_of,
    split_values,
    today,
    tone_range,
    tone_value,
)
from analysis.models import NEUTRAL_BAND, PRESENT

__all__ = ["NO_OUTLET", "PARAMS", "TONE_CLASS_SQL", "Filters", "topic_column"]

NO_OUTLET = "(none)"
"""The outlet value that stands for articles without an outlet, a group of its own."""

PARAMS = ("since", "until", "topic", "match", "outlet", "language", "tone", "search", "undated")
"""The filters' names, as URL parameters of the dashboard and as options of the command line."""

TONE_CLASS_SQL = (
    "CASE WHEN tone IS NULL THEN 'none' "
    f"WHEN abs(tone) <= {NEUTRAL_BAND}::FLOAT THEN 'neutral' "
    "WHEN tone > 0 THEN 'positive' ELSE 'negative' END"
)
"""`analysis.models.tone_class` in SQL; the band is a FLOAT because the stored tone is one."""

SLUG_LENGTH = 60
"""Longest file name part, so that chart, filters and dates stay well under 255 bytes."""

_TOPIC_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_YES = {"1": True, "true": True, "yes": True, "": False, "0": False, "false": False, "no": False}

Match = Literal["any", "all"]
Value = TypeVar("Value")


def topic_column(key: str) -> str:
    """The name of a topic's column in ``analyses``; only for keys that are safe in SQL."""
    if not _TOPIC_KEY.fullmatch(key):
        raise FilterError(f"topic={key}: not a topic key; valid: {', '.join(packs.topic_keys())}")
    return f"topic_{key}"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles a query, chart or export is about; empty means all of them.

    ``since``/``until`` are the first and last day, both included; they leave out undated
    articles unless ``undated``. ``topics`` are keys of topics discussed (salience from
    `analysis.models.PRESENT` up), any or all of them by ``match``. ``outlets`` may hold
    `NO_OUTLET`. ``languages`` are ISO 639 codes. ``tone`` is a comma separated choice of
    ``negative neutral positive none`` or a range ``LOW..HIGH``. ``search`` are words that
    must all occur in title or text. Raises FilterError for a value that means nothing.
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
            raise FilterError(
                f"since={self.since} is after until={self.until}; give the earlier day as since"
            )
        one_of("match", self.match, ("any", "all"))
        for key in self.topics:
            topic_column(key)
        for code in self.languages:
            if not _LANGUAGE.fullmatch(code):
                raise FilterError(f"language={code}: not a language code; write ar, en, ru …")
        if not all(outlet.strip() for outlet in self.outlets):
            raise FilterError(f"outlet is empty; write {NO_OUTLET} for articles without one")

    # -- the query

    def where(self, *, found: str | None = None) -> tuple[str, list[Any]]:
        """A condition on the view ``analyses`` and the values of its ``?``; ``TRUE`` if empty.

        ``found`` names a table with the ``id`` of what the search finds, if there is one.
        """
        parts = [
            *self._where_dates(),
            *self._where_topics(),
            *self._where_outlets(),
            *_any_of("language", self.languages),
            *self._where_tone(),
            *self._where_search(found),
        ]
        condition = " AND ".join(f"({sql})" for sql, _ in parts) or "TRUE"
        return condition, [value for _, values in parts for value in values]

    def _where_dates(self) -> Iterable[tuple[str, list[Any]]]:
        or_undated = " OR published IS NULL" if self.undated else ""
        if self.since:
            yield f"published >= ?{or_undated}", [self.since]
        if self.until:
            yield f"published <= ?{or_undated}", [self.until]

    def _where_topics(self) -> Iterable[tuple[str, list[Any]]]:
        if self.topics:
            tests = [f"{topic_column(key)} >= ?" for key in self.topics]
            yield (" AND " if self.match == "all" else " OR ").join(tests), [PRESENT] * len(tests)

    def _where_outlets(self) -> Iterable[tuple[str, list[Any]]]:
        named = tuple(outlet for outlet in self.outlets if outlet != NO_OUTLET)
        tests = list(_any_of("outlet", named))
        if NO_OUTLET in self.outlets:
            tests.append(("outlet IS NULL OR outlet = ?", [NO_OUTLET]))
        if tests:
            yield " OR ".join(sql for sql, _ in tests), [v for _, values in tests for v in values]

    def _where_tone(self) -> Iterable[tuple[str, list[Any]]]:
        if self.tone is None:
            return
        if ".." in self.tone:
            low, high = tone_range(self.tone)
            yield "tone BETWEEN CAST(? AS FLOAT) AND CAST(? AS FLOAT)", [low, high]
        else:
            yield from _any_of(TONE_CLASS_SQL, split_values(self.tone))

    def _where_search(self, found: str | None) -> Iterable[tuple[str, list[Any]]]:
        if not self.search:
            return
        if found:
            yield f"article_id IN (SELECT id FROM {found})", []
            return
        words = self.search.split()
        tests = " AND ".join(["regexp_matches(concat_ws(' ', title, text), ?)"] * len(words))
        yield (
            f"article_id IN (SELECT id FROM articles WHERE {tests})",
            [pattern(word) for word in words],
        )

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
            search=" ".join(given["search"]) or None,
            undated=_last(given["undated"], _yes_or_no) or False,
        )

    # -- for people

    def sentence(self, language: str = "en", *, words: Mapping[str, str] | None = None) -> str:
        """What is shown, as a person says it: "Articles on Syria, from 1 January 2017".

        ``language`` is that of the topics' names, ``words`` the interface's locale
        (keys ``filters.…``); what it lacks is said in English.
        """
        return sentence_of(self, language, words)

    def slug(self) -> str:
        """The filters as part of a file name, dates apart: ``syria_reuters``, or ``all``."""
        parts = [*self.topics, *self.languages, *self.outlets, self.tone or "", self.search or ""]
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


def _any_of(column: str, values: Sequence[str]) -> Iterable[tuple[str, list[Any]]]:
    if values:
        yield f"{column} IN ({', '.join('?' * len(values))})", list(values)


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


def _yes_or_no(value: str) -> bool:
    one_of("undated", value.lower(), tuple(key for key in _YES if key))
    return _YES[value.lower()]
