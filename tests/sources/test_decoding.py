"""Encodings recognised: from short texts, from long ones, and told in a file's line."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from analysis.sources.decoding import decoded, encoding_note, recognised
from tests.sources.reading import TEXTS, read

LETTERS = (200, 600, 2_000)
"""As long as what a desk saves: a note, a column, a report."""

LEGACY = [
    ("windows-1256", "cp1256", "ar"),
    ("ISO-8859-6", "iso8859_6", "ar"),
    ("windows-1251", "cp1251", "ru"),
    ("KOI8-R", "koi8_r", "ru"),
    ("ISO-8859-5", "iso8859_5", "ru"),
    ("UTF-16", "utf-16-le", "ar"),
    ("UTF-16", "utf-16-be", "en"),
    ("UTF-16", "utf-16", "ru"),
]


def _text(language: str, letters: int) -> str:
    # ISO-8859-6 and KOI8-R have neither quotation marks nor the Arabic comma's neighbours.
    return "".join(itertools.islice(itertools.cycle(TEXTS[language] + " "), letters))


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize(("name", "encoding", "language"), LEGACY)
def test_an_encoding_is_recognised_and_told(
    tmp_path: Path, name: str, encoding: str, language: str, letters: int
) -> None:
    text = _text(language, letters)
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (article,), problems, (item,) = read(tmp_path / "a.txt")
    assert problems == []
    assert article.text == text.strip()
    assert item.note == f"read as {name}"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_is_told_of_utf8(text: str) -> None:
    assert decoded(text.encode()) == (text, "utf-8")
    assert encoding_note("utf-8") == ""


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    assert recognised(TEXTS["ar"].encode() + b"\xff") == "utf-8"


@pytest.mark.parametrize("content", [b"\xff", b"a \x00b", b"word " * 9 + b"\x00 \xe9"])
def test_a_stray_zero_makes_no_utf16(content: bytes) -> None:
    assert "16" not in recognised(content)


def test_utf16_that_breaks_off_within_a_letter_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"text\n{_text('ar', 2_000)}\n".encode("utf-16")[:-1])
    _, (problem,), _ = read(path)
    assert "breaks off within a letter" in str(problem)
