"""The day a page was published, from what says so; never guessed from text, never today's.

htmldate finds it, but only what can be trusted is laid before it: in a whole page it also takes
days that the text speaks of, the year of a copyright notice, or the time of the last change.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from htmldate import find_date
from lxml import html

from analysis.dates import parse_date

LONGEST_LINE = 60
"""Characters of a line that states a day, weekday and time included; more is a text."""

LEVELS = 3
"""How far from the headline a line with the day may stand, in elements around both: further out
are the days of other articles."""

_STAMPS = (
    '//*[@itemprop="datePublished"]',
    "//time[@pubdate]",
    "(//article//time[@datetime] | //main//time[@datetime])[1]",
)
"""Where the body of a page has its own time, the surest first."""


def page_date(tree: html.HtmlElement, *, url: str | None = None) -> str | None:
    """The ISO day on which a page says it was published; None where it says none.

    Looked at are the head's metadata, JSON-LD, a whole date in the address, the time element
    of the article, and a line beside the only headline that is marked as a day, in any of the
    languages that `analysis.dates` reads. The day is that of the page's own time zone.
    """
    return _found(_head(tree), url) or _stamped(tree) or _beside_headline(tree)


def _stamped(tree: html.HtmlElement) -> str | None:
    stamps = (stamp for path in _STAMPS for stamp in tree.xpath(path)[:1])
    return next((day for stamp in stamps if (day := _of_stamp(stamp))), None)


def _found(tree: html.HtmlElement, url: str | None) -> str | None:
    day: str | None = find_date(
        tree, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True
    )
    return day


def _head(tree: html.HtmlElement) -> html.HtmlElement:
    """The metadata alone, without the days of changes."""
    page = html.Element("html")
    head = html.Element("head")
    page.append(head)
    for element in tree.xpath('//meta | //script | //link[@rel="canonical"]'):
        names = " ".join(element.get(name, "") for name in ("name", "property", "itemprop"))
        if not _marks().other_names.search(f"{names} {element.get('http-equiv', '')}"):
            kept = copy.copy(element)
            kept.tail = None
            head.append(kept)
    return page


def _of_stamp(stamp: html.HtmlElement) -> str | None:
    value = stamp.get("datetime") or stamp.get("content") or stamp.text_content()
    meta = html.Element("meta", name="date", content=value.strip())
    page = html.Element("html")
    page.append(meta)
    return _found(page, None)


@dataclass(frozen=True, slots=True)
class _Marks:
    names: re.Pattern[str]
    other_names: re.Pattern[str]
    other_words: re.Pattern[str]


@cache
def _marks() -> _Marks:
    table = tomllib.loads(files(__package__).joinpath("page_dates.toml").read_text("utf-8"))
    return _Marks(
        **{name: re.compile("|".join(map(re.escape, table[name])), re.I) for name in table}
    )


def _beside_headline(tree: html.HtmlElement) -> str | None:
    """The one day that stands near the only headline; None where two differ."""
    headlines = tree.xpath("//h1")
    if len(headlines) != 1:
        return None
    for around in list(headlines[0].iterancestors())[:LEVELS]:
        if around.tag == "body":
            return None
        if days := set(_written_days(around)):
            return days.pop() if len(days) == 1 else None
    return None


def _written_days(around: html.HtmlElement) -> Iterator[str]:
    marks = _marks()
    for element in around.iter("p", "div", "span", "time", "li", "small", "em"):
        names = " ".join(element.get(name, "") for name in ("class", "id", "itemprop"))
        if not marks.names.search(names) or marks.other_names.search(names):
            continue
        line = " ".join(element.text_content().split())
        if len(line) <= LONGEST_LINE and not marks.other_words.search(line):
            yield from _unmistakable(line)


def _unmistakable(line: str) -> Iterator[str]:
    """The day in ``line``, unless 05/03 could as well be the third of May."""
    days = {parse_date(line, month_first=first) for first in (True, False)}
    if len(days) == 1 and (day := days.pop()):
        yield day.isoformat()
