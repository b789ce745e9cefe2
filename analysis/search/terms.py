"""Words as a search compares them, whatever their case, marks, letter forms and clitics.

Which letters are one and which marks do not count is what the packs of all languages say
together: a search runs over texts in all of them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from analysis import packs
from analysis.packs import Letters
from analysis.search.inflections import script
from analysis.text import WORD, Folder

_REMEMBERED = 500_000  # about 60 MB; a corpus of 11,000 articles has fewer
_FORMAT = 1
"""Goes up when terms are made in another way: indexes are made anew then."""


def terms(text: str) -> list[str]:
    """The words of a text as they are compared, in their order."""
    return [term for word in WORD.findall(text) if (term := _term(word))]


def stems(text: str) -> list[str]:
    """The words of a text without their articles, for comparing texts."""
    return [min([term, *_without_article(term)], key=len) for term in terms(text)]


def placed_terms(text: str) -> Iterator[tuple[str, int, int]]:
    """The same with where each begins and ends."""
    for word in WORD.finditer(text):
        if term := _term(word[0]):
            yield term, word.start(), word.end()


def forms(word: str, *, begins: bool = False) -> tuple[str, ...]:
    """The terms that the one word ``word`` is found by: itself, without its article, and those
    with every clitic that its language writes in front of a word.

    With ``begins`` they are beginnings of terms.
    """
    term = _term(word)
    stems = dict.fromkeys([term, *_without_article(term)])
    if begins:
        stems |= dict.fromkeys([_fold()(word)])
    before = [clitic + stem for stem in stems for clitic in _proclitics(stem)]
    return tuple(dict.fromkeys([*stems, *before]))


@cache
def version() -> str:
    """A short text that differs when words are read into other terms."""
    told = repr((_FORMAT, WORD.pattern, _all_letters(), sorted(_endings().items())))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


@lru_cache(_REMEMBERED)
def _term(word: str) -> str:
    folded = _fold()(word)
    return folded[:-1] + _endings().get(folded[-1], folded[-1]) if folded else ""


@cache
def _fold() -> Folder:
    fold: dict[str, str] = {}
    strip = ""
    for letters in _all_letters():
        fold |= letters.fold
        strip += letters.strip
    return Folder(Letters(fold, strip, (), (), 0))


@cache
def _all_letters() -> tuple[Letters, ...]:
    return tuple(packs.load(language).letters for language in packs.languages())


@cache
def _endings() -> dict[str, str]:
    """Letters that end a word for one another, each with the one that stands for all."""
    table = tomllib.loads(files("analysis.search").joinpath("endings.toml").read_text("utf-8"))
    return {letter: group[0] for group in table["endings"] for letter in group}


def _proclitics(stem: str) -> Iterator[str]:
    for letters in _all_letters():
        if len(stem) >= letters.minimum_stem:
            clitics = map(_fold(), letters.proclitics)
            yield from (clitic for clitic in clitics if script(clitic) == script(stem))


def _without_article(term: str) -> Iterator[str]:
    """What remains without an article and what stands before it; a single letter in front may
    as well belong to the word."""
    for letters in _all_letters():
        articles = tuple(letters.contractions.values())
        for clitic in letters.proclitics:
            with_article = clitic in letters.contractions or (
                articles and clitic.endswith(articles)
            )
            if with_article and term.startswith(folded := _fold()(clitic)):
                rest = term[len(folded) :]
                yield from [rest] if len(rest) >= letters.minimum_stem else []
