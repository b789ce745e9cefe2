"""JSON as services and programs write it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.sources.formats import objects
from analysis.sources.formats.delimited import LARGEST_FIELD
from tests.sources.reading import ARABIC, ENGLISH, TEXTS, read, refused

RECORDS = [{"title": f"{n}", "text": text} for n, text in enumerate(TEXTS.values())]


@pytest.mark.parametrize(
    "shaped",
    [
        RECORDS,
        {"status": "ok", "articles": RECORDS},
        {"meta": {"a": 1}, "response": RECORDS},
        {"data": [1, 2], "results": RECORDS},
    ],
    ids=["array", "articles", "another key", "results"],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_articles_wherever_they_stand(tmp_path: Path, shaped: object, indent: int | None) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(shaped, ensure_ascii=False, indent=indent), "utf-8")
    articles, problems, _ = read(path)
    assert problems == []
    assert [article.text for article in articles] == list(TEXTS.values())
    assert articles[1].source == f"{path}:2"


def test_one_object_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS[0]))
    assert [article.text for article in read(tmp_path / "a.json")[0]] == [RECORDS[0]["text"]]


def test_a_name_may_stand_in_an_object_of_its_own(tmp_path: Path) -> None:
    record = {"text": ENGLISH, "source": {"id": None, "name": "Daily"}, "authors": ["A. B.", "C."]}
    (tmp_path / "a.ndjson").write_text(json.dumps(record))
    (article,), _, _ = read(tmp_path / "a.ndjson")
    assert (article.outlet, article.author) == ("Daily", "A. B., C.")


def test_an_array_larger_than_what_is_read_at_a_time(tmp_path: Path) -> None:
    long = {"text": "word " * objects.CHUNK, "title": "]}, {["}
    (tmp_path / "a.json").write_text(json.dumps([RECORDS[0], long, *RECORDS]))
    articles, problems, _ = read(tmp_path / "a.json")
    assert problems == []
    assert [article.title for article in articles] == ["0", "]}, {[", "0", "1", "2"]


def test_keys_may_differ_from_line_to_line(tmp_path: Path) -> None:
    lines = [{"text": ENGLISH}, {"body": ARABIC, "Headline": "x"}, {"other": 1}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    articles, (problem,), _ = read(tmp_path / "a.jsonl")
    assert [article.text for article in articles] == [ENGLISH, ARABIC]
    assert "row 3: no column holds the text (columns: other)" in str(problem)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" + json.dumps(RECORDS[0])[:-5], "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ('{"a": ' * 100_000, "not valid JSON"),
        ("not json", "not valid JSON"),
        ("[]", "a table without rows"),
        ('{"a": 1}\n{"a": 2}', "holds one JSON object a line; name it .jsonl"),
        ("[1]", "row 1: not a JSON object"),
        ("9" * 5_000, "not valid JSON"),
    ],
)
def test_what_is_wrong(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.json").write_text(content)
    assert said in refused(tmp_path / "a.json")


def test_an_array_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS)[:-20])
    articles, (problem,), _ = read(tmp_path / "a.json")
    assert len(articles) == 2
    assert "not valid JSON" in str(problem)


def test_a_line_without_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n" + b"x" * (LARGEST_FIELD + 1))
    assert "row 2: a line of over 16,777,216 characters" in refused(path)
