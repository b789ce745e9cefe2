"""Workbooks by openpyxl and Parquet by pyarrow."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.sources.formats import sheets
from tests.sources.reading import ARABIC, ENGLISH, TEXTS, read, refused

HEADERS = {
    "ar": ["العنوان", "النص", "تاريخ النشر", "الصحيفة"],
    "en": ["Headline", "Body", "Date", "Source"],
    "ru": ["Заголовок", "Текст", "Дата", "Издание"],
}


def _book(path: Path, **tables: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("language", TEXTS)
def test_a_workbook(tmp_path: Path, language: str) -> None:
    day = dt.datetime(2017, 5, 3, 10, 30)
    rows: list[list[object]] = [
        [*HEADERS[language]],
        ["T", TEXTS[language], day, "Daily"],
        [],
        ["U", ARABIC, None, None],
    ]
    articles, problems, _ = read(_book(tmp_path / "a.xlsx", Sheet=rows))
    assert problems == []
    first, second = articles
    assert (first.title, first.text, first.outlet) == ("T", TEXTS[language], "Daily")
    assert str(first.published) == "2017-05-03"
    assert (second.text, second.published) == (ARABIC, None)
    assert second.source == f"{tmp_path / 'a.xlsx'}:4", "as Excel counts"


def test_every_sheet_with_texts_is_read(tmp_path: Path) -> None:
    first = [["title", "text"], ["One", ENGLISH]]
    path = _book(tmp_path / "a.xlsx", May=first, Notes=[["a", "b"], [1, 2]], Empty=[], June=first)
    articles, problems, (item,) = read(path)
    assert problems == []
    assert [article.source for article in articles] == [f"{path}!May:2", f"{path}!June:2"]
    assert item.note == "Notes has no texts"


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"Sheet": []}, "the table is empty"),
        ({"Sheet": [["name", "date"], ["x", "y"]]}, "no column holds the text (columns: name"),
        ({"Sheet": [["text", "date"], [5, None]]}, "row 2: the text is of type int"),
    ],
)
def test_what_is_wrong_with_a_workbook(tmp_path: Path, tables, said: str) -> None:
    assert said in refused(_book(tmp_path / "a.xlsx", **tables))


def _exchanged(path: Path, part: str, content: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)
    return path


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_in_a_workbook_are_refused(tmp_path: Path, part: str) -> None:
    path = _book(tmp_path / "a.xlsx", Sheet=[["title", "text"], ["One", ENGLISH]])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "declares XML entities" in refused(_exchanged(path, part, bomb))


def test_a_workbook_of_broken_xml_is_named(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", Sheet=[["title", "text"], ["One", ENGLISH]])
    assert "no sound workbook" in refused(_exchanged(path, "xl/workbook.xml", "<x><y>"))
    path = _book(tmp_path / "b.xlsx", Sheet=[["title", "text"], ["One", ENGLISH]])
    said = refused(_exchanged(path, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"))
    assert "no sound workbook" in said


# -- Parquet


def test_parquet(tmp_path: Path) -> None:
    count = sheets.BATCH + 10
    table = pa.table(
        {
            "text": [f"{ENGLISH} {n}" for n in range(count)],
            "date": [dt.date(2017, 5, 3)] * count,
            "outlet": [None] * count,
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=100)
    articles, problems, _ = read(tmp_path / "a.parquet")
    assert problems == []
    assert len(articles) == count
    assert (str(articles[-1].published), articles[-1].outlet) == ("2017-05-03", None)
    assert articles[-1].source == f"{tmp_path / 'a.parquet'}:{count}"


@pytest.mark.parametrize("kept", [8, 400, -5])
def test_parquet_that_breaks_off_is_named(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [ENGLISH] * 50}), path)
    path.write_bytes(path.read_bytes()[:kept])
    assert "no sound Parquet file" in refused(path)
