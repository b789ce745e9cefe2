"""Cross-validation: every item once, by a scorer that saw nothing of its article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.evaluate import read_gold
from tests.test_training import labels, sentences
from tools.cross_validate import (
    OPENING,
    PARTS,
    RULES,
    TRAIN,
    cross_validated,
    labelled,
    out_of_fold,
)

TONES = (-2, -1, 0, 1, 2, None)
WORDS = ("gorp", "blimt", "snarv", "quolk", "drent", "flusk", "vramp", "zilch", "mudge", "krelt")


def told_by_a_word_of_the_article() -> list[dict[str, Any]]:
    """Two articles a tone, told by a word that stands in no other article."""
    return [
        {
            "language": "en",
            "title": f"Headline {number}",
            "text": f"Russia {word} {word} the United States, part {part}.",
            "tone": TONES[number % len(TONES)],
        }
        for number, word in enumerate((*WORDS, *(word + "oid" for word in WORDS)))
        for part in ("one", "two", "three")
    ]


def written(path: Path, items: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    for path, name in zip(labels(folder), TRAIN.values(), strict=True):
        path.rename(folder / name)
    return folder


def test_every_item_is_scored_once_and_stays_itself(gold: Path) -> None:
    one, other = (labelled(read_gold(gold / name)) for name in TRAIN.values())
    found = out_of_fold(one, other, PARTS["learned"])
    for before, after in zip((one, other), found, strict=True):
        assert [each.by_rules.gold for each in before] == [each.gold for each in after]
        by_rules = [each.by_rules.found.confidence for each in before]
        assert by_rules != [each.found.confidence for each in after]


def test_what_only_an_article_itself_would_tell_is_not_known(tmp_path: Path) -> None:
    items = told_by_a_word_of_the_article()
    known = labelled(read_gold(written(tmp_path / "sentences.jsonl", items)))
    found, _ = out_of_fold(known, [], PARTS["words alone"])
    assert sum(each.right for each in found) < len(items) / 2


def test_an_article_without_a_title_is_known_by_its_opening(tmp_path: Path) -> None:
    item = sentences()[0] | {"title": None}
    (known,) = labelled(read_gold(written(tmp_path / "one.jsonl", [item])))
    assert known.group == item["text"][:OPENING]


def test_what_ships_is_measured_beside_its_parts(gold: Path) -> None:
    measured = cross_validated(gold)
    assert list(measured["variants"]) == [*PARTS, RULES]
    for reports in measured["variants"].values():
        assert reports["sentences"]["tone"]["en"]["macro_f1"]["n"] == reports["sentences"]["n"]
    surest = {
        measured["variants"][name]["sentences"]["tone"]["all"]["calibration_error"]["value"]
        for name in PARTS
    }
    assert len(surest) == len(PARTS)
    text = json.dumps(measured, allow_nan=False)
    assert sentences()[0]["text"] not in text
