"""Corrections as labels: `train` and `evaluate` read what is exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import evaluate
from analysis.corrections import Correction, undone
from analysis.errors import SourceError
from analysis.evaluate import read_gold
from analysis.labels import labels, to_lines
from analysis.store import sample_connection
from tests.corrections.made import made_correction
from tests.made_articles import made_analysis, made_article

ENGLISH = made_article(title="Truce", published="2017-05-01", outlet="A")
ARABIC = made_article(text="اتفقت واشنطن وموسكو. ولم يقل شيء آخر.", language="ar")
CON = sample_connection(
    [ENGLISH, ARABIC], [made_analysis(each, tone=-0.5) for each in (ENGLISH, ARABIC)]
)


def sentence(index: int, value: float | None, minute: int = 0) -> Correction:
    quote = "Truce" if index == 0 else f"Sentence {index}."
    return made_correction(
        minute, article_id=ENGLISH.id, kind="sentence", key=str(index), value=value, quote=quote
    )


def test_sentences_have_their_text_and_their_title_as_context():
    made = [sentence(1, -1.0), sentence(2, None, 1), sentence(0, 1.0, 2)]
    first, second, title = labels(CON, made)
    assert first == {
        "id": f"{ENGLISH.id}-1",
        "language": "en",
        "published": "2017-05-01",
        "title": "Truce",
        "text": "Sentence 1.",
        "tone": -1.0,
    }
    assert (second["tone"], title["title"], title["text"]) == (None, None, "Truce")


def test_only_what_is_in_force_is_a_label():
    first, later = sentence(1, -1.0), sentence(1, 1.0, 1)
    assert [each["tone"] for each in labels(CON, [first, later])] == [1]
    assert [each["tone"] for each in labels(CON, [first, later, undone(later, who="Omar")])] == [-1]
    assert labels(CON, [first, undone(first, who="Omar")]) == []


def test_articles_have_the_tone_twice_as_large_and_only_the_topics_that_were_reviewed():
    made = [
        made_correction(0, article_id=ARABIC.id, value=-0.75),
        made_correction(1, article_id=ARABIC.id, kind="topic", key="syria", value=1.0, machine=0),
        made_correction(2, article_id=ENGLISH.id, kind="topic", key="syria", value=0, machine=0),
        made_correction(3, article_id="gone", value=0.5),
    ]
    (item,) = labels(CON, made, "articles")
    assert (item["language"], item["tone"], item["topics"]) == ("ar", -1.5, {"syria": 1})
    assert (item["text"], item["title"], item["published"]) == (ARABIC.text, None, None)


def test_what_is_exported_is_read_by_evaluate(tmp_path: Path):
    made = [
        sentence(1, -1.0),
        made_correction(1, article_id=ARABIC.id, value=None),
        made_correction(2, article_id=ARABIC.id, kind="topic", key="syria", value=1.0, machine=0),
    ]
    for unit in ("sentences", "articles"):
        path = tmp_path / f"{unit}.jsonl"
        path.write_text(to_lines(labels(CON, made, unit)), encoding="utf-8")
        assert len(read_gold(path)) == 1
        (report,) = evaluate.run([path], backend="rules")
        assert isinstance(report, evaluate.Report)
        assert (report.n, report.unit) == (1, unit)
        figures = report.topics.get("all", {})
    assert (figures["syria"].n, figures["sanctions"].n) == (1, 0), "not reviewed, not measured"


def test_lines_are_json_with_letters_as_they_are_and_none_is_an_error():
    text = to_lines([{"text": "هدنة"}, {"text": "b"}])
    assert "هدنة" in text and [json.loads(line)["text"] for line in text.splitlines()][1] == "b"
    with pytest.raises(SourceError, match="no such labels yet"):
        to_lines([])
