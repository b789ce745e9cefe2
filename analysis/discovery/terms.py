"""The texts of a language as lists of the terms that can tell topics apart.

What is a word and what a stop word is `analysis.vocabulary`'s to say. Words are numbered as they
are read, so that 50,000 articles are some arrays of numbers and not millions of strings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analysis import vocabulary

Numbers = npt.NDArray[np.int64]

PAIR = "_"
"""Between the words of a pair; no word holds it (`analysis.text.WORD`)."""

MARK = ":"
"""Between a term's language and the term: two languages may write one alike. No word holds it."""

FEWEST = 2
"""Texts that a term stands in at least: what stands in one tells of no other."""

RARE = 1_000
"""A term is left out where fewer than one text in so many holds it: at 5,000 texts those of
under five, nearly all names of one day."""

MOST_SHARE = 0.3
"""A term that more of the texts hold tells nothing of topics among them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Some texts of one language as terms; ``documents`` has those of each text with their language
    before each (`MARK`), blanks between."""

    documents: tuple[str, ...]
    _known: vocabulary.Known
    _words: Sequence[str]
    _sequence: Numbers
    _terms: Numbers
    _names: Sequence[str]

    def of(self, text: str) -> set[str]:
        """The terms of a text of these, or of a part of one, rare ones included."""
        keys = [self._known.terms.get(word, "") for word in vocabulary.words_of(text)]
        pairs = {f"{a}{PAIR}{b}" for a, b in pairwise(keys) if a and b}
        return pairs | set(filter(None, keys))

    def forms(self, terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The spellings of some terms: one of each word form, most often first."""
        number = {name: place for place, name in enumerate(self._names)}
        single = {number[term]: term for term in terms if PAIR not in term}
        double = {
            (number[first], number[second]): f"{first}{PAIR}{second}"
            for first, _, second in (term.partition(PAIR) for term in terms if PAIR in term)
        }
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._count_words(single, counts)
        self._count_pairs(double, counts)
        return {term: self._known.forms(each) for term, each in counts.items()}

    def _count_words(self, wanted: dict[int, str], counts: dict[str, Counter[str]]) -> None:
        there = np.isin(self._terms, list(wanted))
        words, written = np.unique(self._sequence[there], return_counts=True)
        term_of = dict(
            zip(self._sequence[there].tolist(), self._terms[there].tolist(), strict=True)
        )
        for word, n in zip(words.tolist(), written.tolist(), strict=True):
            counts[wanted[term_of[word]]][self._words[word]] += n

    def _count_pairs(
        self, wanted: dict[tuple[int, int], str], counts: dict[str, Counter[str]]
    ) -> None:
        size = len(self._names)
        codes = self._terms[:-1] * size + self._terms[1:]
        places = np.flatnonzero(np.isin(codes, [a * size + b for a, b in wanted]))
        for place in places.tolist():
            term = wanted[int(self._terms[place]), int(self._terms[place + 1])]
            first, second = self._sequence[place], self._sequence[place + 1]
            counts[term][f"{self._words[first]} {self._words[second]}"] += 1


def read(texts: Sequence[str], language: str) -> Terms:
    """The terms of texts in one of `analysis.vocabulary.languages`: words and pairs of words that
    neither too few nor too many of the texts hold."""
    words, sequence, document = _numbered(texts)
    written = np.bincount(sequence, minlength=len(words))
    counts = dict(zip(words[1:], written[1:].tolist(), strict=True))
    known = vocabulary.known(counts, language)
    numbers: dict[str, int] = {"": 0}
    of_word = [numbers.setdefault(known.terms.get(word, ""), len(numbers)) for word in words]
    terms, names = np.array(of_word, dtype=np.int64)[sequence], list(numbers)
    marked = [f"{language}{MARK}{name}" for name in names]
    documents = _documents(terms, document, names, marked, len(texts))
    return Terms(documents, known, words, sequence, terms, names)


def _numbered(texts: Sequence[str]) -> tuple[list[str], Numbers, Numbers]:
    """The different words, "" first; all texts as the numbers of their words, each ending with
    that of ""; and the text that each of these stands in."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    sequence = [numbers[""]]
    lengths = []
    for text in texts:
        before = len(sequence)
        sequence += map(numbers.__getitem__, vocabulary.words_of(text))
        lengths.append(len(sequence) - before)
    document = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    return list(numbers), np.array(sequence[1:], dtype=np.int64), document


def _documents(
    terms: Numbers, document: Numbers, names: Sequence[str], marked: Sequence[str], count: int
) -> tuple[str, ...]:
    found: list[list[str]] = [[] for _ in range(count)]
    there = terms > 0
    for text, term, n in _common(document[there], terms[there], count):
        found[text] += [marked[term]] * n
    side = there[:-1] & there[1:] & (document[:-1] == document[1:]) & (terms[:-1] != terms[1:])
    codes = terms[:-1][side] * len(names) + terms[1:][side]
    pairs, numbered = np.unique(codes, return_inverse=True)
    for text, pair, n in _common(document[:-1][side], numbered, count):
        first, second = divmod(int(pairs[pair]), len(names))
        found[text] += [f"{marked[first]}{PAIR}{names[second]}"] * n
    return tuple(map(" ".join, found))


def _common(document: Numbers, terms: Numbers, texts: int) -> Iterable[tuple[int, int, int]]:
    """The text, the term and how often it stands there, of terms in enough texts and not too
    many."""
    size = int(terms.max(initial=0)) + 1
    codes, written = np.unique(document * size + terms, return_counts=True)
    where, which = np.divmod(codes, size)
    held = np.bincount(which, minlength=size)
    kept = (held >= max(FEWEST, texts // RARE)) & (held <= MOST_SHARE * texts)
    there = kept[which]
    return zip(where[there].tolist(), which[there].tolist(), written[there].tolist(), strict=True)
