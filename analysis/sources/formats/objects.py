"""JSON: an object on each line, an array of objects, or one object that holds such an array."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from typing import IO, Any

from analysis.sources.decoding import encoding_note, encoding_of, open_text, undecoded
from analysis.sources.files import MEGABYTE
from analysis.sources.formats.delimited import ENCODING_ADVICE, LARGEST_FIELD
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading
from analysis.sources.records import BadRecordError
from analysis.sources.tables import Record, Row, Table
from analysis.sources.words import named

CHUNK = 1 << 16
"""Characters read at a time from an array."""

LARGEST_OBJECT = 32 * MEGABYTE
"""Characters of one JSON value, which is held in memory as a whole."""

_ADVICE = "write one JSON object on each line, as .jsonl"
_LISTS = ("articles", "results", "items", "docs", "documents", "data", "hits", "entries", "stories")
"""Keys that hold the articles of a service's answer; any other that holds objects is taken too."""


def line_tables(reading: Reading) -> Generator[Table]:
    """A record for each line that holds a JSON object; blank lines are passed over."""
    with _opened(reading) as file:
        yield Table(_line_rows(file))


def document_tables(reading: Reading) -> Generator[Table]:
    """A record for each object of an array, read piece by piece, or of an object's list."""
    with _opened(reading) as file:
        start = _first_sign(file)
        if start == "[":
            yield Table(enumerate(_elements(file), start=1))
        else:
            yield Table(enumerate(_in_object(start, file), start=1))


def _opened(reading: Reading) -> IO[str]:
    encoding = encoding_of(reading.file)
    reading.note(encoding_note(encoding))
    return open_text(reading.file, encoding)


def _line_rows(file: IO[str]) -> Iterator[Row]:
    row = 0
    while line := file.readline(LARGEST_FIELD):
        row += 1
        if len(line) >= LARGEST_FIELD:
            raise UnreadableError(
                f"row {row}: a line of over {LARGEST_FIELD:,} characters", _ADVICE
            )
        if not line.isspace():
            yield row, _line_record(line)


def _line_record(line: str) -> Record:
    if byte := undecoded(line):
        return BadRecordError(f"byte {byte} cannot be decoded", ENCODING_ADVICE)
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return BadRecordError(f"not valid JSON ({error})", "write one JSON object on each line")
    return _record(value)


def _record(value: Any) -> Record:
    if isinstance(value, dict):
        return value
    return BadRecordError("not a JSON object", "write one {…} for each article")


def _first_sign(file: IO[str]) -> str:
    while (sign := file.read(1)) and (sign.isspace() or sign == "\ufeff"):
        pass
    return sign


def _elements(file: IO[str]) -> Iterator[Record]:
    """The elements of an array whose bracket has been read, in memory for one at a time."""
    decoder = json.JSONDecoder()
    waiting = ""
    size = CHUNK
    while True:
        waiting = waiting.lstrip(" \t\r\n,")
        if waiting.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(waiting)
        except (ValueError, RecursionError) as error:
            more = "" if isinstance(error, RecursionError) else file.read(size)
            if not more or len(waiting) > LARGEST_OBJECT:
                raise UnreadableError(f"not valid JSON ({error})", _ADVICE) from None
            waiting += more
            size *= 2  # so that a long value is not tried once for each chunk of it
            continue
        waiting, size = waiting[end:], CHUNK
        yield _decoded(value)


def _decoded(value: Any) -> Record:
    if isinstance(value, Mapping):
        for part in value.values():
            if isinstance(part, str) and (byte := undecoded(part)):
                return BadRecordError(f"byte {byte} cannot be decoded", ENCODING_ADVICE)
    return _record(value)


def _in_object(start: str, file: IO[str]) -> Iterator[Record]:
    content = start + file.read(LARGEST_OBJECT)
    if len(content) > LARGEST_OBJECT:
        raise UnreadableError(f"one JSON value of over {LARGEST_OBJECT:,} characters", _ADVICE)
    try:
        value = json.loads(content)
    except ValueError as error:
        lines = content.splitlines()
        if len(lines) > 1 and isinstance(_line_record(lines[0]), Mapping):
            raise UnreadableError("holds one JSON object a line", "name it .jsonl") from None
        raise UnreadableError(f"not valid JSON ({error})", _ADVICE) from None
    except RecursionError as error:
        raise UnreadableError(f"not valid JSON ({error})", _ADVICE) from None
    yield from map(_decoded, _list_in(value))


def _list_in(value: Any) -> list[Any]:
    """The objects in an answer's list; the value itself where it holds none."""
    if not isinstance(value, dict):
        return [value]
    by_name = {named(str(key)): held for key, held in value.items() if _is_list_of_objects(held)}
    found = next((by_name[name] for name in _LISTS if name in by_name), None)
    return found or next(iter(by_name.values()), None) or [value]


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
