"""Tone toward US–Russia relations: one file a backend, one protocol."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from analysis.errors import AnalysisError
from analysis.tone.backend import Backend
from analysis.tone.learned import Learned
from analysis.tone.rules import Rules

_BACKENDS: dict[str, Callable[[], Backend]] = {Learned.name: Learned, Rules.name: Rules}

DEFAULT = Learned.name
"""The backend that measures best on the dev labels (docs/ACCURACY.md)."""


def backends() -> tuple[str, ...]:
    """The names of the backends there are, the default first."""
    return (DEFAULT, *(name for name in _BACKENDS if name != DEFAULT))


@cache
def backend_named(name: str | None = None) -> Backend:
    """A backend by name, the default for ``None``. Raises AnalysisError for an unknown one."""
    if name is None:
        return backend_named(DEFAULT)
    if name not in _BACKENDS:
        raise AnalysisError(f"unknown backend {name!r}; there are {', '.join(backends())}")
    return _BACKENDS[name]()
