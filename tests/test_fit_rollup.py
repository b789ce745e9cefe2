"""The fit of the roll-up's weights runs as its docstring says, and flatters nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tools.fit_rollup import TONE_SPACE, TOPIC_SPACE, Weights, best, out_of_fold

SCRIPT = Path(__file__).resolve().parent.parent / "tools" / "fit_rollup.py"
TOPICS = {"sanctions": 0, "syria": 0, "north_korea": 0, "counterterrorism": 0}
TEXTS = (
    ("Russia and the United States agreed to cooperate.", 1, TOPICS),
    ("Россия обвинила США во лжи.", -1, TOPICS),
    ("فرضت الولايات المتحدة عقوبات جديدة على روسيا.", -2, TOPICS | {"sanctions": 2}),
    ("The harvest was good.", None, TOPICS),
    ("Russian and American envoys met to speak of Syria.", 0, TOPICS | {"syria": 2}),
)
LANGUAGES = ("en", "ru", "ar", "en", "en")


def labels() -> str:
    return "\n".join(
        json.dumps(
            {"language": language, "title": "", "text": text, "tone": tone, "topics": topics}
        )
        for language, (text, tone, topics) in zip(LANGUAGES, TEXTS, strict=True)
    )


def test_it_runs_as_a_script_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").write_text(labels(), encoding="utf-8")
    elsewhere = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), "labels.jsonl"],
        cwd=tmp_path,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    printed = tomllib.loads(ran.stdout)
    assert set(printed["topics"]) == set(TOPIC_SPACE)
    assert set(printed["tone"]) == set(TONE_SPACE)


def test_the_best_weights_of_a_space_are_found() -> None:
    def measure(weights: Weights, chosen: Sequence[int]) -> float:
        return -abs(weights["title"] - 2.0) - abs(weights["half"] - 0.5)

    space = {"title": (1.0, 2.0, 4.0), "half": (0.5, 0.7)}
    assert best(space, measure, range(3)) == {"title": 2.0, "half": 0.5}


def test_a_figure_out_of_fold_is_of_articles_the_weights_did_not_see() -> None:
    seen: list[tuple[int, ...]] = []

    def measure(weights: Weights, chosen: Sequence[int]) -> float:
        seen.append(tuple(chosen))
        return float(len(chosen))

    mean = out_of_fold({"title": (1.0,)}, measure, 10)
    fitted, held = {each for each in seen if len(each) == 8}, [e for e in seen if len(e) == 2]
    assert mean == 2.0 and len(fitted) == len(held) == 5
    assert sorted(at for each in held for at in each) == list(range(10))
    assert all(any(not set(one) & set(each) for one in fitted) for each in held)
