"""Words and pairs of words of many texts, each known by one term however it is written.

A term is a word folded as the pack of its language says, without article and clitics, and cut to
its stem where the language has a stemmer (Snowball; Arabic has none: those tried split word
families wrongly). Arabic writes و ف ب ك ل س onto a word, and many words begin with these letters:
such a letter comes off only where the rest is a word of the texts too, at least as common, and the
whole never stands behind an article, as what has a clitic cannot.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import snowballstemmer

from analysis import packs
from analysis.telling import Told, silent, telling
from analysis.text import WORD, folder

_BREAK = re.compile(r"[.!?؟…\n,;:،؛()\[\]«»“”„\"|/]+")
"""What no pair of words reaches across."""
_END = ""
"""Stands between words that such a sign parts."""
_RARELY = 0.1
"""A word begins with a letter of its own where so much of it, or more, stands behind an article:
less comes of misspellings."""
_LEAST = 2
"""Letters of the shortest word that counts."""
_HALF = 0.5
"""Part of the work that finding the words of all texts is; their terms are the other."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of some texts of one language: the term of each as ``terms``, "" for one that
    is none, such as a stop word."""

    terms: Mapping[str, str]
    _bases: Mapping[str, str]
    _language: str

    def forms(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        """The commonest spelling of each form of a term, those without clitics before the others;
        ``counts`` says how often its spellings, words or pairs of words, are written."""
        spellings = sorted(counts, key=lambda each: (self._has_clitic(each), -counts[each], each))
        forms: dict[str, str] = {}
        for spelling in spellings:
            form = " ".join(self._bases[word] for word in spelling.split())
            forms.setdefault(form, spelling)
        return tuple(forms.values())

    def _has_clitic(self, spelling: str) -> bool:
        first = spelling.split()[0]
        base = self._bases[first]
        plain = (base, *(article + base for article in _articles(self._language)))
        return folder(self._language)(first) not in plain


@dataclass(frozen=True, slots=True)
class Read:
    """Some texts of one language as read: ``terms`` of each text, words and pairs of words."""

    terms: tuple[frozenset[str], ...]
    _texts: Sequence[Sequence[str]]
    _known: Known

    def written(self, terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """How each term is written in the texts, most often first: one spelling of each of its
        word forms, with clitics only where it is never written without them."""
        wanted = set(terms)
        seen: dict[str, Counter[str]] = {term: Counter() for term in wanted}
        for words in self._texts:
            for term, spelling in self._spelled(words):
                if term in wanted:
                    seen[term][spelling] += 1
        return {term: self._known.forms(counts) for term, counts in seen.items()}

    def _spelled(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        keys = [self._known.terms[word] for word in words]
        yield from ((key, word) for key, word in zip(keys, words, strict=True) if key)
        for (key, other), (word, following) in zip(pairwise(keys), pairwise(words), strict=True):
            if key and other:
                yield f"{key} {other}", f"{word} {following}"


def languages() -> tuple[str, ...]:
    """The codes of the languages whose words can be read."""
    return tuple(_table())


def version() -> str:
    """A short hash of the stop words and the stemmers: what a text is read by, beside its pack."""
    words = files(__package__).joinpath("stopwords.toml").read_bytes()
    return hashlib.blake2b(words, digest_size=4).hexdigest()


def read(
    texts: Sequence[str],
    language: str,
    *,
    names: Sequence[str] = (),
    told: Told = silent,
) -> Read:
    """The words and pairs of words of texts in one of `languages`, stop words left out.

    ``names`` gives for each text the name of who wrote it ("" for none), which is left out of that
    text where it stands whole, in any form of its words. ``told`` follows the work.
    """
    split = [words_of(text) for text in telling(texts, told, end=_HALF)]
    whose = [tuple(filter(None, words_of(name))) for name in names] or [()] * len(split)
    counts: Counter[str] = Counter()
    for words in [*split, *set(whose)]:
        counts.update(words)
    found = known(counts, language)
    pieces = [
        _without(name, words, found.terms, language)
        for name, words in zip(whose, telling(split, told, start=_HALF), strict=True)
    ]
    return Read(tuple(_terms(words, found.terms) for words in pieces), pieces, found)


def known(counts: Mapping[str, int], language: str) -> Known:
    """The words of texts in one of `languages`, told by how often each is written in them."""
    bases = _bases(counts, language)
    terms = {word: _key(word, base, language) for word, base in bases.items()}
    return Known(terms, bases, language)


def _without(
    name: Sequence[str], words: list[str], keys: Mapping[str, str], language: str
) -> list[str]:
    """The words with `_END` in place of each name among them; a stop word of the name, which has
    no term, is known by its letters."""
    if not name:
        return words
    fold = folder(language)
    sought = [keys[word] or fold(word) for word in name]
    found = [keys[word] or fold(word) for word in words]
    if sought[0] not in found:
        return words
    left: list[str] = []
    place = 0
    while place < len(words):
        stands = found[place : place + len(sought)] == sought
        left.append(_END if stands else words[place])
        place += len(sought) if stands else 1
    return left


def words_of(text: str) -> list[str]:
    """The words of a text as written, "" where a sign parts them."""
    words: list[str] = []
    for piece in _BREAK.split(text):
        words += WORD.findall(piece)
        words.append(_END)
    return words


def _terms(words: Sequence[str], keys: Mapping[str, str]) -> frozenset[str]:
    found = [keys[word] for word in words]
    pairs = {f"{one} {other}" for one, other in pairwise(found) if one and other}
    pairs.update(filter(None, found))
    return frozenset(pairs)


def _bases(counts: Mapping[str, int], language: str) -> dict[str, str]:
    """Each word as written, with what is left of it without article and clitics."""
    fold = folder(language)
    bare = {word: _without_article(fold(word), language) for word in counts}
    total: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for word, base in bare.items():
        total[base] += counts[word]
        behind[base] += counts[word] * (base != fold(word))
    stripped = {base: _without_clitic(base, total, behind, language) for base in total}
    return {word: stripped[base] for word, base in bare.items()}


def _without_article(word: str, language: str) -> str:
    least = packs.load(language).letters.minimum_stem
    for clitic in _clitics(language)[0]:
        if word.startswith(clitic) and len(word) - len(clitic) >= least:
            return word[len(clitic) :]
    return word


def _without_clitic(base: str, total: Counter[str], behind: Counter[str], language: str) -> str:
    if behind[base] >= _RARELY * total[base] and behind[base]:
        return base
    least = packs.load(language).letters.minimum_stem
    for clitic in _clitics(language)[1]:
        rest = base[len(clitic) :]
        if base.startswith(clitic) and len(rest) >= least and total[rest] >= total[base]:
            return rest
    return base


@cache
def _articles(language: str) -> tuple[str, ...]:
    """The articles that a language writes onto a word."""
    contractions = packs.load(language).letters.contractions
    return tuple(sorted({folder(language)(article) for article in contractions.values()}))


@cache
def _clitics(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The proclitics of a language with an article in them, and those without, longest first."""
    letters, fold = packs.load(language).letters, folder(language)
    articles = _articles(language)
    longest = sorted(map(fold, letters.proclitics), key=len, reverse=True)
    contracted = set(map(fold, letters.contractions))
    with_article = [c for c in longest if c in contracted or (articles and c.endswith(articles))]
    return tuple(with_article), tuple(c for c in longest if c not in with_article)


def _key(word: str, base: str, language: str) -> str:
    """The term of a word; "" for a stop word, a number or a single letter."""
    if len(base) < _LEAST or _is_number(base, language):
        return ""
    stops = _stops(language)
    if base in stops or folder(language)(word) in stops:
        return ""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(base)) if stemmer else base


def _is_number(base: str, language: str) -> bool:
    """Whether it has no letter, or none but a clitic («و6»)."""
    rests = (base[len(c) :] for c in ("", *_clitics(language)[1]) if base.startswith(c))
    return any(not any(map(str.isalpha, rest)) for rest in rests)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("stopwords.toml").read_text("utf-8"))


@cache
def _stops(language: str) -> frozenset[str]:
    fold = folder(language)
    words = (word for line in _table()[language]["words"] for word in line.split())
    folded = {fold(word) for word in words}
    folded |= {_without_article(word, language) for word in folded}
    return frozenset(folded | {c + word for c in _clitics(language)[1] for word in folded})


@cache
def _stemmer(language: str) -> Any:
    """The Snowball stemmer of a language; None where it has none that is good enough."""
    name = _table()[language].get("stemmer")
    return snowballstemmer.stemmer(name) if name else None
