"""Which words are forms of one word, such as sanction and sanctions, by Snowball's stemmers."""

from __future__ import annotations

import re
import threading
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

import snowballstemmer

SHARED = 3
"""Letters at least that all forms of a word begin with; fewer begin too many other words."""

_ONE_AT_A_TIME = threading.Lock()
"""A stemmer of Snowball holds the word it is at work on."""

_REMEMBERED = 200_000  # terms with their stems, about 30 MB


@dataclass(frozen=True, slots=True)
class Script:
    """How the words of a script inflect: ``stemmer`` is Snowball's, ``ending`` matches what
    forms of one word may differ in."""

    stemmer: Any
    ending: re.Pattern[str]


def beginning(term: str) -> str | None:
    """What every form of a term begins with; ``None`` where no others are known."""
    stem = _stem(term)
    return stem[: max(len(stem) - 1, SHARED)] if stem and len(stem) >= SHARED else None


def are_forms(one: str, other: str) -> bool:
    """Whether two terms are forms of one word."""
    if one == other:
        return True
    stem = _stem(one)
    if not stem or stem != _stem(other):
        return False
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ending = _scripts()[script(one)].ending
    return all(ending.fullmatch(each[shared:]) for each in (one, other))


def script(term: str) -> str:
    """The name of the script that a term begins in, as Unicode has it: ``LATIN``."""
    return unicodedata.name(term[0], "").partition(" ")[0]


@lru_cache(_REMEMBERED)
def _stem(term: str) -> str | None:
    known = _scripts().get(script(term)) if term else None
    if known is None:
        return None
    with _ONE_AT_A_TIME:
        return str(known.stemmer.stemWord(term))


@cache
def _scripts() -> dict[str, Script]:
    text = files("analysis.search").joinpath("inflections.toml").read_text("utf-8")
    return {
        name: Script(snowballstemmer.stemmer(table["algorithm"]), re.compile(table["inflection"]))
        for name, table in tomllib.loads(text).items()
    }
