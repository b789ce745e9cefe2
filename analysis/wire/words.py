"""The words in ``boilerplate.toml``, ready to be looked up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.text import named

SENTENCE_END = ".…。۔!?؟"
"""What a sentence ends in, in the three languages."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What stands around a body; all but ``label_wrapping`` are `named` already."""

    labels: frozenset[str]
    label_wrapping: str
    read_also: tuple[str, ...]
    longest_link: int
    notices: tuple[str, ...]
    source_labels: frozenset[str]
    sources: frozenset[str]
    reporting: frozenset[str]
    places: frozenset[str]


@cache
def boilerplate() -> Boilerplate:
    """The words around the body of a text."""
    path = files("analysis.wire").joinpath("boilerplate.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    return Boilerplate(
        labels=frozenset(map(named, table["labels"])),
        label_wrapping=table["label_wrapping"],
        read_also=tuple(map(named, table["read_also"])),
        longest_link=table["longest_link"],
        notices=tuple(map(named, table["notices"])),
        source_labels=frozenset(map(named, table["source_labels"])),
        sources=frozenset(map(named, table["sources"])),
        reporting=frozenset(map(named, table["reporting"])),
        places=frozenset(map(named, table["places"])),
    )
