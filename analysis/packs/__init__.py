"""All language knowledge, as data: one TOML file a language, the topics and the tone scale.

A pack is validated when it is loaded; an error names the file, the key and the nearest valid
name. Nothing here interprets an entry: `analysis.matching` compiles them.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from analysis.errors import PackError

_FILES = resources.files(__name__)
_LANGUAGE_FILE = re.compile(r"[a-z]{2}\.toml").fullmatch

ACTORS = ("us", "ru", "third")
DYAD = ("explicit", "anaphora")
SHIFTERS = (
    "negators",
    "easers",
    "breakers",
    "improvers",
    "worseners",
    "hedges",
    "history",
)
NOUNS = ("ties",)
VOICES = (
    "reporting",
    "continuing",
    "participles",
    "according",
    "linkers",
    "pronouns",
    "prepositions",
    "others",
    "sources",
    "echoes",
)
_OPTIONAL = {
    "actors": ("exclude",),
    "shifters": ("not_negators", "flashback"),
    "tone": ("ignore",),
    "voices": ("quotes", "lead"),
}
TOPIC_LISTS = ("terms", "weak", "about", "exclude")


@dataclass(frozen=True, slots=True)
class Category:
    """A category of tone cue: ``effect`` −1…+1, ``names`` by language, ``source`` of the step."""

    key: str
    effect: float
    names: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters of a language are folded, and which clitics may be taken off a word.

    ``fold`` maps a letter to the one it is read as, ``strip`` are marks that are deleted;
    ``proclitics`` come off the front where at least ``minimum_stem`` letters remain, and
    ``contractions`` map a fused one to what it stands before ("لل" hides "ال").
    """

    fold: Mapping[str, str]
    strip: str
    proclitics: tuple[str, ...]
    enclitics: tuple[str, ...]
    minimum_stem: int
    contractions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's knowledge. ``entries`` maps a kind such as ``actor.us``,
    ``topic.syria``, ``about.syria``, ``exclude.syria``, ``tone.agreement`` or
    ``shift.negators`` to its phrases as written. ``lead`` is how many words may stand before a
    verb of saying in its clause where the subject follows it."""

    language: str
    direction: str
    names: Mapping[str, str]
    letters: Letters
    enders: str
    abbreviations: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    lead: int
    entries: Mapping[str, tuple[str, ...]]


def _read(name: str) -> dict[str, Any]:
    path = _FILES / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name}.toml is not valid TOML: {error}") from None


def _fail(name: str, key: str, problem: str) -> PackError:
    return PackError(f"{name}.toml, [{key}]: {problem}")


def nearest(word: str, choices: Iterable[str]) -> str:
    """A hint such as ``; did you mean 'syria'?``, or the valid names where none is near."""
    choices = list(choices)
    near = difflib.get_close_matches(word, choices, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; valid: {', '.join(choices)}"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, in alphabetical order."""
    files = (entry.name for entry in _FILES.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if _LANGUAGE_FILE(name)))


@cache
def varieties() -> Mapping[str, str]:
    """Codes of varieties that a pack covers, with that pack's language (``arz`` → ``ar``)."""
    return {code: name for name in languages() for code in _read(name).get("varieties", ())}


@cache
def scale() -> Mapping[str, Category]:
    """The categories of tone cue by key, with the effect of each."""
    return {
        key: Category(key, float(table["effect"]), table["name"], table["source"])
        for key, table in _read("scale").items()
    }


@cache
def topic_keys() -> tuple[str, ...]:
    """The keys of the watched topics, in the order they are shown."""
    return tuple(_read("topics"))


def topic_name(key: str, language: str = "en") -> str:
    """A topic's name in ``language``; in English where it has none in that language."""
    topics = _read_topics()
    if key not in topics:
        raise PackError(f"unknown topic {key!r}{nearest(key, topics)}")
    names = topics[key]["name"]
    return str(names.get(language) or names["en"])


def topic_label(key: str, language: str = "en") -> str:
    """A topic's name, as `topic_name` has it; of one that the packs know no more, which an older
    store may still have scores for, its key in words."""
    return topic_name(key, language) if key in _read_topics() else key.replace("_", " ")


@cache
def _read_topics() -> dict[str, Any]:
    return _read("topics")


@cache
def rollup() -> Mapping[str, Mapping[str, float]]:
    """The few weights that turn sentences into an article's scores (see rollup.toml)."""
    return _read("rollup")


@cache
def wording() -> Mapping[str, Mapping[str, str]]:
    """The phrases in which evidence and notes are explained, by language and key."""
    return _read("wording")


@cache
def load(language: str) -> Pack:
    """The pack of a language, validated.

    Raises PackError where there is none (the message lists those there are) or where the
    file does not hold together.
    """
    if language not in languages():
        raise PackError(f"no pack for language {language!r}; there are {', '.join(languages())}")
    return parse(_read(language), name=language)


def parse(table: Mapping[str, Any], *, name: str) -> Pack:
    """A pack from its TOML table; ``name`` is the file's, for the errors."""
    try:
        letters = table["letters"]
        return Pack(
            language=table["language"],
            direction=table["direction"],
            names=table["name"],
            letters=Letters(
                fold=letters["fold"],
                strip=letters["strip"],
                proclitics=tuple(letters["proclitics"]),
                enclitics=tuple(letters["enclitics"]),
                minimum_stem=int(letters["minimum_stem"]),
                contractions=letters.get("contractions", {}),
            ),
            enders=table["sentences"]["enders"],
            abbreviations=tuple(table["sentences"]["abbreviations"]),
            quotes=tuple((pair[0], pair[1]) for pair in table["voices"]["quotes"]),
            lead=int(table["voices"]["lead"]),
            entries=_entries(table, name),
        )
    except KeyError as missing:
        raise PackError(f"{name}.toml lacks the key {missing}") from None


def _entries(table: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    groups: list[tuple[str, str, tuple[str, ...]]] = [
        ("actors", "actor", ACTORS),
        ("dyad", "dyad", DYAD),
        ("tone", "tone", tuple(scale())),
        ("shifters", "shift", SHIFTERS),
        ("nouns", "noun", NOUNS),
        ("voices", "voice", VOICES),
    ]
    for section, kind, keys in groups:
        lists |= _section(table[section], name, section, kind, keys)
    for key in _OPTIONAL["shifters"]:
        lists[f"shift.{key}"] = tuple(table["shifters"].get(key, ()))
    lists["exclude.tone"] = tuple(table["tone"].get("ignore", ()))
    lists["exclude.actor"] = tuple(table["actors"].get("exclude", ()))
    for topic in _known(table["topics"], topic_keys(), name, "topics"):
        section = table["topics"][topic]
        for key in _known(section, TOPIC_LISTS, name, f"topics.{topic}"):
            lists[f"{'topic' if key == 'terms' else key}.{topic}"] = tuple(section[key])
    _check_phrases(lists, name)
    return lists


def _section(
    section: Mapping[str, list[str]], name: str, where: str, kind: str, keys: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    _known(section, (*keys, *_OPTIONAL.get(where, ())), name, where)
    missing = [key for key in keys if key not in section]
    if missing:
        raise _fail(name, where, f"lacks {', '.join(missing)} (an empty list is allowed)")
    return {f"{kind}.{key}": tuple(section[key]) for key in keys}


def _known(section: Mapping[str, Any], keys: tuple[str, ...], name: str, where: str) -> list[str]:
    for key in section:
        if key not in keys:
            raise _fail(name, where, f"unknown key {key!r}{nearest(key, keys)}")
    return list(section)


class PhraseProblem(NamedTuple):
    """What is wrong with a phrase of a ``kind``: ``what`` is a key of `PHRASE_PROBLEMS`."""

    kind: str
    phrase: object
    what: str

    def __str__(self) -> str:
        return PHRASE_PROBLEMS[self.what].format(phrase=self.phrase)


PHRASE_PROBLEMS = {
    "no_phrase": "{phrase!r} is not a phrase",
    "cased_ending": "{phrase!r}: case as written and any ending do not go together",
    "gap_outside": "{phrase!r}: the gap .. stands between words, neither first nor last",
    "mark_inside": "{phrase!r}: * and + stand at the end of a word, = before the phrase",
    "twice": "{phrase!r} is listed twice",
}


def phrase_problems(
    lists: Mapping[str, Iterable[object]], *, strict: bool = False
) -> Iterator[PhraseProblem]:
    """What is wrong with the phrases of each kind of ``lists``, in their order.

    ``strict`` also refuses marks where they mean nothing, which a few shipped entries have.
    """
    for kind, phrases in lists.items():
        own: set[object] = set()
        for phrase in phrases:
            if what := _wrong_with(phrase, own) or (_misplaced(phrase) if strict else None):
                yield PhraseProblem(kind, phrase, what)
            own.add(str(phrase))


def _misplaced(phrase: object) -> str | None:
    parts = str(phrase).removeprefix("=").split()
    if ".." in (parts[0], parts[-1]):
        return "gap_outside"
    return "mark_inside" if any(map(_MARK_INSIDE, parts)) else None


_MARK_INSIDE = re.compile(r"[*+]\w|^[*+]|=").search


def _wrong_with(phrase: object, before: Container[object]) -> str | None:
    if not isinstance(phrase, str) or not phrase.strip(" =*+."):
        return "no_phrase"
    if phrase.startswith("=") and "*" in phrase:
        return "cased_ending"
    return "twice" if phrase in before else None


def _check_phrases(lists: Mapping[str, tuple[str, ...]], name: str) -> None:
    for problem in phrase_problems(lists):
        raise _fail(name, problem.kind, str(problem))
    tone_seen: dict[str, str] = {}
    for kind in (kind for kind in lists if kind.startswith("tone.")):
        for phrase in lists[kind]:
            if tone_seen.setdefault(phrase, kind) != kind:
                raise _fail(name, kind, f"{phrase!r} also stands in {tone_seen[phrase]}")


@cache
def version() -> str:
    """A short hash of all pack data: scores made with different packs are told apart by it."""
    names = sorted(entry.name for entry in _FILES.iterdir() if entry.name.endswith(".toml"))
    content = b"".join((_FILES / name).read_bytes() for name in names)
    return hashlib.blake2b(content, digest_size=4).hexdigest()
