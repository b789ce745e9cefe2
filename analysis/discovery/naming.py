"""The words of each topic: those with the highest c-TF-IDF, as they are written in the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.discovery.grouping import Groups
from analysis.discovery.results import Word
from analysis.discovery.terms import MARK, PAIR, Terms

WORDS = 10
"""Words of a topic: what coherence is measured on (Röder, Both and Hinneburg 2015)."""

LOOKED_AT = 40
"""Terms among which they are chosen: many are one name over and again, alone and in pairs."""

DIGITS = 6
"""Decimals of a weight by which terms are ranked, equal ones by the alphabet."""

SAME = 0.6
"""A word is said by the pair it stands in where the pair weighs so much of it: read on the
corpus, from there «كوريا الشمالية» stands for «كوريا», and «oil» for itself."""

Weighed = Sequence[tuple[str, float]]
"""Terms, the most telling first, with their weights."""


@dataclass(frozen=True, slots=True)
class Named:
    """A topic's words by language, and by language what all terms weigh that tell of it."""

    words: Mapping[str, tuple[Word, ...]]
    weights: Mapping[str, Mapping[str, float]]


def named(groups: Groups, read: Mapping[str, Terms]) -> list[Named]:
    """For each topic its words, by what was ``read`` in each language."""
    ranked = [_ranked(groups, topic) for topic in range(groups.weights.shape[0])]
    chosen = [{language: _distinct(terms) for language, terms in rows.items()} for rows in ranked]
    forms = {
        language: each.forms({term for rows in chosen for term, _ in rows.get(language, ())})
        for language, each in read.items()
    }
    return [
        Named(
            {code: _written(terms, forms[code]) for code, terms in rows.items()},
            {code: dict(terms) for code, terms in of_topic.items()},
        )
        for rows, of_topic in zip(chosen, ranked, strict=True)
    ]


def _written(terms: Weighed, forms: Mapping[str, tuple[str, ...]]) -> tuple[Word, ...]:
    return tuple(
        Word(text=forms[term][0], forms=forms[term], weight=weight) for term, weight in terms
    )


def _ranked(groups: Groups, topic: int) -> Mapping[str, Weighed]:
    """The `LOOKED_AT` most telling terms of a topic by language."""
    row = groups.weights[[topic]].toarray()[0]
    rounded = np.round(row, DIGITS)
    # The terms are in alphabetical order, which a stable sort keeps among equals.
    order = np.argsort(-rounded, kind="stable")
    by_language: dict[str, list[tuple[str, float]]] = {}
    for at in order[rounded[order] > 0].tolist():
        language, _, term = str(groups.terms[at]).partition(MARK)
        terms = by_language.setdefault(language, [])
        if len(terms) < LOOKED_AT:
            terms.append((term, float(rounded[at])))
    return dict(sorted(by_language.items()))


def _distinct(terms: Weighed) -> Weighed:
    """The first `WORDS` that say something of their own: a pair in place of its words where it
    weighs nearly as much, and none of which a word has been said."""
    weights = dict(terms)
    said: set[str] = set()
    chosen: list[tuple[str, float]] = []
    for term, weight in terms:
        if len(chosen) == WORDS:
            break
        if said & set(term.split(PAIR)):
            continue
        pairs = (
            pair
            for pair, of_pair in terms
            if PAIR in pair
            and term in pair.split(PAIR)
            and of_pair >= SAME * weight
            and not said & set(pair.split(PAIR))
        )
        best = next(pairs, term) if PAIR not in term else term
        chosen.append((best, weights[best]))
        said |= set(best.split(PAIR))
    return chosen
