"""Training: same labels, same bytes; what was learned is applied, shown and versioned."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import SourceError
from analysis.models import Article
from analysis.pipeline import prepare
from analysis.tone.learned import Learned, load
from analysis.tone.reading import read
from analysis.training import last_labels, train

PLACES = ("Geneva", "Vienna", "Helsinki", "Astana", "Reykjavik", "Oslo")
GOOD = "In {} Russia and the United States agreed to cooperate."
BAD = "In {} Russia accused the United States of lies."
FLAT = "In {} Russian and American envoys met."
NONE = "In {} a Russian singer and an American pianist were heard."
TONES = (
    (GOOD, 1),
    (BAD, -1),
    (FLAT, 0),
    (NONE, None),
    ("New {} sanctions by the US on Russia.", -2),
    ("A historic {} treaty between the US and Russia was signed.", 2),
)
TOPICS = {"sanctions": 0, "syria": 0, "north_korea": 0, "counterterrorism": 0}


def sentences() -> list[dict[str, Any]]:
    return [
        {"language": "en", "title": place, "text": pattern.format(place), "tone": tone}
        for pattern, tone in TONES
        for place in PLACES
    ]


def labels(folder: Path) -> list[Path]:
    articles = [item | {"topics": TOPICS} for item in sentences()]
    paths = [folder / "sentences.jsonl", folder / "articles.jsonl"]
    for path, items in zip(paths, (sentences(), articles), strict=True):
        path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fitted")
    train(labels(folder), folder / "weights.npz")
    return folder / "weights.npz"


def test_training_again_gives_the_same_bytes(fitted: Path, tmp_path: Path) -> None:
    train(labels(tmp_path), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == fitted.read_bytes()


def test_the_file_holds_plain_arrays_only(fitted: Path) -> None:
    with zipfile.ZipFile(fitted) as arrays:
        heads = [arrays.read(name)[:6] for name in arrays.namelist()]
    assert heads and all(head == b"\x93NUMPY" for head in heads)
    assert load(fitted).version == load(fitted).version != ""


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [(GOOD, 0.1, 1.0), (BAD, -1.0, -0.1), (FLAT, -0.1, 0.1)],
)
def test_what_was_learned_is_applied(fitted: Path, text: str, low: float, high: float) -> None:
    scorer = Learned(load(fitted))
    reading = read(prepare(Article(text=text.format("Madrid"), language="en")).found, "en")
    (toned,) = scorer.sentences([reading], "en")
    assert toned[0].tone is not None and low <= toned[0].tone <= high
    assert toned[0].evidence and sum(toned[0].probabilities or ()) == pytest.approx(1)
    article = scorer.article(toned)
    assert article.tone is not None and low <= article.tone <= high


def test_a_text_far_from_the_relation_says_nothing(fitted: Path) -> None:
    scorer = Learned(load(fitted))
    reading = read(prepare(Article(text="The harvest was good.", language="en")).found, "en")
    (toned,) = scorer.sentences([reading], "en")
    assert toned[0].tone is None and scorer.article(toned).tone is None


def test_labels_without_sentences_are_refused(tmp_path: Path) -> None:
    _, articles = labels(tmp_path)
    with pytest.raises(SourceError, match="no labelled sentences"):
        train([articles], tmp_path / "x.npz")


def test_of_two_labels_for_a_sentence_the_later_wins(tmp_path: Path) -> None:
    first, *others = sentences()
    corrected = first | {"tone": -2, "text": f"  {first['text']} "}
    elsewhere = corrected | {"title": "another title"}
    kept = last_labels([first, *others, elsewhere, corrected])
    assert len(kept) == len(others) + 2
    assert next(item["tone"] for item in kept if item["title"] == first["title"]) == -2
    gold, corrections = tmp_path / "gold.jsonl", tmp_path / "corrections.jsonl"
    gold.write_text("\n".join(map(json.dumps, [first, *others])), encoding="utf-8")
    corrections.write_text(json.dumps(corrected), encoding="utf-8")
    train([gold, corrections], tmp_path / "both.npz")
    train([gold], tmp_path / "gold.npz")
    gold.write_text("\n".join(map(json.dumps, [corrected, *others])), encoding="utf-8")
    train([gold], tmp_path / "corrected.npz")
    both, alone, wanted = (
        (tmp_path / f"{name}.npz").read_bytes() for name in ("both", "gold", "corrected")
    )
    assert both == wanted != alone
