"""Which articles may name a topic: those that hold the words of one of its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from analysis import packs
from analysis.matching import entry_words
from analysis.packs.watched import OwnTopic
from analysis.search import find_phrases
from analysis.search.index import WordsOfPhrase
from analysis.search.terms import forms

_GAP = ".."


class Phrase(NamedTuple):
    """A term of a topic in a language, and the ids of the articles that hold its words."""

    language: str
    term: str
    ids: frozenset[str]


def candidates(folder: Path, topic: OwnTopic) -> list[Phrase]:
    """For each term of a topic the articles that hold its words, in whatever language they are:
    all that the term matches in its own, and perhaps more. Weak terms count beside others only.

    Raises StoreError where the index of words cannot be kept.
    """
    terms = [(code, term) for code in topic.languages() for term in topic.terms[code]]
    found = find_phrases(folder, [words_of(term, code) for code, term in terms])
    return [Phrase(*term, frozenset(ids)) for term, ids in zip(terms, found, strict=True)]


def by_language(phrases: list[Phrase]) -> Mapping[str, frozenset[str]]:
    """The ids of all articles that hold the words of any phrase of a language."""
    languages = dict.fromkeys(phrase.language for phrase in phrases)
    return {
        code: frozenset().union(*(each.ids for each in phrases if each.language == code))
        for code in languages
    }


def words_of(term: str, language: str) -> WordsOfPhrase:
    """A term's words as the index of words has them, each with its clitics and endings."""
    parts = [part for part in term.removeprefix("=").split() if part != _GAP]
    return [_forms(word, language) for part in parts for word in entry_words(part)]


def _forms(word: str, language: str) -> tuple[tuple[str, ...], bool]:
    begins = word.endswith("*")
    bare = word.rstrip("*+")
    written = [bare, *_with_pronouns(bare, language)] if word.endswith("+") else [bare]
    found = (form for each in written for form in forms(each, begins=begins))
    return tuple(dict.fromkeys(found)), begins


def _with_pronouns(word: str, language: str) -> Iterator[str]:
    return (word + ending for ending in packs.load(language).letters.enclitics)
