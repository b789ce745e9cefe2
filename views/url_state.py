"""What is shown is written in the URL: its query parameters are the only state of the filters.

Widgets write the URL from their callbacks, which run before the page; the page reads the URL.
So a copied link, the back button and a click on a page's name all show the same view, and a
change needs one run only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import streamlit as st

from analysis import catalogue, locale, packs
from analysis.errors import FilterError
from analysis.filters import NO_OUTLET, PARAMS, Filters
from analysis.filters.values import is_relative, join_values, split_values
from analysis.filters.wording import problem
from analysis.queries import ORDERS
from views import explaining

Params = Mapping[str, str | list[str]]
"""URL parameters: a name's value, or its values where it is given several times."""

OPTIONS: Mapping[str, tuple[str, ...]] = {
    **catalogue.VALUES,
    "order": tuple(ORDERS),
    "list": ("grouped", "every"),
    "explain": ("auto", *explaining.languages()),
    "way": ("files", "text", "links", "feeds"),
    "lang": locale.languages(),
}
"""How a page shows what the filters choose; the first value is the default."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "topics": ("coverage", "tone", "words"),
    "tone": ("groups", "spread"),
    "outlets": ("coverage", "tone", "topics", "timing"),
    "compare": ("differences", "over_time", "stories", "words"),
}
"""The parts of each page that shows one at a time; the first is shown where the URL names none of
the page's own, as when a link or the sidebar comes from another page's part."""

PART = "part"
"""The part of the page that is shown."""

ARTICLE, FROM, BACKEND, LANGUAGE = "article", "from", "backend", "lang"
"""The id of the open article; the number of the list's first row, counted from 1; whose scores
are shown, the usual ones where it is not given; and the language of the interface."""

AMONG, OTHER = "among", "other"
"""The outlets or languages set side by side, and what the second of two sets has that the first
has not; a page takes its own choice where they are not given."""

FIRST = "first"
"""The outlet or language whose stories are listed: those it ran before the others beside it."""

VOCABULARY, VOCABULARY_LANGUAGE = "vocabulary", "vocabulary_language"
"""The topic whose words are shown, and in which language; a page takes its own choice where they
are not given."""

DISCOVERED = "discovered"
"""The discovered topic that is looked at, by its key."""

CHOSEN = (AMONG, FIRST, OTHER, VOCABULARY, VOCABULARY_LANGUAGE, DISCOVERED)
"""What a page chooses among the topics, outlets and languages there are."""

LONGEST_NUMBER = 10
"""Digits of a row's number; no store holds as many articles, and Python reads only so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A URL as read: what could be used, and a line for each part that could not.

    ``gone`` are the topics, outlets and languages it names that there are none of, each with the
    parameter's name: a link or saved view may be older than what is in the store.
    """

    filters: Filters
    options: Mapping[str, str]
    problems: tuple[FilterError, ...]
    gone: tuple[tuple[str, str], ...]


def params() -> dict[str, str | list[str]]:
    """The parameters of the URL as it is."""
    values = {name: st.query_params.get_all(name) for name in st.query_params}
    return {name: each if len(each) > 1 else each[0] for name, each in values.items() if each}


def read(
    given: Params,
    *,
    topics: Sequence[str] | None = None,
    backends: Sequence[str] = (),
    outlets: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
) -> Reading:
    """The filters and options of URL parameters; a bad one is reported and the rest applies.

    ``topics`` are the valid topic keys, those of the packs if not given; ``backends`` are those
    whose scores there are; ``outlets`` and ``languages`` what articles there are from and in,
    anything if not given.
    """
    valid = packs.topic_keys() if topics is None else tuple(topics)
    filters, problems, strange = _read_filters(given, valid)
    gone = [("topic", key) for key in strange]
    gone += [("outlet", each) for each in _not_among(outlets, filters.outlets)]
    gone += [("language", each) for each in _not_among(languages, filters.languages)]
    options, misread = _read_options(given)
    unknown = [_unknown(name) for name in given if name not in _known_names()]
    if not _first_row(given):
        misread.append(problem("not_a_row", name=FROM, value=given[FROM]))
    if (backend := given.get(BACKEND)) and backend not in backends:
        choices = ", ".join(backends)
        misread.append(problem("no_scores", name=BACKEND, value=backend, choices=choices))
    return Reading(
        filters=filters,
        options=options,
        problems=(*problems, *misread, *unknown),
        gone=tuple(gone),
    )


def first_row() -> int:
    """The number of the list's first row as the URL has it; 1 where it has none."""
    return _first_row(params()) or 1


def backend() -> str | None:
    """The backend that the URL asks for; ``None`` where it asks for none."""
    return str(params().get(BACKEND, "")) or None


def text(name: str) -> str:
    """A parameter of the URL as text; several values as one list, none as nothing."""
    value = params().get(name, "")
    return value if isinstance(value, str) else join_values(value)


def chosen() -> dict[str, str]:
    """What the URL says of `CHOSEN`, each as text."""
    return {name: text(name) for name in CHOSEN}


def language() -> str:
    """The interface's language as the URL has it, the default where it has none that there is."""
    return option(LANGUAGE)


def put(**changes: str | None) -> None:
    """Write parameters into the URL; ``None`` or an empty string takes one out."""
    st.query_params.from_dict(changed(params(), **changes))


def option(name: str) -> str:
    """One of `OPTIONS` as the URL has it, the default where it has none that there is."""
    asked, known = text(name), OPTIONS[name]
    return asked if asked in known else known[0]


def put_option(name: str, value: str) -> None:
    """Write one of `OPTIONS` into the URL, where it is not the default."""
    put(**{name: None if value == OPTIONS[name][0] else value})


def part(page: str) -> str:
    """The part of a page that the URL asks for, the page's first where it names none of it."""
    asked, there = text(PART), PARTS[page]
    return asked if asked in there else there[0]


def put_part(page: str, value: str) -> None:
    """Write one of a page's `PARTS` into the URL, where it is not the first."""
    put(**{PART: None if value == PARTS[page][0] else value})


def changed(given: Params, **changes: str | None) -> dict[str, str | list[str]]:
    """The parameters with some set, or taken out where ``None`` or empty."""
    return {name: value for name, value in {**given, **changes}.items() if value}


def along() -> dict[str, str | list[str]]:
    """What goes along to another page: all but the open article and the place in the list."""
    return changed(params(), **{ARTICLE: None, FROM: None})


def put_filters(filters: Filters) -> None:
    """Write a whole set of filters, as `with_filters` says."""
    st.query_params.from_dict(with_filters(filters))


def with_filters(filters: Filters) -> dict[str, str | list[str]]:
    """The parameters with other filters: options and backend stay, the open article does not."""
    given = params()
    kept = {name: given[name] for name in (*OPTIONS, PART, BACKEND, *CHOSEN) if name in given}
    return {**filters.to_params(), **_relative(given, filters), **kept}


def is_bare() -> bool:
    """Whether the URL says nothing but the language of the interface."""
    return not params().keys() - {LANGUAGE}


def reset() -> None:
    """Take everything out of the URL but the language of the interface."""
    st.query_params.from_dict({name: v for name, v in params().items() if name == LANGUAGE})


def _relative(given: Params, filters: Filters) -> dict[str, str]:
    """The days that a URL gives relative to the present ("last-30-days") and ``filters`` still
    begin or end with: they stay as they are written, so that they go on moving with time."""
    written = filters.to_params()
    moving = {name: str(given.get(name, "")) for name in ("since", "until") if name in written}
    return {
        name: word
        for name, word in moving.items()
        if is_relative(word)
        and Filters.from_params({name: word}).to_params()[name] == written[name]
    }


def _read_filters(
    given: Params, topics: Sequence[str]
) -> tuple[Filters, list[FilterError], tuple[str, ...]]:
    """All filters that can be read; each parameter that spoils them is left out and named, and
    the topics that are none of ``topics`` too."""
    asked = [key for value in _all(given.get("topic", "")) for key in split_values(value)]
    strange = tuple(key for key in asked if key.strip().lower() not in topics)
    good: dict[str, str | list[str]] = {}
    problems: list[FilterError] = []
    filters = Filters()
    for name in (name for name in given if name in PARAMS):
        value = given[name]
        if name == "topic":
            value = join_values(key for key in asked if key not in strange)
        try:
            filters = Filters.from_params({**good, name: value}, topics=topics)
        except FilterError as error:
            problems.append(error)
        else:
            good[name] = value
    return filters, problems, strange


def _all(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _not_among(there: Sequence[str] | None, named: Sequence[str]) -> list[str]:
    """What is named and not there; articles without an outlet are always a choice."""
    return [each for each in named if there is not None and each not in (*there, NO_OUTLET)]


def _read_options(given: Params) -> tuple[dict[str, str], list[FilterError]]:
    options = {name: values[0] for name, values in OPTIONS.items()}
    problems = []
    for name, values in OPTIONS.items():
        value = given.get(name, values[0])
        if value in values:
            options[name] = value
        else:
            problems.append(_means_nothing(name, value, values))
    parts = tuple(dict.fromkeys(part for each in PARTS.values() for part in each))
    if (asked := given.get(PART, parts[0])) not in parts:
        problems.append(_means_nothing(PART, asked, parts))
    return options, problems


def _means_nothing(name: str, value: object, valid: Sequence[str]) -> FilterError:
    return problem("means_nothing", name=name, value=value, choices=", ".join(valid))


def _known_names() -> tuple[str, ...]:
    return (*PARAMS, *OPTIONS, PART, ARTICLE, FROM, BACKEND, *CHOSEN)


def _first_row(given: Params) -> int | None:
    """A row's number, 1 where none is given, ``None`` where what is given is none."""
    value = str(given.get(FROM, "1"))
    readable = value.isascii() and value.isdecimal() and len(value) < LONGEST_NUMBER
    return int(value) or None if readable else None


def _unknown(name: str) -> FilterError:
    if nearest := get_close_matches(name, _known_names(), n=1):
        return problem("not_a_filter_near", name=name, near=nearest[0])
    return problem("not_a_filter", name=name, choices=", ".join(PARAMS))
