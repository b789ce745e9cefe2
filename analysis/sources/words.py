"""The names and labels in ``words.toml``, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.dates.names import plain
from analysis.text import named as named


@dataclass(frozen=True, slots=True)
class PlainWords:
    """What tells lines of a plain text apart; ``byline`` finds an author's ``name``, and
    ``date_words`` are as `analysis.dates.names.plain` has them."""

    stops: str
    byline: re.Pattern[str]
    date_words: frozenset[str]


@cache
def column_fields() -> Mapping[str, tuple[str, int]]:
    """A column's name → the field it holds, and its place among that field's names."""
    return {
        named(name): (field, place)
        for field, names in _table()["columns"].items()
        for place, name in enumerate(names)
    }


@cache
def language_codes() -> Mapping[str, str]:
    """A language's name → its code."""
    return {named(n): code for code, names in _table()["languages"].items() for n in names}


@cache
def plain_words() -> PlainWords:
    """The words around the body of a plain text."""
    table = _table()["plain"]
    free, bound = ("|".join(map(re.escape, table[k])) for k in ("bylines", "bylines_with_colon"))
    byline = rf"\s*(?:(?:{free})(?:\s*:\s*|\s+)|(?:{bound})\s*:\s*)(?P<name>\S.*?)\s*$"
    return PlainWords(
        stops=table["stops"],
        byline=re.compile(byline, re.I),
        date_words=frozenset(map(plain, table["date_words"])),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("analysis.sources").joinpath("words.toml").read_text("utf-8"))
