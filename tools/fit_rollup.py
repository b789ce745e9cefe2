"""Fit the few weights of analysis/packs/rollup.toml on labelled articles; prints them.

    python tools/fit_rollup.py ../shared/gold/articles.train.jsonl

Random search with a fixed seed; the figure printed beside the weights is out of fold
(five folds), so that it does not flatter them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis import packs, topics  # noqa: E402
from analysis.agreement import class_f1, confusion, macro_f1  # noqa: E402
from analysis.evaluate import gold_class, read_gold  # noqa: E402
from analysis.models import PRESENT, TONE_CLASSES, Article, tone_class  # noqa: E402
from analysis.pipeline import prepare  # noqa: E402
from analysis.tone.backend import SentenceTone  # noqa: E402
from analysis.tone.reading import read  # noqa: E402
from analysis.tone.rollup import weighted_mean  # noqa: E402
from analysis.tone.rules import Rules  # noqa: E402

TRIALS = 800
FOLDS = 5
SEED = 20170128

TOPIC_SPACE = {
    "title": (0.7, 1.0, 1.5, 2.0),
    "density": (0.3, 0.5, 0.7, 1.0, 1.5, 2.0),
    "count": (0.5, 0.7, 1.0),
    "half": (0.5, 0.6, 0.7, 0.8, 0.9),
    "about": (1.0,),
    "passing": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0),
    "weak": (0.0, 0.2, 0.3, 0.5, 1.0),
}
TONE_SPACE = {
    "title": (1.0, 1.5, 2.0, 3.0, 4.0),
    "lead": (1.0, 1.5, 2.0),
    "body": (1.0,),
    "past": (0.2, 0.35, 0.5, 0.7),
    "lead_sentences": (1, 2, 3),
}

Weights = dict[str, float]
Measure = Callable[[Weights, Sequence[int]], float]


def prepared(item: Mapping[str, Any]) -> tuple[Any, list[SentenceTone]]:
    """The matches and sentence tones of a labelled article: what the weights act on."""
    article = Article(title=item["title"], text=item["text"], language=item["language"])
    found = prepare(article).found
    (toned,) = Rules().sentences([read(found, item["language"])], item["language"])
    return found, toned


def topic_measure(items: Sequence[Mapping[str, Any]], founds: Sequence[Any]) -> Measure:
    """Micro-F1 of present or not, for weights and article numbers."""
    named = [
        topics.namings(found, item["language"]) for found, item in zip(founds, items, strict=True)
    ]

    def measure(weights: Weights, chosen: Sequence[int]) -> float:
        gold, got = [], []
        for at in chosen:
            bodies = topics.bodies(founds[at])
            for key in packs.topic_keys():
                salience = topics.salience(named[at][key], bodies, weights=weights)
                gold.append(int(items[at]["topics"][key] >= 1))
                got.append(int(salience >= PRESENT))
        return class_f1(1)(confusion(gold, got, 2))

    return measure


def tone_measure(items: Sequence[Mapping[str, Any]], toned: Sequence[Any]) -> Measure:
    """Four-class macro-F1, for weights and article numbers."""

    def measure(weights: Weights, chosen: Sequence[int]) -> float:
        gold = [gold_class(items[at]["tone"]) for at in chosen]
        tones = [weighted_mean(toned[at], weights=weights) for at in chosen]
        got = [TONE_CLASSES.index(tone_class(tone)) for tone in tones]
        return macro_f1(confusion(gold, got, len(TONE_CLASSES)))

    return measure


def best(space: Mapping[str, Sequence[float]], measure: Measure, chosen: Sequence[int]) -> Weights:
    """The weights of a space that measure best on the chosen articles."""
    dice = random.Random(SEED)
    trials = [{key: dice.choice(values) for key, values in space.items()} for _ in range(TRIALS)]
    return max(trials, key=lambda weights: measure(weights, chosen))


def out_of_fold(space: Mapping[str, Sequence[float]], measure: Measure, n: int) -> float:
    """The mean over folds of the measure on articles the weights were not fitted on."""
    scores = []
    for fold in range(FOLDS):
        held = [at for at in range(n) if at % FOLDS == fold]
        rest = [at for at in range(n) if at % FOLDS != fold]
        scores.append(measure(best(space, measure, rest), held))
    return sum(scores) / FOLDS


def main() -> None:
    """Fit both sets of weights on the file named on the command line."""
    items = read_gold(sys.argv[1])
    founds, toned = zip(*(prepared(item) for item in items), strict=True)
    for name, space, measure in (
        ("topics", TOPIC_SPACE, topic_measure(items, founds)),
        ("tone", TONE_SPACE, tone_measure(items, toned)),
    ):
        weights = best(space, measure, range(len(items)))
        fitted = measure(weights, range(len(items)))
        honest = out_of_fold(space, measure, len(items))
        print(f"[{name}]  # out of fold {honest:.3f}, fitted {fitted:.3f}")
        print("\n".join(f"{key} = {value}" for key, value in weights.items()))


if __name__ == "__main__":
    main()
