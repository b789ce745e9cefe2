"""Sidecars: what a file of the same name says of a text."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.sources.reading import TEXTS, read

TOML = 'headline = "Talks resume"\ndate = 2017-05-03\nsource = "Example Daily"\n'
JSON = json.dumps(
    {"title": "Talks resume", "date": "3 May 2017", "publisher": "Example Daily", "views": 7}
)


@pytest.mark.parametrize("language", list(TEXTS))
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.toml", TOML), ("a.txt.toml", TOML), ("a.json", JSON), ("a.txt.json", JSON)],
)
def test_a_sidecar_says_what_the_text_does_not(tmp_path, name, content, language):
    (tmp_path / "a.txt").write_text(TEXTS[language], encoding="utf-8")
    (tmp_path / name).write_text(content, encoding="utf-8")
    (article,), problems, _ = read(tmp_path)
    assert problems == []
    assert (article.title, article.published, article.outlet, article.text) == (
        "Talks resume",
        dt.date(2017, 5, 3),
        "Example Daily",
        TEXTS[language],
    )


def test_the_folder_s_metadata_goes_before_a_sidecar_and_that_before_the_text(tmp_path):
    (tmp_path / "metadata.toml").write_text('["a.txt"]\ntitle = "Of the folder"\n')
    (tmp_path / "a.toml").write_text('title = "Of the sidecar"\noutlet = "Of the sidecar"\n')
    above = "---\noutlet: Of the text\nlanguage: en\n---\n"
    (tmp_path / "a.txt").write_text(above + TEXTS["en"])
    (article,), problems, _ = read(tmp_path)
    assert problems == []
    assert (article.title, article.outlet, article.language) == (
        "Of the folder",
        "Of the sidecar",
        "en",
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.toml", "title = ", "a.toml: not valid TOML"),
        ("a.json", "{", "a.json: not valid JSON"),
        ("a.json", "[1]", "a.json: no JSON object"),
        ("a.json", "[" * 100_000, "a.json: not valid JSON"),
        ("a.toml", b"\xff\xfe\xff", "a.toml: not valid TOML"),
    ],
)
def test_a_bad_sidecar_gives_one_line_and_the_text_is_read(tmp_path, name, content, said):
    (tmp_path / "a.txt").write_text(TEXTS["en"])
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / name).write_bytes(data)
    (article,), (problem,), _ = read(tmp_path)
    assert article.text == TEXTS["en"]
    assert said in str(problem)
    assert "\n" not in str(problem)
    assert str(problem).endswith("mend it; the file beside it is read without")


def test_a_json_file_that_stands_alone_holds_articles(tmp_path):
    (tmp_path / "b.json").write_text(json.dumps([{"text": TEXTS["en"]}]))
    (article,), problems, _ = read(tmp_path)
    assert (article.text, problems) == (TEXTS["en"], [])
