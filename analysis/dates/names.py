"""The words of dates in ``names.toml``, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DIGITS = {ord(sign): str(unicodedata.digit(sign)) for sign in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_ALEFS = dict.fromkeys(map(ord, "أإآٱ"), "ا")
_SILENT = dict.fromkeys(
    (
        *range(0x64B, 0x653),
        0x640,
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    )
)
"""Arabic vowel signs, tatweel, and signs that only steer the direction of writing."""

_TABLE = {**_DIGITS, **_ALEFS, **_SILENT, 0xA0: " ", 0x202F: " ", ord("ё"): "е"}


@cache
def table() -> Mapping[str, Any]:
    """All of ``names.toml``."""
    return tomllib.loads(files("analysis.dates").joinpath("names.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """``text`` in lower case with European digits, and one way to write each letter."""
    return text.casefold().translate(_TABLE)


@cache
def months() -> Mapping[str, int]:
    """A month's name, `plain` → 1…12."""
    return _numbered("months")


@cache
def weekdays() -> Mapping[str, int]:
    """A weekday's name, `plain` → 0…6, Monday first."""
    return _numbered("weekdays")


@cache
def written_date() -> re.Pattern[str]:
    """A pattern of a date inside a text: a day beside a month's name, or three numbers."""
    month, digit = _any_of(months()), r"[\d]"
    year = rf"(?:[\s,،.]*{digit}{{4}})?"
    second = rf"(?:\s*[/(]?\s*{month}\s*\)?\.?)?"
    return re.compile(
        rf"\b{digit}{{1,2}}\.?\s*{month}\.?{second}{year}|\b{month}\.?\s+{digit}{{1,2}}\b{year}"
        rf"|\b{digit}{{1,4}}([./-]){digit}{{1,2}}\1{digit}{{2,4}}\b"
    )


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?:{'|'.join(name.replace(' ', ' ?') for name in longest_first)})(?![^\W\d_])"


def _numbered(key: str) -> Mapping[str, int]:
    return {plain(name): int(number) for number, names in table()[key].items() for name in names}
