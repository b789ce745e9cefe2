"""What is said of filters, in English; an interface's own words take its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from analysis.errors import FilterError


@cache
def english() -> Mapping[str, str]:
    """The English words, keyed ``filters.<name>`` as in the interface's locale files."""
    table = tomllib.loads(files("analysis.filters").joinpath("en.toml").read_text("utf-8"))
    return {f"filters.{key}": value for key, value in table["filters"].items()}


def problem(kind: str, **parts: object) -> FilterError:
    """The error of a kind, one of the ``problem_…`` of en.toml, with its places filled in."""
    return FilterError(english()[_key(kind)].format(**parts), kind=kind, parts=parts)


def said(error: FilterError, words: Mapping[str, str]) -> str:
    """The message of an error in an interface's ``words``; in English where they lack its kind."""
    wording = words.get(_key(error.kind))
    return wording.format(**error.parts) if wording else str(error)


def _key(kind: str) -> str:
    return f"filters.problem_{kind}"
