"""What stands after a report: agencies, buttons, notices, links; and where the report ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.text import named
from analysis.wire.agencies import MARK, SIGNED, endings, first_agency, masked
from analysis.wire.words import SENTENCE_END, boilerplate

LONGEST_CREDIT = 60
"""Characters of a line that names agencies, with what else may stand on it."""

MOST_OTHER_WORDS = 3
"""Words beside the agencies on a credit line: the outlet's name, or a reporter's."""

LONGEST_NOTICE = 300
"""Characters of a notice of rights."""

LONGEST_CLOSING = 500
"""Characters of a last line that are read: a sign-off of several reporters has 300."""

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
    """Where the report in ``text`` ends, once labels, notices, links and credits are taken off."""
    end, credit, agency = len(text.rstrip()), None, None
    while end:
        start, line = _last_line(text, end)
        if start and (_is_label(line) or _is_notice(line) or _is_link(line)):
            agency = agency or (first_agency(line) if _is_notice(line) else None)
            end = len(text[:start].rstrip())
            continue
        signed = None if credit else _signed(line, more=start > 0)
        if signed is None:
            break
        within, credit, agency = signed
        end = len(text[: start + within].rstrip())
    return Closing(end, credit, agency)


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
    dashed, wrapped = rf"[-–—ـ]+\s*{SIGNED.pattern}", rf"[(\[/«]\s*{SIGNED.pattern}\s*[)\]/»]"
    return re.compile(rf"{end}\s*(?:{dashed}|{wrapped}|{_sourced()})\s*\.?\s*$")


def _sourced() -> str:
    """A pattern of “Source: Daily News and agencies”."""
    labels = "|".join(map(re.escape, sorted(boilerplate().source_labels)))
    return rf"(?i:{labels})\s*:?\s+(?:[^\s.]+\s+){{0,{MOST_OTHER_WORDS}}}{SIGNED.pattern}"


def _is_label(line: str) -> bool:
    words = boilerplate()
    return named(line.strip(words.label_wrapping)) in words.labels


def _is_notice(line: str) -> bool:
    begins = named(line).startswith(boilerplate().notices)
    return begins and len(line) <= LONGEST_NOTICE


def _is_link(line: str) -> bool:
    words = boilerplate()
    bare = named(line.strip(words.label_wrapping))
    return len(line) <= words.longest_link and bare.startswith(words.read_also)
