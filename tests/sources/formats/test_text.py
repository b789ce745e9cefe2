"""Markdown without its marks; plain texts are in test_files and test_plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.sources.formats.text import without_marks
from tests.sources.reading import TEXTS, read, refused


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_first_heading_is_the_title(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# **{text[:25]}** #\n\n{text}\n", "utf-8")
    (article,), problems, _ = read(path)
    assert problems == []
    assert (article.title, article.text) == (text[:25].strip(), text)


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("## Heading ##", "Heading"),
        ("a **bold** and *slanted* __word__ and _this_", "a bold and slanted word and this"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("[talks](https://example.org/a_b) resume", "talks resume"),
        ("[talks][1] resume", "talks resume"),
        ("<https://example.org>", "https://example.org"),
        ("![a picture](x.png)text", "text"),
        ("> quoted", "quoted"),
        ("- one\n* two", "one\ntwo"),
        ("```py\nx = 1\n```", "\nx = 1\n"),
        ("`code`", "code"),
        ("a <!-- hidden --> b", "a  b"),
        ("a\n---\nb", "a\n\nb"),
        ("«**القمة**» في *جنيف*", "«القمة» في جنيف"),
        ("**Женева**: _итоги_", "Женева: итоги"),
    ],
)
def test_marks(marked: str, seen: str) -> None:
    assert without_marks(marked) == seen


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"word " * 50 + b"\x00\x01 text", "holds NUL characters"),
        (b"word " * 500_000, "a text of 2,499,999 characters, more than 2,000,000"),
        (b"word " * 4_000_000, "larger than the 16 MB"),
        ("Стороны. ".encode() * 9 + b"\xff", "byte 0xFF cannot be decoded; save the file as UTF-8"),
    ],
    ids=["empty", "NUL", "long", "longer", "byte"],
)
def test_what_is_wrong(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in refused(tmp_path / name)
