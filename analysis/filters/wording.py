"""What is said of filters, in English; an interface's own words take its place."""

from __future__ import annotations

from collections.abc import Mapping

from analysis import problems
from analysis.errors import FilterError

PACKAGE = "filters"
"""Whose en.toml has the words."""


def english() -> Mapping[str, str]:
    """The English words, keyed ``filters.<name>`` as in the interface's locale files."""
    return problems.english(PACKAGE)


def problem(kind: str, **parts: object) -> FilterError:
    """The error of a kind, one of the ``problem_…`` of en.toml, with its places filled in."""
    return problems.problem(FilterError, PACKAGE, kind, **parts)
