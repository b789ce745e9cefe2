"""What stands after a report: agencies, buttons, notices, links; and where the report ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.text import WORD, named
from analysis.wire.agencies import MARK, SIGNED, endings, first_agency, masked
from analysis.wire.words import SENTENCE_END, boilerplate

LONGEST_CREDIT = 60
"""Characters of a line that names agencies, with what else may stand on it."""

MOST_OTHER_WORDS = 3
"""Words beside the agencies on a credit line: the outlet's name, or a reporter's."""

LONGEST_NOTICE = 300
"""Characters of a notice of rights."""

LONGEST_CLOSING = 500
"""Characters of a last line that are read: the longest sign-off in a corpus of 11,000 press
articles has 150."""

_WRAPPING = '()[]«»"“”-–—*./|:,،ـ \t\xa0'


@dataclass(frozen=True, slots=True)
class Closing:
    """Where the report ends, and the credit below it.

    ``credit`` is the agencies as written, ``agency`` the key of the first; None where no
    agency signs at the end. A notice of rights names an agency without being a credit.
    """

    end: int
    credit: str | None = None
    agency: str | None = None


def closing(text: str) -> Closing:
    """Where the report in ``text`` ends, once labels, notices, links and credits are taken off.

    A text that is one line keeps it, but for a credit after its last sentence.
    """
    end, credit, agency = len(text.rstrip()), None, None
    while end:
        end = _without_links(text, end)
        start, line = _last_line(text, end)
        more = bool(text[:start].strip(_BLANK))
        if more and (not WORD.search(line) or is_label(line) or is_link(line) or _is_notice(line)):
            agency = agency or (first_agency(line) if _is_notice(line) else None)
            end = len(text[:start].rstrip())
            continue
        signed = None if credit else _signed(line, more=more)
        if signed is None:
            break
        within, credit, agency = signed
        end = len(text[: start + within].rstrip())
    return Closing(end, credit, agency)


MOST_LINKS = 12
"""Lines below "Related articles" at most; more are a text of short lines."""

_BLANK = "\ufeff \t\xa0\r\n"
_LINE = re.compile(r"[^\r\n]+")


def _without_links(text: str, end: int) -> int:
    """Where the text ends before a head such as "Read also" with nothing but headlines below."""
    lines = list(_LINE.finditer(text, max(0, end - LONGEST_BLOCK), end))[1:]
    for line in reversed(lines[-MOST_LINKS - 1 :]):
        if is_link(line[0]) and not _linked(line[0]):
            return len(text[: line.start()].rstrip())
        if not _is_headline(line[0]):
            break
    return end


LONGEST_BLOCK = 2_000
"""Characters of such a block at most: its lines, each a headline."""


def _is_headline(line: str) -> bool:
    ended = line.rstrip().endswith(tuple(SENTENCE_END))
    return len(line) <= boilerplate().longest_link and not ended


def _last_line(text: str, end: int) -> tuple[int, str]:
    """Where the last line before ``end`` begins, and the line; of a long one its last part."""
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    start = max(start, end - LONGEST_CLOSING)
    return start, text[start:end]


def _signed(line: str, *, more: bool) -> tuple[int, str, str | None] | None:
    """Where in the last line a credit begins, the credit, and its agency.

    The whole line is one only where there is ``more`` above it.
    """
    if more and (agency := _credited(line)):
        return 0, line.strip(), agency
    for key, pattern in endings():
        if found := pattern.search(line):
            return found.start(), found[0].strip(), key
    marked = masked(line)
    if MARK in marked and (found := _trailing().search(marked)):
        credit = line[found.start() :].strip(" \t\xa0-–—ـ")
        return found.start(), credit, first_agency(credit)
    return None


def _credited(line: str) -> str | None:
    """The first agency of a line that names agencies, and little else; None for other lines."""
    inner = line.strip(_WRAPPING)
    agency = first_agency(inner) if len(line) <= LONGEST_CREDIT else None
    if agency is None:
        return None
    others = [
        part for part in _PARTS.split(SIGNED.sub("|", masked(inner))) if part.strip(_WRAPPING)
    ]
    few = all(len(part.split()) <= MOST_OTHER_WORDS for part in others)
    unsaid = not line.endswith(tuple(SENTENCE_END)) or not others
    return agency if few and unsaid and all(map(_stands_beside, others)) else None


_PARTS = re.compile(r"[|/\\+,،;:()\[\]–—-]")


def _stands_beside(part: str) -> bool:
    """Whether words beside an agency are a name or "source" and no part of a sentence."""
    name = part.strip(_WRAPPING)
    words = boilerplate()
    if named(name) in words.source_labels | words.sources:
        return True
    told = any(named(word) in words.reporting for word in name.split())
    return not told and not name[0].islower()


@cache
def _trailing() -> re.Pattern[str]:
    """An agency after the last sentence of a line: “… he said. (AFP)”, “… said.--AFP”."""
    end = rf"(?<=[{re.escape(SENTENCE_END)}»\"”])"
    bare = rf"\s{SIGNED.pattern}"
    dashed, wrapped = rf"[-–—ـ]+\s*{SIGNED.pattern}", rf"[(\[/«]\s*{SIGNED.pattern}\s*[)\]/»]"
    return re.compile(rf"{end}\s*(?:{dashed}|{wrapped}|{_sourced()}|{bare})\s*\.?\s*$")


def _sourced() -> str:
    """A pattern of “Source: Daily News and agencies”."""
    labels = "|".join(map(re.escape, sorted(boilerplate().source_labels)))
    return rf"(?i:{labels})\s*:?\s+(?:[^\s.]+\s+){{0,{MOST_OTHER_WORDS}}}{SIGNED.pattern}"


def is_label(line: str) -> bool:
    """Whether a line is a button's label or a box's head: «مشاركة :», "12 comments"."""
    words = boilerplate()
    if len(line) > words.longest_link:
        return False
    return named(line.strip(words.label_wrapping)) in words.labels


def is_link(line: str) -> bool:
    """Whether a line leads to other articles: "Read also: …", «اقرأ أيضاً»."""
    words = boilerplate()
    if len(line) > words.longest_link:
        return False
    bare = named(line.strip(words.label_wrapping))
    return any(
        bare == head or bare.startswith((f"{head}:", f"{head} :", f"{head} |", f"{head} @"))
        for head in words.read_also
    )


def _linked(line: str) -> str:
    """What stands on the line of a head such as "Read also:", besides the head."""
    bare = named(line.strip(boilerplate().label_wrapping))
    heads = sorted(boilerplate().read_also, key=len, reverse=True)
    head = next((head for head in heads if bare.startswith(head)), "")
    return bare.removeprefix(head).strip(" :|@")


def _is_notice(line: str) -> bool:
    return len(line) <= LONGEST_NOTICE and named(line).startswith(boilerplate().notices)
