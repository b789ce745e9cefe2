"""A draft of a watched topic: what a topic needs in the packs, before anybody has read it over.

It comes of a topic that was discovered, or is begun by hand, and is edited before it is saved. A
term is written as a pack writes it (docs/PACKS.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis import packs


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDraft:
    """A topic to be watched: a ``key`` as `analysis.filters` takes it, and by language code its
    ``names``, the ``terms`` that show it, and the ``exclusions`` that look like one and are not.
    A language that a table lacks is not written yet."""

    key: str
    names: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]
    exclusions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages with a pack in which it has no term yet: there it would find nothing."""
        return tuple(code for code in packs.languages() if not self.terms.get(code))

    def to_toml(self) -> str:
        """The draft as the packs have it: its entry in ``topics.toml``, and its table in the pack
        of each language it has terms in, every part under a comment that names its file."""
        parts = [_table("topics.toml", self.key, [f"name = {_inline(self.names)}"])]
        for code, terms in self.terms.items():
            lists = [_list("terms", terms), _list("exclude", self.exclusions.get(code, ()))]
            parts.append(_table(f"{code}.toml", f"topics.{self.key}", lists))
        parts += [f"# {code}.toml: no terms yet\n" for code in self.missing]
        return "\n".join(parts)


def _table(file: str, key: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {file}", f"[{key}]", *lines, ""])


def _list(name: str, values: Iterable[str]) -> str:
    return f"{name} = [{', '.join(map(_string, values))}]"


def _inline(values: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {_string(value)}" for key, value in values.items()) + " }"


def _string(text: str) -> str:
    """A TOML basic string, which JSON's are (but for DEL, which no word holds)."""
    return json.dumps(text, ensure_ascii=False)
