"""The names and labels in ``words.toml``, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_GAPS = re.compile(r"[\s._\-]+")


@dataclass(frozen=True, slots=True)
class PlainWords:
    """What stands around the body of a plain text; names and labels are `named` already."""

    stops: str
    credits: frozenset[str]
    credit_parts: re.Pattern[str]
    credit_wrapping: str
    labels: frozenset[str]
    label_wrapping: str


def named(text: str) -> str:
    """``text`` as names are compared: case, tatweel and kinds of gap make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ـ", "")
    return _GAPS.sub(" ", plain).strip()


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
    joiners = "|".join(map(re.escape, table["credit_joiners"]))
    return PlainWords(
        stops=table["stops"],
        credits=frozenset(map(named, table["credits"])),
        credit_parts=re.compile(rf"[{re.escape(table['credit_separators'])}]|\s(?:{joiners})\s"),
        credit_wrapping=table["credit_wrapping"],
        labels=frozenset(map(named, table["labels"])),
        label_wrapping=table["label_wrapping"],
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("analysis.sources").joinpath("words.toml").read_text("utf-8"))
