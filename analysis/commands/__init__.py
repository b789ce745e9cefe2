"""The commands: one module a group of them, each with its options beside its work.

A module here is a group: its ``add(commands)`` adds a parser for each command and names what
runs it with ``set_defaults(run=…)``. What only one command needs loads when it runs, so that
``--help`` and a misspelling are answered at once.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from analysis.console.options import Commands


def add_all(commands: Commands) -> None:
    """Adds the parsers of every command there is, groups in alphabetical order."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}").add(commands)
