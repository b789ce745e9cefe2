"""``python -m analysis discover``: results on standard output, what to know on standard error."""

from __future__ import annotations

import csv
import json

import pytest

from analysis.cli import main
from analysis.store import open_store
from tests.discovery.made_stories import articles
from tests.discovery.test_kept import fill


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("desk") / "store", create=True)
    fill(store, [*articles(("en", "ar"), each=30), *articles(("ru",), each=5)])
    return str(store.folder)


def ran(capsys, *arguments):
    assert main(["discover", *arguments]) == 0
    return capsys.readouterr()


def test_the_table_has_a_part_for_each_language_with_its_topics(store, capsys):
    said = ran(capsys, "--store", store)
    heads = [line for line in said.out.splitlines() if not line.startswith(" ")]
    assert [line.split(":")[0] for line in heads] == ["ar", "en"]
    assert "120 articles, 120 stories" in heads[0] and "in no topic" in heads[0]
    assert "  en_1 " in said.out


def test_what_is_little_or_too_few_is_said_in_a_line_each(store, capsys):
    lines = ran(capsys, "--store", store).err.splitlines()
    assert "ar: 120 stories are little (under 300); read these topics as hints" in lines
    assert "ru: 20 stories are too few, 40 are the least" in lines and len(lines) == 3


def test_one_json_object_a_topic(store, capsys):
    out = ran(capsys, "--store", store, "--language", "ar", "--format", "jsonl").out
    topics = [json.loads(line) for line in out.splitlines()]
    assert [each["key"] for each in topics] == [f"ar_{n + 1}" for n in range(len(topics))]
    for each in topics:
        assert len(each["articles"]) == each["n"]
        assert each["name"].startswith(each["words"]["ar"][0]["text"])
        assert {quote["article_id"] for quote in each["quotes"]} <= set(each["articles"])


def test_csv_has_a_row_a_topic(store, capsys):
    rows = list(csv.DictReader(ran(capsys, "--store", store, "--format", "csv").out.splitlines()))
    assert {row["language"] for row in rows} == {"ar", "en"}
    assert all(int(row["n"]) > 0 for row in rows)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "ru"], "no topics: ru: 20 stories are too few, 40 are the least"),
        (["--since", "2031"], "no topics: no article matches; loosen the filters"),
        (["--model", "some-model"], "--model some-model: "),
        (["--topic", "nonsense"], "topic=nonsense"),
    ],
)
def test_what_cannot_be_done_ends_with_one_line(store, capsys, arguments, said):
    assert main(["discover", "--store", store, *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and len(shown.err.splitlines()) == 1 and said in shown.err
