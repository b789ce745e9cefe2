"""Where in a text the words of a search stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.filters.search import Term, found_terms, read_search
from analysis.search.index import inflects, phrase
from analysis.search.inflections import are_forms
from analysis.search.terms import placed_terms

Place = tuple[str, int, int]


def hits(search: str, text: str) -> list[tuple[int, int]]:
    """The places (start, end) of what ``search`` looks for in ``text``, from first to last.

    Words that it leaves out have none. Raises FilterError for a search that means nothing.
    """
    places = list(placed_terms(text))
    found = (hit for term in found_terms(read_search(search)) for hit in _of(term, places))
    return sorted(set(found))


def _of(term: Term, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    first, rest = phrase(term)
    last = len(rest)
    if inflects(term):
        yield from ((start, end) for word, start, end in places if are_forms(first[0], word))
    for at in range(len(places) - last):
        words = [word for word, _, _ in places[at : at + last + 1]]
        if _is(words, first, rest, begins=term.begins):
            yield places[at][1], places[at + last][2]


def _is(words: list[str], first: Sequence[str], rest: Sequence[str], *, begins: bool) -> bool:
    if not rest:
        return words[0].startswith(tuple(first)) if begins else words[0] in first
    *middle, end = words[1:]
    ends = end.startswith(rest[-1]) if begins else end == rest[-1]
    return ends and words[0] in first and tuple(middle) == tuple(rest[:-1])
