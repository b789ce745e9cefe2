"""Metadata above a text: YAML between ``---``, TOML between ``+++``, or lines of "Date: …"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from analysis.sources.records import Remark
from analysis.sources.words import column_fields, named

LARGEST = 65_536
"""Characters among which the closing line is looked for; without one a text begins with a rule."""

_BLOCK = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.M | re.S)
_LOADERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "---": ("YAML", yaml.safe_load),
    "+++": ("TOML", tomllib.loads),
}


def front_matter(content: str, remark: Remark) -> tuple[dict[str, Any], str]:
    """What the block above a text says of it, by field, and the text below.

    Keys are named as columns of a table are; others are left out. A block that cannot be read
    is left out with a ``remark``. Without a block the content comes back as it is.
    """
    block = _BLOCK.match(content[:LARGEST])
    if block is None:
        return _headed(content)
    name, load = _LOADERS[block[1]]
    body = content[block.end() :]
    try:
        table = load(block[2].replace("\r\n", "\n"))
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        remark(f"the metadata above the text is not valid {name} ({reason})", "mend it")
        return {}, body
    if not isinstance(table, Mapping):
        return {}, content
    return by_field(table), body


FEWEST_HEADERS = 2
"""Lines such as "Date: 3 May 2017" that make a block; one alone may be a headline."""

_HEADER = re.compile(r"[ \t]*(?P<key>[^:\n]{2,30}?)[ \t]*:[ \t]*(?P<value>[^\r\n]*)(?:\r?\n|\Z)")


def _headed(content: str) -> tuple[dict[str, Any], str]:
    """What lines of a key, a colon and a value above a text say; the text below may have a key."""
    start = len(content) - len(content.lstrip())
    headers: dict[str, str] = {}
    while found := _HEADER.match(content, start):
        field = _field(found["key"])
        if field == "text" and len(headers) >= FEWEST_HEADERS:
            start = found.start("value")
        if field in (None, "text"):
            break
        headers[found["key"]] = found["value"].strip()
        start = found.end()
    if len(headers) < FEWEST_HEADERS:
        return {}, content
    return by_field({key: value for key, value in headers.items() if value}), content[start:]


def _field(key: str) -> str | None:
    field, _ = column_fields().get(named(key), (None, 0))
    return field


def by_field(table: Mapping[Any, Any]) -> dict[str, Any]:
    """The values of ``table`` whose keys name a field of an article, but for the text itself."""
    fields: dict[str, tuple[int, Any]] = {}
    for key, value in table.items():
        field, place = column_fields().get(named(str(key)), ("text", 0))
        if field != "text" and value is not None and place <= fields.get(field, (place, None))[0]:
            fields[field] = (place, value)
    return {field: value for field, (_, value) in fields.items()}
