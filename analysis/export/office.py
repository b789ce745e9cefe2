"""What files of office programs share: text and fonts they read, and packages of fixed bytes."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from analysis.charts.wording import is_right_to_left
from analysis.locale import Words

FONT = "Arial"
"""The font named in office files: it has Latin, Cyrillic and Arabic, and comes with Windows, macOS
and, as Liberation Sans, whose letters are as wide, with LibreOffice."""
LANGUAGES = {"ar": "ar-SA", "en": "en-US", "ru": "ru-RU"}
"""How office programs name the languages of text, for spelling and the shapes of letters."""
EARLIEST = dt.date(1980, 1, 1)
"""The earliest day a zip package can name; it is that of all their parts, and of files whose
caption has no day, so that the same chart gives the same bytes."""

SAFE: Mapping[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}
"""How workbooks are written: text stays text, whatever it begins with."""
_MARKS = {False: "\u200e", True: "\u200f"}
_EITHER = "".join(_MARKS.values())
_EMBEDDINGS = {False: "\u202a", True: "\u202b"}
"""What sets a direction, from left to right and from right to left: at a place, and from there to
the end of the embedding."""
_END = "\u202c"
_ISOLATES = {"\u2066": False, "\u2067": True}
_BY_CONTENT, _CLOSING = "\u2068", "\u2069"


def is_backwards(words: Words) -> bool:
    """Whether the words' language is written from right to left."""
    return words.direction == "rtl"


def language(words: Words) -> str:
    """The language of the words as office programs name it."""
    return LANGUAGES.get(words.language, words.language)


def readable(text: str) -> str:
    """A text with embeddings, each between marks of the direction around it, in place of isolates:
    older Office programs do not heed isolates, and some fonts draw them as boxes. What begins in
    the direction of the text around it needs marks at most."""
    return "".join(_embedded(text)) if _CLOSING in text else text


def _embedded(text: str) -> Iterator[str]:
    around, ends = [is_right_to_left(text)], [""]
    for place, letter in enumerate(text):
        if letter in _ISOLATES or letter == _BY_CONTENT:
            inside = text[place + 1 :].partition(_CLOSING)[0]
            backwards = _ISOLATES.get(letter, is_right_to_left(inside))
            mark, before = _MARKS[around[-1]], _MARKS[around[-1]] if place else ""
            if backwards != around[-1]:
                yield before + _EMBEDDINGS[backwards]
                ends.append(_END + mark)
            else:
                mixed = _runs(inside, backwards=not backwards)
                yield before if mixed else ""
                ends.append(mark if mixed else "")
            around.append(backwards)
        elif letter == _CLOSING and len(around) > 1:
            around.pop()
            end = ends.pop()
            yield end if place < len(text) - 1 else end.rstrip(_EITHER)
        else:
            yield letter


def _runs(text: str, *, backwards: bool) -> bool:
    """Whether any letter of a text runs in a direction."""
    kinds = {"R", "AL"} if backwards else {"L"}
    return any(unicodedata.bidirectional(letter) in kinds for letter in text)


def made_at(day: dt.date | None) -> dt.datetime:
    """The moment a file is said to be made: the midnight of its caption's day."""
    return dt.datetime.combine(day or EARLIEST, dt.time())


def rewritten(package: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip package with each part as ``change`` gives it from its name and bytes, the parts' own
    times fixed."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (EARLIEST.year, EARLIEST.month, EARLIEST.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, change(name, old.read(name)))
    return held.getvalue()
