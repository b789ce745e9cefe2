"""What the commands share: problems named in order, and filters as the options give them."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from analysis.console.evidence import tone_text
from analysis.console.options import add_filters, add_paths, add_store, filters_in
from analysis.console.reading import reading, reading_options
from analysis.errors import FilterError, SourceError
from analysis.filters import Filters


def test_problems_are_named_and_counted_and_the_rest_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ru.txt").write_text("Москва и Вашингтон договорились.", "utf-8")
    with reading([str(tmp_path / "missing.txt"), str(tmp_path / "ru.txt")]) as articles:
        assert [article.text for article in articles] == ["Москва и Вашингтон договорились."]
    named, count = capsys.readouterr().err.splitlines()
    assert "missing.txt: no such file" in named
    assert count == "1 skipped"


def test_the_only_problem_is_the_error_where_nothing_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SourceError, match="no such file"), reading([str(tmp_path / "none.txt")]):
        pytest.fail("there is nothing to read")
    assert capsys.readouterr().err == "", "the command's last line says it"


def test_the_options_say_which_column_is_which_and_that_each_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("раз,два,три\nМосква и Вашингтон договорились.,x,3 мая\n".encode("cp1251"))
    parser = argparse.ArgumentParser()
    add_paths(parser)
    options = parser.parse_args([str(path), "--map", "text=раз,title=два", "--each"])
    with reading_options(options) as articles:
        assert [article.title for article in articles] == ["x"]
    assert capsys.readouterr().err == f"{path}: 1 article, read as windows-1251\n"


def test_an_article_without_a_date_that_can_be_read_is_not_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("text,date\nTalks resume.,soon\n", "utf-8")
    with reading([str(tmp_path / "a.csv")]) as articles:
        assert [article.published for article in articles] == [None]
    (said,) = capsys.readouterr().err.splitlines()
    assert "row 2: 'soon' is not a date" in said


def given(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_store(parser)
    add_filters(parser)
    return parser.parse_args(arguments)


def test_filters_come_from_the_options() -> None:
    assert filters_in(given()) == Filters()
    found = filters_in(given("--topic", "syria", "--language", "ar", "--as-of", "2017-03-01"))
    assert (found.topics, found.languages) == (("syria",), ("ar",))
    with pytest.raises(FilterError, match="siria"):
        filters_in(given("--topic", "siria"))


def test_a_tone_as_text() -> None:
    assert [tone_text(tone) for tone in (0.254, -1.0, None)] == ["+0.25", "-1.00", "none"]
