"""A draft of a topic as the packs write it."""

from __future__ import annotations

import tomllib

from analysis.drafts import TopicDraft

DRAFT = TopicDraft(
    key="oil",
    names={"ar": "النفط", "en": 'Oil "and" gas'},
    terms={"ar": ("نفط", "أسعار النفط"), "en": ("oil",)},
    exclusions={"en": ("olive oil",)},
)


def tables(text):
    """The parts of a draft by the file that each is for."""
    parts = [part.split("\n", 1) for part in text.split("# ")[1:]]
    return {name.split(":")[0]: tomllib.loads(rest) for name, rest in parts}


def test_every_part_is_toml_for_the_file_it_names():
    parts = tables(DRAFT.to_toml())
    assert parts["topics.toml"] == {"oil": {"name": {"ar": "النفط", "en": 'Oil "and" gas'}}}
    assert parts["en.toml"] == {"topics": {"oil": {"terms": ["oil"], "exclude": ["olive oil"]}}}
    assert parts["ar.toml"]["topics"]["oil"] == {"terms": ["نفط", "أسعار النفط"], "exclude": []}


def test_languages_without_terms_are_missing_and_said():
    assert DRAFT.missing == ("ru",)
    assert "# ru.toml: no terms yet" in DRAFT.to_toml()
    assert TopicDraft(key="x", names={}, terms={"en": ()}).missing == ("ar", "en", "ru")
