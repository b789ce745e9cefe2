"""The topics that are watched: those that ship, and a user's own beside or in place of them.

Own topics are files that `analysis.packs.own_files` reads. Tone is read by the shipped packs
alone, so no own topic can change it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from analysis import packs
from analysis.packs import Pack

KEY = re.compile(r"(?!tone$)[a-z][a-z0-9_]{0,59}")
"""A topic's key: part of column names, addresses and file names. Evidence that is of no topic
is called tone."""

LISTS = {"terms": "topic", "weak": "weak", "about": "about", "exclude": "exclude"}
"""The lists of phrases a topic has in each language, with the kind of entry of each."""

_KEPT_PACKS = 24
"""Packs kept with own topics in them: those of eight sets of topics in three languages."""

Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopic:
    """A topic as a user has defined it, saved or not: ``names`` and phrases by language.

    ``terms`` name the topic; ``exclude`` are phrases that only look so; ``weak`` ones count
    beside a real term only, and ``about`` tell a sentence about it from a passing word
    (docs/PACKS.md).
    """

    key: str
    names: Mapping[str, str] = field(default_factory=dict)
    terms: Phrases = field(default_factory=dict)
    weak: Phrases = field(default_factory=dict)
    about: Phrases = field(default_factory=dict)
    exclude: Phrases = field(default_factory=dict)

    def entries(self, language: str) -> dict[str, tuple[str, ...]]:
        """Its phrases in a language by kind of entry, such as ``topic.syria``."""
        found = {kind: getattr(self, name).get(language, ()) for name, kind in LISTS.items()}
        return {f"{kind}.{self.key}": phrases for kind, phrases in found.items() if phrases}

    def label(self, language: str) -> str:
        """Its name in a language, else in English, else as it was first written."""
        first = next(iter(self.names.values()), self.key)
        return self.names.get(language) or self.names.get("en") or first

    def languages(self) -> tuple[str, ...]:
        """The languages that it has terms in, in the order of the packs."""
        return tuple(code for code in packs.languages() if self.terms.get(code))


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """The watched topics: the shipped ones, those of ``own`` beside them or, where the key is
    the same, in their place. Equal where names and phrases are; goes to other processes."""

    own: tuple[OwnTopic, ...] = ()
    keys: tuple[str, ...] = field(init=False)
    """The keys of the watched topics in the order shown: the shipped ones, then the own."""
    changed: frozenset[str] = field(init=False)
    """The keys of the own topics that stand in place of shipped ones."""
    _told: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        own, there = [topic.key for topic in self.own], packs.topic_keys()
        object.__setattr__(self, "keys", tuple(dict.fromkeys([*there, *own])))
        object.__setattr__(self, "changed", frozenset(own) & frozenset(there))
        object.__setattr__(self, "_told", _told(self.own, names=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Watched) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    def get(self, key: str) -> OwnTopic | None:
        """The own topic of a key; ``None`` where there is none."""
        return next((topic for topic in self.own if topic.key == key), None)

    def topic(self, key: str) -> OwnTopic | None:
        """The topic of a key as it is watched, own or shipped; ``None`` where there is none."""
        return self.get(key) or (shipped(key) if key in packs.topic_keys() else None)

    def label(self, key: str, language: str = "en") -> str:
        """A topic's name; its key in words where it is watched no more."""
        own = self.get(key)
        return own.label(language) if own else packs.topic_label(key, language)

    def stamped(self, version: str) -> str:
        """A scorer's version with that of the own topics behind it: scores by other phrases are
        told apart, other names make none old. As it is where there are no own topics."""
        return version + stamp(self)


def _told(topics: Iterable[OwnTopic], *, names: bool) -> str:
    """The topics as text, to be compared and hashed."""
    return json.dumps([_plain(topic, names=names) for topic in topics], ensure_ascii=False)


def _plain(topic: OwnTopic, *, names: bool) -> list[Any]:
    lists = [sorted(getattr(topic, name).items()) for name in LISTS]
    return [topic.key, sorted(topic.names.items()) if names else None, lists]


SHIPPED = Watched()
"""The topics that come with the program, and no others."""

STAMP, _AND, _CHANGED = "+", ".", "~"
"""Before the own topics in a version, between two of them, and before one that stands in place
of a shipped one."""


@lru_cache(maxsize=_KEPT_PACKS)
def stamp(watched: Watched) -> str:
    """The part of a version that tells own topics, a mark each; empty where there are none."""
    return STAMP + _AND.join(sorted(_marks(watched))) if watched.own else ""


def unstamped(version: str) -> str:
    """The scorer's part of a version: that which tone depends on."""
    return version.partition(STAMP)[0]


@lru_cache(maxsize=_KEPT_PACKS)
def outdated(version: str, watched: Watched) -> frozenset[str]:
    """The keys of the watched topics that scores of a version were made without, or with other
    phrases; the scorer's part of the version is not looked at."""
    then = set(filter(None, version.partition(STAMP)[2].split(_AND)))
    marks = _marks(watched)
    again = {key for mark, key in marks.items() if mark not in then}
    if any(mark.startswith(_CHANGED) for mark in then - marks.keys()):
        again |= set(packs.topic_keys()) - watched.changed
    return frozenset(again)


def _marks(watched: Watched) -> dict[str, str]:
    """A short text for the phrases of each own topic, with its key."""
    marks = {}
    for topic in watched.own:
        told = _told([topic], names=False).encode()
        mark = hashlib.blake2b(told, digest_size=3).hexdigest()
        marks[_CHANGED * (topic.key in watched.changed) + mark] = topic.key
    return marks


@lru_cache(maxsize=_KEPT_PACKS)
def pack_with(language: str, watched: Watched) -> Pack:
    """The pack of a language with the phrases of the watched topics, own ones in place of
    shipped ones. Raises PackError as `packs.load` does."""
    pack = packs.load(language)
    if not watched.own:
        return pack
    gone = watched.changed
    kept = {kind: cues for kind, cues in pack.entries.items() if _topic_of(kind) not in gone}
    return replace(pack, entries=kept | _own_entries(language, watched))


@lru_cache(maxsize=_KEPT_PACKS)
def own_pack(language: str, watched: Watched) -> Pack:
    """The pack of a language with the phrases of own topics and nothing else in it."""
    return replace(packs.load(language), entries=_own_entries(language, watched))


def shipped(key: str) -> OwnTopic:
    """A topic that comes with the program, as one could write it oneself.

    Raises PackError for a key that is none.
    """
    names = {code: packs.topic_name(key, code) for code in packs.languages()}
    lists = {
        name: {
            code: cues
            for code in packs.languages()
            if (cues := packs.load(code).entries.get(f"{kind}.{key}"))
        }
        for name, kind in LISTS.items()
    }
    return OwnTopic(key=key, names=names, **lists)


# -- parts


def _own_entries(language: str, watched: Watched) -> dict[str, tuple[str, ...]]:
    entries = (topic.entries(language) for topic in watched.own)
    return {kind: cues for each in entries for kind, cues in each.items()}


_TOPIC_KINDS = frozenset(LISTS.values())


def _topic_of(kind: str) -> str | None:
    """The topic that a kind of entry belongs to; ``None`` where it is another's."""
    group, _, key = kind.partition(".")
    return key if group in _TOPIC_KINDS else None
