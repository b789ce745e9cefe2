"""Words and sentences of a text, with their places in the original kept.

Words are taken from the original text and folded one by one, so every offset is an offset of
the original: diacritics, tatweel, CRLF and emoji never move anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from analysis.models import Sentence
from analysis.packs import Letters, Pack, load

_MARKS = (
    "\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
)
"""Signs that belong to the word they stand in: combining marks, soft hyphen, joiners."""

WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
CLAUSE_BREAK = re.compile(r"[,;:،؛()\[\]—–\n]")
"""What ends a clause; shifters and gaps do not reach across it."""

_ALWAYS_DELETED = dict.fromkeys(map(ord, "\u00ad\u200c\u200d"))
_CLOSERS = "\"'»”’)\\]"


class Folder:
    """Folds words of one language: NFKC, case, the pack's letters and marks."""

    def __init__(self, letters: Letters) -> None:
        self._table: dict[int, str | None] = dict(_ALWAYS_DELETED)
        self._table |= dict.fromkeys(map(ord, letters.strip))
        self._table |= {ord(key): value for key, value in letters.fold.items()}

    def __call__(self, word: str) -> str:
        """The form under which a word is looked up; may be empty for a stray mark."""
        if word.isascii():
            return word.lower()
        return unicodedata.normalize("NFKC", word).casefold().translate(self._table)


@cache
def folder(language: str) -> Folder:
    """The folder of a language that has a pack."""
    return Folder(load(language).letters)


def fold(text: str, language: str) -> str:
    """The words of a text, folded, one space between: for search and for comparing."""
    return " ".join(filter(None, map(folder(language), WORD.findall(text))))


_GAPS = re.compile(r"[\s._\-]+")


def named(text: str) -> str:
    """``text`` as names are compared: case, tatweel and kinds of gap make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ـ", "")
    return _GAPS.sub(" ", plain).strip()


@cache
def _boundary(pack_language: str) -> re.Pattern[str]:
    pack = load(pack_language)
    enders = re.escape(pack.enders)
    return re.compile(rf"(?<![{enders}])[{enders}]++[{_CLOSERS}]*+(?=\s)|\n")


@cache
def _abbreviations(pack_language: str) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in load(pack_language).abbreviations)


def split(text: str, pack: Pack) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a text, without surrounding white space."""
    start = 0
    for boundary in _boundary(pack.language).finditer(text):
        if _inside(text, boundary, pack):
            continue
        yield from _trimmed(text, start, boundary.end())
        start = boundary.end()
    yield from _trimmed(text, start, len(text))


_LOOK_BACK = 24
"""Characters before a full stop that are read to tell an abbreviation from a sentence's end."""


def _inside(text: str, boundary: re.Match[str], pack: Pack) -> bool:
    """Whether a full stop ends an abbreviation or initial rather than a sentence."""
    if boundary[0] != ".":
        return False
    before = text[max(0, boundary.start() - _LOOK_BACK) : boundary.end()]
    word = re.split(r"[\s(«\"“]", before)[-1].casefold()
    if word in _abbreviations(pack.language):
        return True
    initial = len(word) == 2 and word[0].isalpha() and before[-2:-1].isupper()
    follows = text[boundary.end() : boundary.end() + 2].strip()
    return initial or follows[:1].islower()


LONGEST_SENTENCE = 2_000
"""Characters after which a sentence that never ends is cut, at white space: ten times a long
press sentence. Work within a sentence grows faster than its length."""


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece of text as one sentence, or as several where it is endless; none without a word."""
    while start < end:
        cut = _cut(text, start, end)
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped and WORD.search(stripped):
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(stripped)
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST_SENTENCE:
        return end
    space = text.rfind(" ", start, start + LONGEST_SENTENCE)
    if space > start:
        return space
    following = text.find(" ", start + LONGEST_SENTENCE, end)
    return following if following > 0 else end


_MARKUP = re.compile(
    r"<(script|style)\b[^>]{0,500}>.*?</\1>|</?[a-zA-Z!][^<>]{0,2000}>", re.S | re.I
)


def without_markup(text: str) -> str:
    """The text with HTML tags, scripts and styles blanked; every place stays where it was."""
    return _MARKUP.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text


def sentences(title: str | None, text: str, pack: Pack) -> tuple[Sentence, ...]:
    """All sentences of an article; the whole title is sentence 0, where there is one."""
    head = [Sentence(0, 0, len(title))] if title else []
    body = (Sentence(i, start, end) for i, (start, end) in enumerate(split(text, pack), start=1))
    return (*head, *body)
