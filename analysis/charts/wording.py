"""Text inside charts: untrusted names made safe, lines broken, numbers and dates as words."""

from __future__ import annotations

import datetime as dt
import math
import re
import textwrap
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

Words = Mapping[str, str]
"""Interface strings by dotted locale key, such as ``chart.articles``."""

NO_OUTLET = "(none)"
"""The group of articles without an outlet (`analysis.filters.NO_OUTLET`)."""
EM = 0.54
"""Mean width of a letter of Noto Sans as a share of its size, measured on English and
Arabic titles in Chromium (0.49–0.53), a little more so that lines never run over."""
CYRILLIC_EM = 0.61
"""The same of Cyrillic letters, which are wider: 0.50–0.58 in Russian titles and notes, 0.61 in a
name such as "терроризм"."""
HOVER_COLUMNS = 48
"""Letters in a hover label's line: it fits a phone's width."""

_LINES_KEPT = 10_000
"""Texts whose lines are kept, 2 MB: the labels of a page's points, two thousand on Topics, say the
same names, dates and counts again and again, and after each change of the filters."""

_BREAKING = re.compile("[ \\t\\n\\r\\f\\v]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RIGHT_TO_LEFT = {"R", "AL"}
_RLI, _LRI, _FSI, _PDI = "\u2067", "\u2066", "\u2068", "\u2069"


def is_right_to_left(text: str) -> bool:
    """Whether a text's first strong letter is Arabic or Hebrew."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """A part of a line that keeps its own direction whatever stands around it."""
    return f"{_FSI}{text}{_PDI}"


def right_to_left(text: str) -> str:
    """Lines, as plotly writes them, each laid out from right to left whatever it begins with."""
    return "<br>".join(f"{_RLI}{line}{_PDI}" for line in text.split("<br>"))


def em(*texts: str) -> float:
    """The mean width of a letter of texts as a share of its size; the widest script's."""
    return CYRILLIC_EM if any(map(_CYRILLIC.search, texts)) else EM


def columns(width: float, font: float, *texts: str) -> int:
    """How many letters of a font size fit into a width, both in pixels; those of ``texts``."""
    return max(12, int(width / (font * em(*texts))))


def lines(text: str, width: int) -> list[str]:
    """A text broken into lines of ``width`` letters, safe for plotly's pseudo-HTML.

    Lines of a text with Arabic in it are isolated with the direction of the whole text:
    SVG lays every line out left to right, so brackets and full stops of an Arabic line
    would else land on the wrong side.
    """
    return list(_lines(text, width))


@lru_cache(maxsize=_LINES_KEPT)
def _lines(text: str, width: int) -> tuple[str, ...]:
    flat = _folded(text)  # most are short
    broken = [flat] if len(flat) <= width else textwrap.wrap(flat, width=width)
    if text.isascii() or not any(map(_is_right_to_left, text)):
        return tuple(escaped(line) for line in broken)
    opening = _RLI if is_right_to_left(text) else _LRI
    return tuple(f"{opening}{escaped(line)}{_PDI}" for line in broken)


def escaped(text: str) -> str:
    """A text in which plotly finds no tag and no entity (names of outlets are untrusted)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def label(text: str, width: int) -> str:
    """A label of one or more lines, for ``ticktext`` and trace names."""
    return "<br>".join(lines(text, width))


def shortened(text: str, width: int) -> str:
    """A text of at most ``width`` letters, cut with an ellipsis where it is longer."""
    flat = _folded(text)
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def hover(*parts: str) -> str:
    """A hover label: each part begins a line, long parts are broken; empty ones left out."""
    shown = [line for part in parts if part for line in lines(part, HOVER_COLUMNS)]
    return "<br>".join(shown)


def number(value: float, words: Words) -> str:
    """A count with the language's thousands separator: 11,026."""
    return f"{round(value):,}".replace(",", words["chart.thousands"])


def signed(value: float, words: Words) -> str:
    """A tone with its sign and a true minus: −0.21; "no value" where there is none."""
    if math.isnan(value):
        return words["words.no_value"]
    text = f"{value:+.2f}"
    text = "0.00" if float(text) == 0 else text
    text = text.replace("-", "−").replace(".", words["chart.decimal"])
    return words["locale.signed"].format(value=text)


def percent(share: float, words: Words) -> str:
    """A share 0–1 as a percentage, with one decimal below ten: 4.2%, 37%."""
    if math.isnan(share):
        return words["words.no_value"]
    value = share * 100
    digits = 1 if 0 < value < 9.95 else 0
    text = f"{value:.{digits}f}".replace(".", words["chart.decimal"])
    return words["locale.percent"].format(value=text)


def interval(low: float, high: float, words: Words) -> str:
    """A 95 % interval in words, empty where there is none (fewer than two scored)."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return words["chart.interval"].format(low=signed(low, words), high=signed(high, words))


def day(date: dt.date, words: Words) -> str:
    """A date as a person writes it: 4 March 2017."""
    return words["locale.date"].format(
        day=date.day, month=words[f"months.{date.month}"], year=date.year
    )


def period_name(start: dt.date, grain: str, words: Words) -> str:
    """A period as a person names it: "March 2017", "week of 6 March 2017", "Q1 2017"."""
    values = {
        "day": day(start, words),
        "month": words[f"months_alone.{start.month}"],
        "quarter": (start.month - 1) // 3 + 1,
        "year": start.year,
    }
    return words[f"chart.period.{grain}"].format(**values)


def name(kind: str, key: str, words: Words) -> str:
    """How a group is called in the interface's language: the name of a topic, tone class
    or language where the words have one, else the key itself (outlets, own topics)."""
    if key == NO_OUTLET:
        return words["words.no_outlet"]
    return words.get(f"{kind}.{key}", key)


def _folded(text: str) -> str:
    """The text on one line; a no-break space, as in 95 %, stays one."""
    return _BREAKING.sub(" ", text).strip()
