"""Where quotation marks stand: the quotations of a text, outermost ones, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis.text import WORD

NAME = 3
"""Quotation marks around this many words or fewer set off a name or a turn of phrase ("reset",
«Северный поток»), not somebody's words."""

Pairs = tuple[tuple[str, str], ...]
Span = tuple[int, int]


def quotations(source: str, pairs: Pairs) -> list[Span]:
    """The (start, end) of each quotation of more than a name, marks included, in order.

    A quotation within another belongs to the outer one. One that is not closed goes to the end
    of its line, or to the last mark that closed anything within it («A «B» is closed by one).
    """
    return [span for span in _outermost(source, pairs) if not _is_name(source, span)]


def _outermost(source: str, pairs: Pairs) -> Iterator[Span]:
    waiting: list[frozenset[str]] = []
    start, closed = 0, 0
    closers = _closers(pairs)
    for mark in _marks(pairs).finditer(source):
        sign = mark[0]
        if sign == "\n":
            if waiting:
                yield start, closed or mark.start()
            waiting.clear()
        elif waiting and sign in waiting[-1]:
            if _within_word(source, mark.start()) and sign not in closers:
                continue
            waiting.pop()
            closed = mark.end()
            if not waiting:
                yield start, closed
        elif sign in closers:
            if not waiting:
                start, closed = mark.start(), 0
            waiting.append(closers[sign])
    if waiting:
        yield start, closed or len(source)


@lru_cache(maxsize=16)
def _marks(pairs: Pairs) -> re.Pattern[str]:
    return re.compile("[\n" + re.escape("".join(mark for pair in pairs for mark in pair)) + "]")


@lru_cache(maxsize=16)
def _closers(pairs: Pairs) -> dict[str, frozenset[str]]:
    """What may close each opening mark."""
    return {
        opener: frozenset(end for start, end in pairs if start == opener) for opener, _ in pairs
    }


def _within_word(source: str, at: int) -> bool:
    """Whether a mark is an apostrophe: a letter on either side."""
    return source[at - 1 : at].isalpha() and source[at + 1 : at + 2].isalpha()


_LONGEST_NAME = 80
"""Characters up to which words are counted at all; no three words are longer."""


def _is_name(source: str, span: Span) -> bool:
    start, end = span
    return end - start <= _LONGEST_NAME and len(WORD.findall(source, start, end)) <= NAME


def first_after(spans: Sequence[Span], position: int, low: int = 0) -> int:
    """The number of the first quotation that ends after ``position`` (bisection)."""
    high = len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return low
