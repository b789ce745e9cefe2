"""Values of a row or an object as an article: tidied, and checked whether they are sound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analysis.dates import DateError, read_date
from analysis.models import Article
from analysis.sources.columns import Fields
from analysis.sources.words import language_codes, named

LARGEST_TEXT = 2_000_000
"""Characters of one article at most, as many as a few books have. A longer one is many articles or
none, and would keep the scorer busy for minutes."""

_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUL = "\x00"
_NAMING_KEYS = ("name", "title", "value")
"""Where an object stands for a name, as in ``"source": {"id": 7, "name": "Daily"}``."""

_PARAGRAPH = "\n\n"


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


def article_from(
    record: Mapping[str, Any],
    fields: Fields,
    *,
    source: str,
    known: Mapping[str, Any] | None = None,
    remark: Remark = _unheard,
) -> Article:
    """The article in ``record``, whose ``fields`` stand in those columns; ``known`` fills in
    what they leave empty.

    Raises BadRecordError where the text is missing or a value cannot be read.
    """
    values = {field: _joined(record, columns) for field, columns in fields.items()}
    filled = {**(known or {}), **{field: v for field, v in values.items() if not _is_empty(v)}}
    return build(filled, source=source, remark=remark)


def build(values: Mapping[str, Any], *, source: str, remark: Remark = _unheard) -> Article:
    """An article of checked and tidied ``values``; a date that cannot be read is left out with a
    ``remark``. Raises BadRecordError."""
    return Article(
        text=_text(values.get("text")),
        title=_line(values.get("title")),
        language=_language(values.get("language")),
        outlet=_line(values.get("outlet")),
        published=_published(values, remark),
        url=_line(values.get("url")),
        credit=_line(values.get("credit")),
        author=_line(values.get("author")),
        source=source,
    )


def _joined(record: Mapping[str, Any], columns: Sequence[str]) -> Any:
    """The value of one column; of several, those that are filled in, each once."""
    if len(columns) == 1:
        return record.get(columns[0])
    filled = [record[column] for column in columns if not _is_empty(record.get(column))]
    return _PARAGRAPH.join(dict.fromkeys(map(str, filled)))


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _text(value: Any) -> str:
    if _is_empty(value):
        raise BadRecordError("the text is missing", "fill it in, or leave the row out")
    if not isinstance(value, str):
        raise BadRecordError(
            f"the text is of type {type(value).__name__}", "write it as text in quotes"
        )
    if len(value) > LARGEST_TEXT:
        raise BadRecordError(
            f"a text of {len(value):,} characters, more than {LARGEST_TEXT:,}",
            "split it into its articles",
        )
    if _NUL in value:
        raise BadRecordError("holds NUL characters, as no text does", "save it as text anew")
    return _sound(value)


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


def _line(value: Any) -> str | None:
    """Trimmed, blanks in it as one space each; None where nothing is left."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _NAMING_KEYS if value.get(key)), None)
    elif isinstance(value, list):
        value = ", ".join(map(str, value))
    return None if _is_empty(value) else _sound(" ".join(str(value).replace(_NUL, "").split()))


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
