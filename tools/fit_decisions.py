"""Fits when an article has a tone at all, and how sure the rules are; prints both for rollup.toml.

    python tools/fit_decisions.py ../shared/gold

``least_said`` of the learned scorer is chosen for the articles' macro-F1 over sentence tones out of
fold (see tools/cross_validate.py), so that no article is judged by a scorer that learned from it;
``confidence`` of the rules is the share of the articles of a class found that were right.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis.agreement import confusion, macro_f1  # noqa: E402
from analysis.evaluate import Scored, read_gold  # noqa: E402
from analysis.evaluate.gold import gold_class  # noqa: E402
from analysis.models import TONE_CLASSES, tone_class  # noqa: E402
from analysis.tone.rollup import expect  # noqa: E402
from analysis.tone.terms import Sum  # noqa: E402
from tools.cross_validate import PARTS, TRAIN, Labelled, folds, labelled  # noqa: E402

THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)

WINDOW = 3
"""Neighbouring thresholds whose mean is compared, so that one lucky article decides nothing."""


def expectations(sentences: Sequence[Labelled], articles: Sequence[Labelled]) -> list[Sum | None]:
    """What each article's sentence tones, out of fold, let one expect of it."""
    items, first = (*sentences, *articles), len(sentences)
    found = {
        at: expect(scorer.sentences([items[at].sentences], items[at].by_rules.found.language)[0])
        for scorer, held in folds(items, PARTS["learned"])
        for at in held
        if at >= first
    }
    return [found[at] for at in range(first, len(items))]


def class_of(expected: Sum | None, least_said: float) -> int:
    """The number in `TONE_CLASSES` of an article's class under a threshold."""
    unsaid = expected is None or (expected.said or 0.0) < least_said
    return TONE_CLASSES.index(tone_class(None if unsaid or not expected else expected.tone))


def least_said(gold: Sequence[int], expected: Sequence[Sum | None]) -> tuple[float, float]:
    """The threshold with the best macro-F1 among its neighbours, and that mean."""
    scores = [
        macro_f1(confusion(gold, [class_of(one, t) for one in expected], len(TONE_CLASSES)))
        for t in THRESHOLDS
    ]
    smooth = [sum(scores[at : at + WINDOW]) / WINDOW for at in range(len(scores) - WINDOW + 1)]
    best = max(range(len(smooth)), key=smooth.__getitem__)
    return THRESHOLDS[best + WINDOW // 2], smooth[best]


def confidence(scored: Sequence[Scored]) -> Mapping[str, float]:
    """For each class found, the share that was right; 0 for a class that was never found."""
    right: dict[str, list[bool]] = {name: [] for name in TONE_CLASSES}
    for one in scored:
        right[tone_class(one.found.tone)].append(one.right)
    return {name: sum(each) / (len(each) or 1) for name, each in right.items()}


def main() -> None:
    """Fit both on the folder of labels named on the command line."""
    gold = Path(sys.argv[1])
    sentences, articles = (labelled(read_gold(gold / name)) for name in TRAIN.values())
    classes = [gold_class(each.by_rules.gold["tone"]) for each in articles]
    best, score = least_said(classes, expectations(sentences, articles))
    print(f"[learned]  # macro-F1 around it {score:.3f}\nleast_said = {best}\n\n[confidence]")
    for name, share in confidence([each.by_rules for each in articles]).items():
        print(f"{name} = {share:.2f}")


if __name__ == "__main__":
    main()
