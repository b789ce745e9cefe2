"""One reader a kind of file: from an open text to articles and problems."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from analysis.models import Article
from analysis.sources.decoding import open_text, undecoded
from analysis.sources.plain import take_apart
from analysis.sources.problems import OnProblem, Problem
from analysis.sources.records import BadRecordError, Remark, article_from, build, fields_of

LARGEST_FIELD = 64 * 1024 * 1024
"""Characters in one CSV cell; Python's own 131,072 is less than a long report."""

DELIMITERS = ",;\t|"

Reader = Callable[[Path, Mapping[str, Any], OnProblem], Iterator[Article]]

_ENCODING_ADVICE = "save the file as UTF-8"


def read_plain(path: Path, known: Mapping[str, Any], on_problem: OnProblem) -> Iterator[Article]:
    """The one article of a plain text; what ``known`` says goes before what is told from it."""
    with open_text(path) as file:
        content = file.read().removeprefix("\ufeff")
    if byte := undecoded(content):
        on_problem(Problem(str(path), f"byte {byte} cannot be decoded", _ENCODING_ADVICE))
        return
    parts = take_apart(content, find_title="title" not in known)
    told = {"title": parts.title, "credit": parts.credit, **known, "text": parts.text}
    try:
        yield build(told, source=str(path), remark=_remark(path, None, on_problem))
    except BadRecordError as error:
        on_problem(Problem(str(path), error.what, error.advice))


def read_json_lines(
    path: Path, known: Mapping[str, Any], on_problem: OnProblem
) -> Iterator[Article]:
    """An article for each line that holds a JSON object; blank lines are passed over."""
    with open_text(path) as file:
        for row, line in enumerate(file, start=1):
            if not line.isspace():
                yield from _article(path, row, _json_object(line), known, on_problem)


def read_csv(path: Path, known: Mapping[str, Any], on_problem: OnProblem) -> Iterator[Article]:
    """An article for each row below the header; rows are counted as a spreadsheet does."""
    with open_text(path) as file:
        header, rows = _header_and_rows(file)
        if "text" not in fields_of(tuple(header)):
            what = f"no column holds the text (columns: {', '.join(header[:8]) or 'none'})"
            on_problem(Problem(str(path), what, "name one of them text, body or content"))
            return
        for row, values in enumerate(rows, start=2):
            if any(value.strip() for value in values):
                yield from _article(path, row, _record(header, values), known, on_problem)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".csv": read_csv,
    ".jsonl": read_json_lines,
}
"""The reader of each ending; `.gz` may follow any of them."""


def _remark(path: Path, row: int | None, on_problem: OnProblem) -> Remark:
    return lambda what, advice: on_problem(Problem(str(path), what, advice, row))


def _article(
    path: Path,
    row: int,
    record: Mapping[str, Any] | BadRecordError,
    known: Mapping[str, Any],
    on_problem: OnProblem,
) -> Iterator[Article]:
    try:
        if isinstance(record, BadRecordError):
            raise record
        remark = _remark(path, row, on_problem)
        yield article_from(record, source=f"{path}:{row}", known=known, remark=remark)
    except BadRecordError as error:
        on_problem(Problem(str(path), error.what, error.advice, row))


def _json_object(line: str) -> dict[str, Any] | BadRecordError:
    if byte := undecoded(line):
        return BadRecordError(f"byte {byte} cannot be decoded", _ENCODING_ADVICE)
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        return BadRecordError(f"not valid JSON ({error})", "write one JSON object on each line")
    if not isinstance(value, dict):
        return BadRecordError("not a JSON object", "write one {…} on each line")
    return value


def _header_and_rows(file: IO[str]) -> tuple[list[str], Iterable[list[str]]]:
    first = file.readline()
    while first and first.isspace():
        first = file.readline()
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LARGEST_FIELD)
    lines = _with_first(first, file)
    reader = csv.reader(lines, delimiter=delimiter)
    header = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
    return header, reader


def _with_first(first: str, file: IO[str]) -> Iterator[str]:
    yield first
    yield from file


def _record(header: list[str], values: list[str]) -> dict[str, Any] | BadRecordError:
    for value in values:
        if byte := undecoded(value):
            return BadRecordError(f"byte {byte} cannot be decoded", _ENCODING_ADVICE)
    if len(values) > len(header):
        return BadRecordError(
            f"{len(values)} cells under {len(header)} columns",
            "put quotes around texts with commas",
        )
    return dict(zip(header, values, strict=False))
