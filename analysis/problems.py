"""Errors that an interface says in its own language: their words are no part of the code.

A package with such errors has their English beside it, in the table of its own name in en.toml;
an interface's locale file has the same table, with the same keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from analysis.errors import AnalysisError

Problem = TypeVar("Problem", bound=AnalysisError)


@cache
def english(package: str) -> Mapping[str, str]:
    """The English words of a package of `analysis`, keyed ``<package>.<name>`` as in the
    interface's locale files."""
    text = files(f"analysis.{package}").joinpath("en.toml").read_text("utf-8")
    return {f"{package}.{key}": value for key, value in tomllib.loads(text)[package].items()}


def problem(error: type[Problem], package: str, kind: str, /, **parts: object) -> Problem:
    """The error of a kind, one of the ``problem_…`` of a package's en.toml, its places filled."""
    key = f"{package}.problem_{kind}"
    return error(english(package)[key].format(**parts), kind=key, parts=parts)


def said(error: AnalysisError, words: Mapping[str, str]) -> str:
    """The message of an error in an interface's ``words``; in English where they lack its kind."""
    wording = words.get(error.kind)
    return wording.format(**error.parts) if wording else str(error)
