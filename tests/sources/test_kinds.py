"""What a file is: its content decides where its name says something else."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.sources.reading import ENGLISH, read, refused


def _word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(ENGLISH)
    document.save(str(path))


def _excel(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["x", ENGLISH])
    book.save(path)


def _rtf(path: Path) -> None:
    path.write_text(f"{{\\rtf1\\ansi {ENGLISH}}}")


def _page(path: Path) -> None:
    body = f"<p>{ENGLISH}</p>" * 4
    path.write_text(f"<!DOCTYPE html><html><body><article>{body}</article></body></html>")


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.zip", "a", "a.doc"])
@pytest.mark.parametrize(
    ("make", "note"),
    [(_word, "Word"), (_excel, "Excel"), (_rtf, "RTF"), (_page, "HTML")],
    ids=["word", "excel", "rtf", "page"],
)
def test_content_decides_and_is_told(tmp_path: Path, name: str, make, note: str) -> None:
    made = tmp_path / "made"
    made.mkdir()
    make(made / "x.xlsx")
    (made / "x.xlsx").rename(made / name)
    (article,), problems, (item,) = read(made / name)
    assert problems == []
    assert ENGLISH in article.text
    assert item.note == f"{note} by its content"


def test_a_page_in_a_row_makes_no_page_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"<html>,text\nx,{ENGLISH.replace(',', '')}\n")
    assert len(read(tmp_path / "a.csv")[0]) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.docx", b"word", "named .docx but holds no Word"),
        ("a.parquet", b"PAR", "named .parquet but holds no Parquet"),
        ("a.txt", b"\x89PNG\r\n", "a picture; give the text of it"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "a picture"),
        ("a.zip", b"Rar!\x1a", "a RAR archive; pack it as .zip"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
        ("a.exe", b"MZ", "not a kind of file that can be read; give .txt"),
        ("noending", b"words", "not a kind of file that can be read; give .txt"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in refused(tmp_path / name)
