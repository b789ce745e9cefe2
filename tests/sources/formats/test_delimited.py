"""CSV and TSV as programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.sources.formats.delimited import column_letter, header_in
from tests.sources.reading import ARABIC, ENGLISH, TEXTS, read, refused

LONG = " ".join([ENGLISH] * 4)


def _table(path: Path, content: str) -> Path:
    path.write_text(content, "utf-8", newline="")
    return path


def test_a_tsv_has_tabs_whatever_else_it_holds(tmp_path: Path) -> None:
    (article,), problems, _ = read(_table(tmp_path / "a.tsv", "text\ttitle\nOne, two.\tA, B\n"))
    assert problems == []
    assert (article.text, article.title) == ("One, two.", "A, B")


@pytest.mark.parametrize("above", ["Report:,All mentions\n\nFrom:,2017-01-01\n", "sep=,\n", "\n\n"])
def test_a_header_is_found_below_what_stands_above_it(tmp_path: Path, above: str) -> None:
    path = _table(tmp_path / "a.csv", f"{above}Title,Text\nOne,{ENGLISH}\n")
    (article,), problems, _ = read(path)
    assert problems == []
    assert article.title == "One"
    assert article.source == f"{path}:{above.count(chr(10)) + 2}", "as a spreadsheet counts"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_table_without_a_header_has_lettered_columns(tmp_path: Path, text: str) -> None:
    long = " ".join([text] * 4)
    path = _table(tmp_path / "a.csv", f"https://example.org/1;{long};2017-05-03;ar\n" * 3)
    articles, problems, _ = read(path)
    assert problems == []
    assert [article.text for article in articles] == [long] * 3
    assert (articles[0].url, str(articles[0].published)) == ("https://example.org/1", "2017-05-03")
    (article, *_), _, _ = read(path, mapping={"outlet": "D"})
    assert (article.outlet, article.language) == ("ar", None)


def test_names_of_columns_that_come_twice_are_told_apart() -> None:
    assert header_in([["text", "", "text", "date"]]) == (1, ["text", "B", "text C", "date"])


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_column_letters(place: int, letter: str) -> None:
    assert column_letter(place) == letter


def test_a_cell_of_10_mb_is_named_and_the_other_rows_are_read(tmp_path: Path) -> None:
    rows = f'"{ENGLISH}",one\n"{"word " * 2_000_000}",two\n"{ARABIC}",three\n'
    articles, (problem,), (item,) = read(_table(tmp_path / "a.csv", "text,title\n" + rows))
    assert [article.title for article in articles] == ["one", "three"]
    assert "row 3: a cell of 10,000,000 characters" in str(problem)
    assert (item.articles, item.skipped) == (2, 1)


def test_a_quote_that_never_closes_ends_in_one_line(tmp_path: Path) -> None:
    content = f'text,title\n{ENGLISH.replace(",", "")},one\n"never closed,{"x " * 1_500_000}'
    articles, (problem,), _ = read(_table(tmp_path / "a.csv", content))
    assert len(articles) == 1
    assert "check that its quotes are closed" in str(problem)


def test_rows_above_a_cell_without_end_are_read(tmp_path: Path) -> None:
    content = f'text,title\n{ENGLISH.replace(",", "")},one\n"never closed' + "\nwords" * 3_000_000
    articles, (problem,), _ = read(_table(tmp_path / "a.csv", content))
    assert len(articles) == 1
    assert "not a sound table (field larger than field limit (16777216))" in str(problem)


def test_rows_in_another_encoding_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"{ARABIC},one".encode(), f"{ARABIC},two".encode("cp1256"), f"{ARABIC},three".encode()]
    path.write_bytes(b"\n".join([b"text,title", *rows]))
    articles, (problem,), _ = read(path)
    assert [article.title for article in articles] == ["one", "three"]
    assert "row 3: byte 0x" in str(problem)
    assert "cannot be decoded; save the file as UTF-8" in str(problem)


def test_letters_of_an_old_encoding_may_come_late(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    ascii_rows = "".join(f"{ENGLISH.replace(',', '')},{n}\n" for n in range(2_000))
    path.write_bytes(b"text,title\n" + ascii_rows.encode() + f"{ARABIC},last\n".encode("cp1256"))
    articles, problems, (item,) = read(path)
    assert problems == []
    assert articles[-1].text == ARABIC
    assert item.note == "read as windows-1256"


def test_nuls_in_a_cell_are_named(tmp_path: Path) -> None:
    path = _table(tmp_path / "a.csv", f"text,title\n{ENGLISH.replace('.', chr(0))},one\n")
    assert "NUL" in refused(path)
