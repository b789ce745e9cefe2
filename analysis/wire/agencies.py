"""The news agencies of ``agencies.toml``: which one a name stands for, where a text names one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.text import named

_ALEFS = str.maketrans("أإآ", "ااا")
_WORD = re.compile(r"[^\W_]+")
_GAPS = re.compile(r"[\s._\-]+")
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.|m\.)?|/.*$")
_BETWEEN_LETTERS = r"[ ._\-]{0,2}"
_BETWEEN_WORDS = r"[ ._\-]{1,2}"
LETTERS_JOINED = 3
"""Single letters that may also be written as one word, أفب; two could be the month آب."""

MARK = "\ue000"
"""Stands for a letter of an agency's name; Unicode keeps it free for private use."""

_JOINERS = r"(?:\s*[/\\|،,;+&–—-]\s*(?:(?:and|и|و)\s+)?|\s+(?:and|и|و|with)\s*)"
SIGNED = re.compile(rf"{MARK}+(?:{_JOINERS}{MARK}+)*")
"""One agency's name in a `masked` text, or several that sign together."""


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("analysis.wire").joinpath("agencies.toml").read_text("utf-8"))


def agencies() -> tuple[str, ...]:
    """The keys of all agencies, such as ``reuters``."""
    return tuple(_table())


def agency_title(key: str, language: str) -> str:
    """What an agency is called in ``language``; in English where no name is listed."""
    titles = _table()[key]["title"]
    return str(titles.get(language) or titles["en"])


def agency_named(name: str) -> str | None:
    """The agency that signs as ``name``; None where it is no agency."""
    return _signs().get(_same(name))


def agency_published_as(outlet: str) -> str | None:
    """The agency that an outlet's name or domain is; None where it is another outlet."""
    return _outlets().get(_same(_DOMAIN.sub("", outlet.strip().casefold())))


def masked(text: str) -> str:
    """``text`` with each agency's name as so many `MARK` signs, all else where it was."""
    alike = text if text.isascii() else text.translate(_ALEFS)
    if _telling_words().isdisjoint(_WORD.findall(alike.casefold())):
        return alike
    return _name().sub(lambda found: MARK * len(found[0]), alike)


def first_agency(text: str) -> str | None:
    """The agency that is named first in ``text``; None where none is."""
    found = SIGNED.search(masked(text)) if text else None
    return agency_named(text[found.start() : _mark_end(found)]) if found else None


def _mark_end(found: re.Match[str]) -> int:
    marks = len(found[0]) - len(found[0].lstrip(MARK))
    return found.start() + marks


@cache
def endings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How agencies close a report, with the key of each."""
    return tuple(
        (key, re.compile(rf"{pattern}\s*$", re.I))
        for key, entry in _table().items()
        for pattern in entry.get("endings", ())
    )


@cache
def _telling_words() -> frozenset[str]:
    """The longest word of each name: without any of them a text names no agency, which is known
    many times sooner than by looking for the names."""
    signs = [sign.translate(_ALEFS).casefold() for sign, _ in _pairs("signs")]
    joined = [_GAPS.sub("", sign) for sign in signs]
    return frozenset(max(_WORD.findall(sign), key=len) for sign in (*signs, *joined))


@cache
def _name() -> re.Pattern[str]:
    signs = sorted((sign for sign, _ in _pairs("signs")), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(_pattern, signs))})(?![^\W\d_])")


def _pattern(sign: str) -> str:
    parts = _GAPS.split(sign)
    letters = len(parts) >= LETTERS_JOINED and all(len(part) == 1 for part in parts)
    gap = _BETWEEN_LETTERS if letters else _BETWEEN_WORDS
    pattern = gap.join(re.escape(part.translate(_ALEFS)) for part in parts)
    return pattern if sign.isupper() else f"(?i:{pattern})"


def _same(name: str) -> str:
    return named(name).translate(_ALEFS).replace(" ", "").strip(".")


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    for key, entry in _table().items():
        for name in entry[names]:
            yield name, key


@cache
def _signs() -> Mapping[str, str]:
    return {_same(name): key for name, key in _pairs("signs")}


@cache
def _outlets() -> Mapping[str, str]:
    others = {_same(name): key for name, key in _pairs("outlets")}
    titles = {_same(name): key for key in agencies() for name in _titles(key)}
    generic = {name: key for name, key in _signs().items() if key != "agencies"}
    return {**generic, **titles, **others}


def _titles(key: str) -> Iterator[str]:
    if key != "agencies":
        yield from _table()[key]["title"].values()
