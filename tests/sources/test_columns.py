"""Which column holds what: said by the user, known exports, names, content."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources import parse_mapping, read_articles
from analysis.sources.columns import lay_out
from tests.sources.reading import ENGLISH, TEXTS, read

LONG = {language: " ".join([text] * 3) for language, text in TEXTS.items()}


@pytest.mark.parametrize("language", TEXTS)
def test_columns_without_telling_names_are_told_by_their_content(language: str) -> None:
    rows = [
        {"a": "7", "b": "https://example.org/1", "c": "2017-05-03", "d": LONG[language], "e": "ar"},
        {"a": "x", "b": "https://example.org/2", "c": "03.05.2017", "d": LONG[language], "e": "ru"},
    ]
    fields = lay_out(list("abcde"), rows).of(tuple("abcde"))
    assert fields == {
        "text": ("d",),
        "url": ("b",),
        "published": ("c",),
        "language": ("e",),
    }


def test_a_name_goes_before_content() -> None:
    rows = [{"body": "Short.", "long": LONG["en"], "date": "2017-01-01", "seen": "2018-01-01"}]
    columns = ("body", "long", "date", "seen")
    assert lay_out(columns, rows).of(columns) == {"text": ("body",), "published": ("date",)}


def test_a_column_of_headlines_is_no_text() -> None:
    rows = [{"a": "Talks resume in Geneva after a year without any"}] * 3
    assert "text" not in lay_out(["a"], rows).of(("a",))


def test_cells_that_mostly_look_alike_are_enough() -> None:
    rows = [{"a": "https://example.org"}] * 4 + [{"a": "none"}]
    assert lay_out(["a"], rows).of(("a",)) == {"url": ("a",)}
    assert lay_out(["a"], [*rows, {"a": "none"}]).of(("a",)) == {}


def test_a_mapping_goes_before_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,text,Lead\nOne,too short,{LONG['en'].replace(',', '')}\n")
    (article,), _, _ = read(path, mapping={"text": "lead", "outlet": "title"})
    assert article.text == LONG["en"].replace(",", "")
    assert (article.outlet, article.title) == ("One", None)


def test_a_mapping_to_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"title,text\nOne,{ENGLISH.replace(',', '')}\n")
    articles, (problem,), _ = read(tmp_path / "a.csv", mapping={"text": "Body"})
    assert articles == []
    assert "a.csv: no column 'Body'; name one of title, text" in str(problem)


def test_a_mapping_of_an_unknown_field_is_refused_at_once() -> None:
    with pytest.raises(SourceError, match="'headline' is no field of an article; use text, title"):
        read_articles([], mapping={"headline": "x"})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["title=Headline,text=Body"], {"title": "Headline", "text": "Body"}),
        (["title=Head line", " text = Body "], {"title": "Head line", "text": "Body"}),
        (["text=النص الكامل"], {"text": "النص الكامل"}),
        (["text=a=b"], {"text": "a=b"}),
        ([], {}),
    ],
)
def test_mappings_as_written(parts: list[str], expected: dict[str, str]) -> None:
    assert parse_mapping(parts) == expected


@pytest.mark.parametrize("part", ["title", "title=", "=Body", "title=Headline,", "body=Body"])
def test_wrong_mappings(part: str) -> None:
    with pytest.raises(SourceError):
        parse_mapping([part])
