"""Why scores are as they are, in the language a reader chose: rebuilt from the evidence."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis import locale, wording
from analysis.locale import DEFAULT_LANGUAGE, LOCALES, Words, read
from analysis.models import Evidence

FOLDER = LOCALES / "explanations"

SIGNED = re.compile(r"[+\-−]\d+(?:[.,]\d+)?")
LEFT_TO_RIGHT, END = "\u2066", "\u2069"
"""What keeps a sign before its number in text that runs from right to left."""


def languages() -> tuple[str, ...]:
    """The languages explanations can be read in, by code."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@lru_cache
def load(language: str) -> Words:
    """What explanations in a language are made with; English where it has none."""
    known = language if language in languages() else DEFAULT_LANGUAGE
    return Words(known, read(FOLDER / f"{known}.toml"))


def reason(item: Evidence, telling: Words) -> str:
    """Why a phrase counts, and whose words it is where that was determined."""
    topic = telling.get(f"topic.{item.category}")
    said = wording.why(item, telling.language, topic=topic)
    if item.holder is not None:
        said = telling("explain.said", why=said, holder=telling[f"explain.{item.holder}"])
    return _isolated(said, telling)


def note(item: Evidence, telling: Words) -> str:
    """What hovering over a marked phrase says: its tone where it has one, and the reason."""
    told = reason(item, telling)
    if item.effect is None:
        return told
    effect = _isolated(locale.load().signed(item.effect), telling)
    return telling("explain.tone", effect=effect, why=told)


def no_tone(stored: str, telling: Words) -> str:
    """Why an article has no tone, from the note that is stored with it."""
    return telling("explain.no_tone", note=wording.note(stored, telling.language))


def _isolated(text: str, telling: Words) -> str:
    """The text with each signed number, its minus a true one and its decimals as the language
    has them, in an isolate of its own."""
    decimal = telling["explain.decimal"]

    def number(found: re.Match[str]) -> str:
        return f"{LEFT_TO_RIGHT}{found[0].replace('-', '−').replace('.', decimal)}{END}"

    return SIGNED.sub(number, text)
