"""Lines broken at a fixed width, as in mails and old text files, joined to whole sentences."""

from __future__ import annotations

import itertools
import re

NARROWEST, WIDEST = 40, 100
"""Characters of the longest line of a text broken by hand or by a mail program (RFC 5322 and 3676
recommend 78); a paragraph of a web page or a word processor is one longer line."""

FULL = 0.7
"""Part of the width from which a line was broken, and below which it ends a paragraph: the next
word has not fitted, and 99 of 100 words in Arabic, English and Russian articles have at most 15
letters."""

FEWEST_LINES = 4
"""Lines below which a text may as well be headlines."""

MOSTLY = 0.6
"""Part of the lines, but for each paragraph's last, that are full in a text broken at a width."""

_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


def unwrapped(text: str) -> str:
    """``text`` with the lines of each paragraph as one; as it is where lines are paragraphs.

    A blank line, an indented line and a line that is short of the width end a paragraph.
    """
    lines = _BREAK.split(text)
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST or not _is_wrapped(lines, width):
        return text
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _goes_on(before, line, width):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether lines with another below in their paragraph are mostly full, and end anywhere."""
    inner = [line for line, below in itertools.pairwise(lines) if line and below.strip()]
    if len(inner) < FEWEST_LINES:
        return False
    full = [line for line in inner if len(line) >= FULL * width]
    broken = [line for line in full if line.rstrip()[-1:] not in '.!?؟…»”"']
    return len(full) >= MOSTLY * len(inner) and len(broken) >= MOSTLY * len(full)


def _goes_on(before: str, line: str, width: int) -> bool:
    indented = line[:1].isspace() and not before[:1].isspace()
    return bool(line.strip()) and not indented and len(before) >= FULL * width


def _joined(before: str, line: str) -> str:
    """Two lines as one; a word parted by a hyphen is whole again."""
    line = line.lstrip()
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
