"""What people write into the search, read into what has to occur: words, phrases, AND, OR, NOT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.errors import FilterError
from analysis.filters.wording import problem
from analysis.text import WORD

MOST_WORDS = 50
"""Words and operators in one search; more is a text that was pasted, not a search."""

_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*"|[“”„][^“”„]*[“”„]|«[^»]*»)
    |(?P<open>\()|(?P<close>\))
    |(?P<minus>-(?=[^\s)]))
    |(?P<word>[^\s"“”„«»()]+)
    |(?P<stray>["“”„«»])""",
    re.X,
)
_TERMS = ("word", "quoted")
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "minus"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several one after the other; ``begins``: the last may go on in any way;
    ``exact``: a word in no other form than this, as it stands in quotes."""

    text: str
    begins: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All of ``parts`` (one at least) and none of ``without``."""

    parts: tuple[Wanted, ...]
    without: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One at least of two ``parts`` or more."""

    parts: tuple[Wanted, ...]


Wanted = Term | All | Either


def read_search(text: str) -> Wanted:
    """What ``text`` asks for. Words stand for AND; OR binds less; -word is NOT word; brackets
    group; "words in quotes" stand one after the other, as they are; a word* may go on in any way.

    Operators are written large: ``and`` is a word. Raises FilterError for what means nothing.
    """
    reader = _Reader(text)
    wanted = reader.either()
    if reader.next():
        raise reader.error("bracket_closes")
    return wanted


def found_terms(wanted: Wanted) -> Iterator[Term]:
    """The terms that what is found may hold: all but those left out."""
    if isinstance(wanted, Term):
        yield wanted
    else:
        for part in wanted.parts:
            yield from found_terms(part)


class _Reader:
    """Reads a search from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = list(self._read_pieces())
        self._place = 0
        if not any(kind in _TERMS for kind, _ in self._pieces):
            raise self.error("no_word")
        if len(self._pieces) > MOST_WORDS:
            raise self.error("too_long", most=MOST_WORDS)

    def error(self, kind: str, **parts: object) -> FilterError:
        """A problem of a search, with what it is in."""
        return problem(f"search_{kind}", value=self._text, **parts)

    def next(self) -> str:
        """The kind of the next piece; empty at the end."""
        return self._pieces[self._place][0] if self._place < len(self._pieces) else ""

    def either(self) -> Wanted:
        """Parts with OR between them, to the end or a closing bracket."""
        parts = [self._all()]
        while self._takes("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Wanted:
        parts: list[Wanted] = []
        without: list[Wanted] = []
        while self.next() not in ("", "or", "close"):
            if self._takes("and") and not (parts or without):
                raise self._needs_words("AND")
            (without if self._is_negated() else parts).append(self._one())
        if without and not parts:
            raise self.error("only_not")
        if not parts:
            raise self._needs_words("OR")
        return parts[0] if len(parts) == 1 and not without else All(tuple(parts), tuple(without))

    def _is_negated(self) -> bool:
        negated = False
        while self._takes("minus"):
            negated = not negated
        return negated

    def _one(self) -> Wanted:
        if self._takes("open"):
            inside = self.either()
            if not self._takes("close"):
                raise self.error("bracket_open")
            return inside
        kind, text = self._pieces[self._place] if self.next() else ("", "")
        if kind not in _TERMS:
            raise self._needs_words({"and": "AND", "or": "OR"}.get(kind, "AND or NOT"))
        self._place += 1
        return Term(text.rstrip("*"), begins=text.endswith("*"), exact=kind == "quoted")

    def _takes(self, kind: str) -> bool:
        taken = self.next() == kind
        self._place += taken
        return taken

    def _needs_words(self, operator: str) -> FilterError:
        return self.error("operator", operator=operator)

    def _read_pieces(self) -> Iterator[tuple[str, str]]:
        """Kind and text of each piece; what holds no letter or digit is passed over."""
        for piece in _PIECE.finditer(self._text):
            kind, text = str(piece.lastgroup), piece[0]
            if kind == "stray":
                raise self.error("quotation")
            if kind in ("quoted", "word") and text not in _OPERATORS:
                inner = text[1:-1].strip() if kind == "quoted" else text
                yield from [(kind, inner)] if WORD.search(inner) else []
            else:
                yield _OPERATORS.get(text, kind), text


def joined(values: Sequence[str]) -> str:
    """Several searches as one that asks for all of them."""
    if len(values) < 2:
        return "".join(values)
    return " ".join(f"({value})" for value in values)
