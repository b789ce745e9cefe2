"""Scores explained in prose, in the reader's language."""

from __future__ import annotations

from analysis import packs
from analysis.models import Evidence


def phrase(key: str, language: str, **values: str) -> str:
    """One of the phrases of wording.toml with its values filled in; English where the
    language has none."""
    table = packs.wording().get(language) or packs.wording()["en"]
    return table[key].format(**values)


def why(evidence: Evidence, language: str = "en") -> str:
    """Why an evidence phrase counts: its category and weight, and what changed the weight.

    For example ``strain (+0.5), turned round by “easing”``.
    """
    if evidence.effect is None:
        return phrase("topic", language, topic=packs.topic_name(evidence.category, language))
    category = packs.scale()[evidence.category]
    name = category.names.get(language) or category.names["en"]
    said = phrase("tone", language, category=name, effect=f"{evidence.effect:+.1f}")
    quotes = packs.wording().get(language, packs.wording()["en"])["quote"]
    changes = (
        phrase(how, language, phrase=quotes.replace("{}", by)) for how, by in evidence.changes
    )
    return phrase("join", language).join((said, *changes))
