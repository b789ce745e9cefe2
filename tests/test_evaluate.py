"""Evaluation: figures from labels made here, and the targets on the gold labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.evaluate import Report, gold_class, run

GOOD = "Moscow and Washington reached an agreement and will cooperate."
BAD = "Washington expelled Russian diplomats and imposed new sanctions on Russia."
NOTHING = "The harvest was good that year."

LEAST_SENTENCE_F1 = 0.50
LEAST_TOPIC_F1 = 0.85


def gold_file(folder: Path, *items: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    base = {"language": "en", "title": None}
    path.write_text("\n".join(json.dumps(base | item) for item in items), encoding="utf-8")
    return path


@pytest.mark.parametrize(("tone", "number"), [(-2, 0), (-1, 0), (0, 1), (1, 2), (2, 2), (None, 3)])
def test_gold_class(tone: int | None, number: int) -> None:
    assert gold_class(tone) == number


def test_sentences_that_agree_score_one(tmp_path: Path) -> None:
    items: list[dict[str, object]] = [
        {"text": GOOD, "tone": 2},
        {"text": BAD, "tone": -2},
        {"text": NOTHING, "tone": None},
    ]
    (report,) = run([gold_file(tmp_path, *items)])
    assert report.unit == "sentences" and not report.topics
    assert report.tone["all"]["macro_f1"].value == 1.0
    assert report.tone["all"]["direction_f1"].value == 1.0
    assert report.tone["en"]["relation_f1"].n == 3


def test_a_direction_taken_for_none_is_a_miss(tmp_path: Path) -> None:
    items = [{"text": GOOD, "tone": 2}, {"text": NOTHING, "tone": -2}]
    (report,) = run([gold_file(tmp_path, *items)])
    assert report.tone["all"]["direction_f1"].value == 0.5
    assert report.confusion["all"][0] == [0, 0, 0, 1]


def test_articles_have_topic_figures(tmp_path: Path) -> None:
    topics = {"sanctions": 2, "syria": 0, "north_korea": 0, "counterterrorism": 0}
    (report,) = run([gold_file(tmp_path, {"text": BAD, "tone": -2, "topics": topics})])
    assert report.unit == "articles"
    assert report.topics["all"]["micro_f1"].value == 1.0
    assert "sanctions" in report.to_table()
    assert json.loads(json.dumps(report.to_json()))["unit"] == "articles"


@pytest.mark.parametrize("content", ["not json", '{"text": "no tone"}', ""])
def test_a_file_that_is_no_gold_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"x\.jsonl"):
        run([path])


@pytest.fixture(scope="session")
def dev(gold_dir: Path) -> dict[str, Report]:
    names = ("sentences.dev.jsonl", "articles.dev.jsonl")
    return dict(
        zip(("sentences", "articles"), run([gold_dir / name for name in names]), strict=True)
    )


def test_sentence_tone_on_gold(dev: dict[str, Report]) -> None:
    assert dev["sentences"].tone["all"]["macro_f1"].value >= LEAST_SENTENCE_F1


def test_topics_on_gold(dev: dict[str, Report]) -> None:
    assert dev["articles"].topics["all"]["micro_f1"].value >= LEAST_TOPIC_F1
