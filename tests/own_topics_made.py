"""Own topics for tests: one in three languages, and files of them."""

from __future__ import annotations

from pathlib import Path

from analysis.packs.watched import OwnTopic

UKRAINE = OwnTopic(
    key="ukraine",
    names={"en": "Ukraine", "ar": "أوكرانيا", "ru": "Украина"},
    terms={"en": ("Ukraine", "Kyiv"), "ar": ("أوكرانيا", "كييف"), "ru": ("Украин*", "Киев*")},
    exclude={"en": ("Kyiv cake",)},
)
"""A topic that no article on Syria alone is about."""

SENTENCES = {
    "ar": "بحث الوزيران الوضع في أوكرانيا. اتفقت الولايات المتحدة وروسيا على هدنة في سوريا.",
    "en": "Ministers spoke of Ukraine. The United States and Russia agreed on a truce in Syria.",
    "ru": "Министры обсудили Украину. США и Россия договорились о перемирии в Сирии.",
}
"""Texts that name the topic, Syria and the relation."""


def write_topic(store: Path, key: str, toml: str) -> Path:
    """A file of an own topic in a store's folder, as a person writes it."""
    path = store / "topics" / f"{key}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(toml, encoding="utf-8")
    return path


TOML = """
[name]
en = "Ukraine"
ar = "أوكرانيا"
ru = "Украина"

[en]
terms = ["Ukraine", "Kyiv"]
exclude = ["Kyiv cake"]

[ar]
terms = ["أوكرانيا", "كييف"]

[ru]
terms = ["Украин*", "Киев*"]
"""
"""The same as `UKRAINE`, in a file."""
