"""Scores explained in prose, in the reader's language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis import packs
from analysis.models import Evidence, tone_class
from analysis.packs.hypotheses import hypotheses, inferred

NOTES = ("no_language", "unknown_language", "empty", "no_relation")
"""The phrases that say why an article has no tone."""

_PLACE = re.compile(r"\\{(\w+)\\}")


def phrase(key: str, language: str, **values: str) -> str:
    """One of the phrases of wording.toml with its values filled in; English where the
    language has none."""
    table = packs.wording().get(language) or packs.wording()["en"]
    return table[key].format(**values)


def why(evidence: Evidence, language: str = "en", *, topic: str | None = None) -> str:
    """Why an evidence phrase counts: its category and weight, and what changed the weight.

    ``topic`` is the name of a topic that the packs do not know, in that language.
    For example ``easing of strain (+0.5), turned round by “eased”``.
    """
    if evidence.effect is None:
        return why_topic(evidence.category, language, name=topic)
    if evidence.category == "learned":
        return why_learned(evidence.effect, language)
    if evidence.category == "nli":
        return why_inferred(evidence.cue, evidence.effect, language)
    return why_tone(evidence.category, evidence.effect, evidence.changes, language)


@lru_cache(maxsize=4096)
def why_topic(topic: str, language: str = "en", *, name: str | None = None) -> str:
    """Why a phrase counts for a topic; ``name`` is that of a topic the packs do not know."""
    return phrase("topic", language, topic=name or packs.topic_label(topic, language))


@cache
def why_learned(effect: float, language: str = "en") -> str:
    """Why a word that the learned scorer found counts."""
    direction = phrase(f"toward_{tone_class(effect)}", language)
    return phrase("learned", language, direction=direction, effect=f"{effect:+.1f}")


@lru_cache(maxsize=4096)
def why_inferred(hypothesis: str, effect: float, language: str = "en") -> str:
    """Why a sentence counts from which an entailment model infers a hypothesis, by its key."""
    said = hypotheses()[hypothesis].text(language)
    return inferred(language).format(hypothesis=said, effect=f"{effect:+.1f}")


@lru_cache(maxsize=4096)
def why_tone(
    category: str, effect: float, changes: tuple[tuple[str, str], ...], language: str = "en"
) -> str:
    """Why a cue of a category counts with this effect after these changes."""
    names = packs.scale()[category].names
    name = names.get(language) or names["en"]
    said = phrase("tone", language, category=name, effect=f"{effect:+.1f}")
    quotes = packs.wording().get(language, packs.wording()["en"])["quote"]
    told = (phrase(how, language, phrase=quotes.replace("{}", by)) for how, by in changes)
    return phrase("join", language).join((said, *told))


def note(stored: str, language: str) -> str:
    """Why an article has no tone, in a language, from the note stored in English with its
    scores; as it stands where it is none of ours."""
    for key in NOTES:
        if found := _note_pattern(key).fullmatch(stored):
            return phrase(key, language, **found.groupdict())
    return stored


@cache
def _note_pattern(key: str) -> re.Pattern[str]:
    """The English phrase of a key as a pattern, with a group for each of its places."""
    return re.compile(_PLACE.sub(r"(?P<\1>.*)", re.escape(packs.wording()["en"][key])), re.DOTALL)
