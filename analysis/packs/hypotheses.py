"""What the entailment backend asks its model: a hypothesis for each step of tone, as data."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "nli" / "hypotheses.toml"

_WHY = "why"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A statement that a sentence may entail: its ``tone``, −1…+1, ``None`` for the one that the
    sentence says nothing of the relation; ``texts`` by language."""

    key: str
    tone: float | None
    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """The statement in a language; in English where it is missing in that one."""
        return self.texts.get(language) or self.texts["en"]


@cache
def hypotheses() -> Mapping[str, Hypothesis]:
    """The hypotheses by key, from conflict to cooperation; the one for none is the last."""
    return {
        key: Hypothesis(key, table.get("tone"), {k: v for k, v in table.items() if k != "tone"})
        for key, table in _tables().items()
        if key != _WHY
    }


def inferred(language: str) -> str:
    """The phrase that explains a score, with places for ``hypothesis`` and ``effect``; English
    where the language has none."""
    phrases: Mapping[str, str] = _tables()[_WHY]
    return phrases.get(language) or phrases["en"]


@cache
def fingerprint() -> bytes:
    """A hash of the hypotheses: scores made with others are told apart by it."""
    return hashlib.blake2b(FILE.read_bytes()).digest()


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
