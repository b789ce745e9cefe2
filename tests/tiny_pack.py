"""A pack small enough to read, for tests of the engine apart from the shipped word lists."""

from __future__ import annotations

from typing import Any

from analysis import packs
from analysis.packs import Pack


def tiny_table(**lists: list[str]) -> dict[str, Any]:
    """A pack's table with the given lists, named like ``tone__agreement`` or ``topic__syria``."""
    table: dict[str, Any] = {
        "language": "en",
        "direction": "ltr",
        "name": {"en": "Tiny"},
        "letters": {
            "fold": {"أ": "ا", "ة": "ه", "ى": "ي"},
            "strip": "ـً ٌ ٍ َ ُ ِ ّ ْ".replace(" ", ""),
            "proclitics": ["و", "ال", "وال", "ل"],
            "enclitics": ["هما", "ها"],
            "minimum_stem": 3,
        },
        "sentences": {"enders": ".!?؟", "abbreviations": ["U.S.", "Mr."]},
        "actors": {key: [] for key in packs.ACTORS},
        "dyad": {key: [] for key in packs.DYAD},
        "topics": {},
        "tone": {key: [] for key in packs.scale()},
        "shifters": {key: [] for key in packs.SHIFTERS},
        "nouns": {key: [] for key in packs.NOUNS},
        "voices": {"quotes": [["«", "»"]], "lead": 0} | {key: [] for key in packs.VOICES},
    }
    for name, phrases in lists.items():
        section, _, key = name.partition("__")
        topic, _, kind = key.partition("__")
        if section == "topics":
            table["topics"].setdefault(topic, {})[kind] = phrases
        else:
            table[section][key] = phrases
    return table


def tiny_pack(**lists: list[str]) -> Pack:
    """A valid pack with the given lists."""
    return packs.parse(tiny_table(**lists), name="tiny")
