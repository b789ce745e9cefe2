"""A row of a table or a JSON object as an article: which column is which, and is it sound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from analysis.dates import DateError, read_date
from analysis.models import Article
from analysis.sources.words import column_fields, language_codes, named

_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_SURROGATE = re.compile("[\ud800-\udfff]")


Remark = Callable[[str, str], object]
"""Called with what was left out of an article that is kept all the same, and what to do."""


def _unheard(what: str, advice: str) -> None:
    """The remark nobody asked for."""


class BadRecordError(Exception):
    """A record that is no article: what is wrong with it, and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}; {advice}")
        self.what = what
        self.advice = advice


@lru_cache(maxsize=256)
def fields_of(columns: tuple[str, ...]) -> dict[str, str]:
    """Which column holds which field; where two could, the one listed first in words.toml."""
    ranked: dict[str, tuple[int, str]] = {}
    for column in columns:
        field, place = column_fields().get(named(column), ("", 0))
        if field and (field not in ranked or place < ranked[field][0]):
            ranked[field] = (place, column)
    return {field: column for field, (_, column) in ranked.items()}


def article_from(
    record: Mapping[str, Any],
    *,
    source: str,
    known: Mapping[str, Any] | None = None,
    remark: Remark = _unheard,
) -> Article:
    """The article in ``record``; ``known`` fills in what its fields leave empty.

    Raises BadRecordError where the text is missing or a value cannot be read.
    """
    columns = fields_of(tuple(record))
    if "text" not in columns:
        names = ", ".join(map(str, list(record)[:8])) or "none"
        raise BadRecordError(
            f"no column holds the text (columns: {names})", "name one text, body or content"
        )
    values = {field: record[column] for field, column in columns.items()}
    filled = {**(known or {}), **{field: v for field, v in values.items() if not _is_empty(v)}}
    return build(filled, source=source, remark=remark)


def build(values: Mapping[str, Any], *, source: str, remark: Remark = _unheard) -> Article:
    """An article of checked and tidied ``values``; a date that cannot be read is left out with a
    ``remark``. Raises BadRecordError."""
    text = values.get("text")
    if _is_empty(text):
        raise BadRecordError("the text is missing", "fill it in, or leave the row out")
    if not isinstance(text, str):
        raise BadRecordError(
            f"the text is of type {type(text).__name__}", "write it as text in quotes"
        )
    return Article(
        text=_sound(text),
        title=_line(values.get("title")),
        language=_language(values.get("language")),
        outlet=_line(values.get("outlet")),
        published=_published(values, remark),
        url=_line(values.get("url")),
        credit=_line(values.get("credit")),
        source=source,
    )


def _published(values: Mapping[str, Any], remark: Remark) -> dt.date | None:
    """The day of publication; relative words count from when the article was fetched."""
    fetched = values.get("fetched")
    reference = fetched if isinstance(fetched, dt.date) else None
    language = _language(values.get("language"))
    try:
        return read_date(values.get("published"), reference=reference, language=language)
    except DateError as error:
        what, _, advice = str(error).partition("; ")
        remark(f"{what}, so it is undated", advice)
        return None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _line(value: Any) -> str | None:
    """Trimmed, blanks in it as one space each; None where nothing is left."""
    return None if _is_empty(value) else _sound(" ".join(str(value).split()))


def _language(value: Any) -> str | None:
    """The code of a language named in whatever way; None, to be identified, if not known."""
    if _is_empty(value):
        return None
    name = named(str(value))
    code = _CODE.match(name.replace(" ", "-"))
    return language_codes().get(name) or (code[0] if code else None)


def _sound(text: str) -> str:
    """JSON can carry half a surrogate pair, which no file in UTF-8 can."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
