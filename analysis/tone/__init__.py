"""Tone toward US–Russia relations: one file or package a backend, one protocol."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from analysis.errors import AnalysisError
from analysis.tone import nli
from analysis.tone.backend import Backend
from analysis.tone.learned import Learned
from analysis.tone.rules import Rules

_BUILT_IN: dict[str, Callable[[], Backend]] = {Learned.name: Learned, Rules.name: Rules}

DEFAULT = Learned.name
"""The backend that measures best on the dev labels (docs/ACCURACY.md)."""

QUICK = tuple(_BUILT_IN)
"""The backends that score an article while a reader waits."""

NAMES = (DEFAULT, *(name for name in _BUILT_IN if name != DEFAULT), nli.Nli.name)
"""The backends that are known, the default first; not each can run everywhere."""


def available() -> dict[str, str | None]:
    """Each known backend, the default first, with why it cannot run here and what to do about
    it; ``None`` where it can. Loads no weights; where a model on the hub is named that is not in
    the cache, its config is fetched."""
    return {name: nli.problem() if name == nli.Nli.name else None for name in NAMES}


def backends() -> tuple[str, ...]:
    """The names of the backends that can run here, the default first."""
    return tuple(name for name, problem in available().items() if problem is None)


def backend_named(name: str | None = None) -> Backend:
    """A backend by name, the default for ``None``; ``nli:MODEL`` names a folder or a model on the
    hub with it. Raises AnalysisError for one that is unknown or cannot run here."""
    kind, _, model = (name or DEFAULT).partition(":")
    if kind == nli.Nli.name:
        return nli.Nli(model or None)
    if name is not None and name not in _BUILT_IN:
        raise AnalysisError(f"unknown backend {name!r}; there are {', '.join(NAMES)}")
    return _built_in(kind)


@cache
def _built_in(name: str) -> Backend:
    return _BUILT_IN[name]()
