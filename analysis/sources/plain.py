"""A plain text taken apart: headline, author, date, agency and body; labels and links left out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from analysis.dates import parse_date
from analysis.dates.names import plain, weekdays, written_date
from analysis.sources.words import plain_words
from analysis.sources.wrapping import unwrapped
from analysis.text import WORD
from analysis.wire import closing, is_label, is_link, opening

LONGEST_TITLE = 130
"""Characters of a headline at most: 99 of 100 in a corpus of 11,000 press articles in Arabic,
English and Russian have no more."""

LONGEST_BYLINE = 80
"""Characters of a line with an author, or with the date of publication."""

MOST_NAME_WORDS = 8
"""Words of an author's name, or of two."""

MOST_HEAD_LINES = 8
"""Lines above the body among which title, author, date and labels are looked for."""

_LINE = re.compile(r"[^\r\n]+")
_BLANK = "\ufeff \t\xa0"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a plain text; all but ``text`` are None where it has none.

    ``credit`` is the agency as written; ``published`` the day of a line with a date, or of the
    dateline where its year is known.
    """

    title: str | None
    text: str
    credit: str | None
    author: str | None = None
    published: dt.date | None = None


def take_apart(content: str, *, find_title: bool = True, reference: dt.date | None = None) -> Parts:
    """The parts of a file's ``content``.

    The title is a first line that is short and does not end as a sentence does, with a longer
    body below it. What stands between it and the body (author, date, labels) and around the
    body (dateline, agency, links) is told apart. ``text`` is one stretch of the content, but
    where a sub-headline stands above an author, a label or link within it is left out, or lines
    broken at a fixed width are joined. A dateline's day without a year is read against
    ``reference``, and left out where that is None.
    """
    end = closing(content)
    lines = [line for line in _LINE.finditer(content, 0, end.end) if line[0].strip(_BLANK)]
    head = _Head(content[: end.end], find_title=find_title)
    head.read(lines)
    return Parts(
        title=head.title,
        text=unwrapped(_without_labels(head.body())).strip(_BLANK + "\r\n"),
        credit=head.credit or end.credit,
        author=head.author,
        published=parse_date(head.date, reference=reference) if head.date else None,
    )


@dataclass(slots=True)
class _Head:
    """What stands above the body of ``content``, line by line."""

    content: str
    find_title: bool
    title: str | None = None
    author: str | None = None
    credit: str | None = None
    date: str | None = None
    start: int = 0
    above: list[str] = field(default_factory=list)

    def body(self) -> str:
        """The text, with a sub-headline that stood above something else as its first line."""
        return "\n".join([*self.above, self.content[self.start :]])

    def read(self, lines: list[re.Match[str]]) -> None:
        """Finds the parts; the body begins where a line is none of them."""
        sub: re.Match[str] | None = None
        for place, line in enumerate(lines[:MOST_HEAD_LINES]):
            rest = lines[place:]
            self.start = line.start()
            dateline = self._takes_dateline(rest)
            if dateline or (len(rest) > 1 and self._takes(line[0].strip(_BLANK), rest)):
                self.above += [sub[0].strip(_BLANK)] if sub else []
                sub = None
                if dateline:
                    return
                self.start = line.end()
            elif sub or not _is_headline(rest):
                break
            else:
                sub = line
        if sub:
            self.start = sub.start()

    def _takes_dateline(self, rest: list[re.Match[str]]) -> bool:
        """Takes a dateline or agency that the rest begins with; the body is what follows.

        A headline may begin with a city, as a dateline without an agency does; so where a line
        could be one it is a dateline only as a whole, and below the title.
        """
        found = opening(self.content[self.start :])
        if found is None or found.start or not self.content[self.start + found.end :].strip():
            return False
        whole = self.start + found.end >= rest[0].end() and not self._wants_title()
        if found.credit is None and not whole and _is_headline(rest):
            return False
        self.credit = found.credit
        self.date = self.date or found.date
        self.start += found.end
        return True

    def _takes(self, line: str, rest: list[re.Match[str]]) -> bool:
        """Whether a line is a part of its own: a label, an author, a date, the title."""
        if is_label(line):
            return True
        if self.author is None and (name := _author(line)):
            self.author = name
            return True
        if self.date is None and _is_date(line):
            self.date = line
            return True
        if self._wants_title() and _is_headline(rest):
            self.title = line
            return True
        return False

    def _wants_title(self) -> bool:
        """Whether a title may still come: none is known, and no author has been named."""
        return self.find_title and self.title is None and self.author is None


def _is_headline(rest: list[re.Match[str]]) -> bool:
    """Whether the first of the lines is short, no sentence, and has a longer body below it."""
    if len(rest) < 2:
        return False
    first = rest[0][0].strip(_BLANK)
    below = rest[-1].end() - rest[1].start()
    short = len(first) <= LONGEST_TITLE and len(first) < below
    return short and not first.endswith(tuple(plain_words().stops))


def _author(line: str) -> str | None:
    """The name in a line such as "By Ann Smith" or «كتب: فلان»; None where it is no such line."""
    found = plain_words().byline.match(line) if len(line) <= LONGEST_BYLINE else None
    if found is None or line.endswith(tuple(plain_words().stops)):
        return None
    words = WORD.findall(found["name"])
    named = 0 < len(words) <= MOST_NAME_WORDS and not words[0][0].islower()
    return found["name"].rstrip(" ,;:") if named else None


def _is_date(line: str) -> bool:
    """Whether a line says a day in full and nothing else; digits alone are a number."""
    if len(line) > LONGEST_BYLINE or line.isdigit():
        return False
    words = WORD.findall(written_date().sub(" ", plain(line)))
    known = plain_words().date_words | weekdays().keys()
    return all(word.isdigit() or word in known for word in words) and parse_date(line) is not None


def _without_labels(text: str) -> str:
    """``text`` without the lines in it that are labels or lead to other articles."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not (is_label(line) or is_link(line))) or text
