"""Lines as they are drawn on a page, brought back to the order in which they are read.

A PDF places glyphs from left to right, so that Arabic lies in it back to front and in the shapes
of its letters. `as_read` turns lines around as a reader does, numbers and Latin words apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Arabic digits are left out: they stand from left to right, as all numbers do.
_RTL = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LETTER_RTL = re.compile(f"[{_RTL}]")
_LETTER_LTR = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u052f]")
_LTR_RUN = re.compile(rf"[^\W{_RTL}](?:[^{_RTL}]*[^\W{_RTL}])?")
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬\-]\d+)*")
_GAPS = re.compile(r"[ \t\xa0]+")
_SPACE_BEFORE = re.compile(r" +([.,:;!?،؛؟)»\]])")
_SPACE_AFTER = re.compile(r"([(«\[]) +")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRS = re.compile(r"\([^()]*\)|«[^«»]*»|\[[^\[\]]*\]")
_AGAINST = re.compile(r"\)[^()]*\(|»[^«»]*«|\][^\[\]]*\[")
_STARTS = re.compile(r"\bال\w")
_ENDS = re.compile(r"[\w]ة\b")
_STARTS_TURNED = re.compile(r"\bة\w")
_ENDS_TURNED = re.compile(r"\wلا\b")


def has_rtl(text: str) -> bool:
    """Whether a text is mostly in letters that are read from right to left."""
    return len(_LETTER_RTL.findall(text)) > len(_LETTER_LTR.findall(text))


def as_read(lines: Sequence[str]) -> list[str]:
    """The lines of a page in the order of reading, with plain letters and single spaces.

    Where a program wrote them in that order already they stay: Arabic words begin with the
    article and end in taa marbuta, not the other way round.
    """
    kept = [unicodedata.normalize("NFKC", line) for line in lines]
    # Shapes of letters last: some stand for two letters, which must not be turned.
    turned = [unicodedata.normalize("NFKC", _turned(line)) for line in lines]
    if _likeness("\n".join(turned)) >= _likeness("\n".join(kept)):
        kept = _with_brackets(turned)
    return [_tidied(line) for line in kept]


def _turned(line: str) -> str:
    if not _LETTER_RTL.search(line):
        return line
    return _LTR_RUN.sub(_ltr_turned, line[::-1])


def _ltr_turned(run: re.Match[str]) -> str:
    """A run of Latin or digits, read from left to right; numbers in a row each by itself."""
    if _LETTER_LTR.search(run[0]):
        return run[0][::-1]
    return _NUMBER.sub(lambda number: number[0][::-1], run[0])


def _with_brackets(lines: list[str]) -> list[str]:
    """Some programs write the bracket that is seen, others the one that is meant."""
    text = "\n".join(lines)
    if len(_AGAINST.findall(text)) > len(_PAIRS.findall(text)):
        return [line.translate(_MIRRORED) for line in lines]
    return lines


def _tidied(line: str) -> str:
    """One space for gaps, none before a comma or within brackets; no mark without its letter."""
    single = _GAPS.sub(" ", line).strip()
    spaced = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", single))
    return spaced[1:] if spaced and unicodedata.combining(spaced[0]) else spaced


def _likeness(text: str) -> int:
    right = len(_STARTS.findall(text)) + len(_ENDS.findall(text))
    return right - len(_STARTS_TURNED.findall(text)) - len(_ENDS_TURNED.findall(text))
