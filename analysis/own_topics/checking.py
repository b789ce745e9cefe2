"""What is wrong with a topic before it is saved, one line each."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from analysis import packs
from analysis.packs.watched import KEY, OwnTopic, Watched
from analysis.search.terms import terms
from analysis.text import WORD, folder

_EXCLUDE, _ABOUT = "exclude", "about"
"""Kinds of entries: a phrase may stand once among those of a topic, but for what is about it,
which is looked for apart."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, ``what`` by its key in problems.toml, with the ``values`` of that line;
    ``language`` is the code of the language it is in, ``None`` where it is in none."""

    what: str
    values: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None

    def __str__(self) -> str:
        name = packs.load(self.language).names["en"] if self.language else ""
        return lines()[self.what].format(language=name, **self.values)


@cache
def lines() -> Mapping[str, str]:
    """The line for each kind of problem, in English."""
    return tomllib.loads(files(__package__).joinpath("problems.toml").read_text("utf-8"))


def problems(topic: OwnTopic, watched: Watched, *, new: bool) -> list[Problem]:
    """What keeps a topic from being saved beside those ``watched``; ``new`` where it is not
    meant to change the one that has its key."""
    found = [*_named(topic, watched), *_keyed(topic, watched, new=new)]
    if not topic.languages():
        found.append(Problem("no_terms"))
    return found + [each for code in packs.languages() for each in _phrases(topic, code)]


def missing(topic: OwnTopic, articles: Mapping[str, int]) -> list[Problem]:
    """The languages that a topic has no terms in though there are ``articles`` in them, by
    language: a warning, as it can be saved all the same."""
    without = [code for code in packs.languages() if not topic.terms.get(code)]
    return [
        Problem("missing_language", {"n": f"{articles[code]:,}"}, code)
        for code in without
        if articles.get(code)
    ]


def free_key(names: Mapping[str, str], watched: Watched) -> str:
    """A key for a topic of these names that no other has: the letters of the English name, or
    of the first with Latin ones; else a short hash."""
    told = [names.get("en", ""), *names.values()]
    slugs = ("_".join(re.findall(r"[a-z0-9]+", name.lower())) for name in told)
    stem = next((slug for slug in slugs if KEY.fullmatch(slug[:_LONGEST])), "")
    if not stem:
        told_apart = hashlib.blake2b("\n".join(told).encode(), digest_size=3).hexdigest()
        stem = f"topic_{told_apart}"
    stem = stem[:_LONGEST].rstrip("_")
    numbered = (f"{stem}_{number}" for number in range(2, len(watched.keys) + 3))
    return next(key for key in (stem, *numbered) if key not in watched.keys)


_LONGEST = 50
"""Letters of a key made from a name; with a number behind it still a key."""


def normal(phrase: str, language: str) -> str:
    """A phrase as it is compared: its words as the language's pack folds them, marks kept."""
    fold = folder(language)
    return " ".join(fold(part) for part in phrase.split())


def _named(topic: OwnTopic, watched: Watched) -> Iterator[Problem]:
    if not any(name.strip() for name in topic.names.values()):
        yield Problem("no_name")
    others = {
        _as_name(name): key
        for key in watched.keys
        if key != topic.key and (other := watched.topic(key))
        for name in other.names.values()
    }
    mine = {_as_name(name): name for name in topic.names.values() if name.strip()}
    for name, written in mine.items():
        if name in others:
            yield Problem("known_name", {"name": written, "key": others[name]})


def _as_name(name: str) -> str:
    """A name as it is compared: its words as a search does, in any language."""
    return " ".join(terms(name)) or name.strip().casefold()


def _keyed(topic: OwnTopic, watched: Watched, *, new: bool) -> Iterator[Problem]:
    if not KEY.fullmatch(topic.key):
        yield Problem("bad_key", {"key": topic.key or "“”"})
    elif new and topic.key in watched.keys:
        yield Problem("known_key", {"key": topic.key, "name": watched.label(topic.key)})


def _phrases(topic: OwnTopic, language: str) -> Iterator[Problem]:
    """What is wrong with its phrases in a language, each phrase once."""
    entries = topic.entries(language)
    bad: set[str] = set()
    for kind, phrase in _each(entries):
        if not WORD.search(phrase):
            what = "empty_exclusion" if kind.startswith(f"{_EXCLUDE}.") else "no_phrase"
            yield Problem(what, {"phrase": _shown(phrase)}, language)
            bad.add(phrase)
    for wrong in packs.phrase_problems(entries, strict=True):
        if wrong.what != "twice" and wrong.phrase not in bad:
            yield Problem(wrong.what, {"phrase": _shown(str(wrong.phrase))}, language)
    yield from _repeated(entries, bad, language)


def _repeated(
    entries: Mapping[str, Iterable[str]], bad: set[str], language: str
) -> Iterator[Problem]:
    seen: dict[tuple[bool, str], str] = {}
    for kind, phrase in _each(entries):
        group = kind.partition(".")[0]
        place = (group == _ABOUT, normal(phrase, language))
        first = seen.setdefault(place, "") if phrase not in bad else ""
        if first:
            both = (first == _EXCLUDE) != (group == _EXCLUDE)
            what = "term_excluded" if both else "twice"
            yield Problem(what, {"phrase": _shown(phrase)}, language)
        seen[place] = group


def _each(entries: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((kind, phrase) for kind, phrases in entries.items() for phrase in phrases)


def _shown(phrase: str) -> str:
    return f"“{phrase}”"
