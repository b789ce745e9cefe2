"""What scored gold items measure: classes, direction, ranks, topics, calibration."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis import packs
from analysis.agreement import (
    Bin,
    Figure,
    Rows,
    calibration_bins,
    calibration_error,
    class_f1,
    confusion,
    macro_f1,
    rank_correlation,
    resampled,
    share,
    with_interval,
)
from analysis.evaluate.gold import Scored
from analysis.evaluate.quotes import names_quote
from analysis.models import PRESENT, TONE_CLASSES

_NONE = TONE_CLASSES.index("none")
_DIRECTIONS = (TONE_CLASSES.index("negative"), TONE_CLASSES.index("positive"))


def tone_figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """The figures of tone.

    ``macro_f1`` over the four classes; ``relation_f1``, relation expressed or not;
    ``direction_f1``, macro-F1 of negative against positive where gold has one (anything else
    a miss); F1 of each class; ``rank_correlation`` (Spearman) where gold and program both have
    a tone; ``calibration_error`` of the confidence; and, where gold has quotes,
    ``quote_named`` (see `quote_figures`).
    """
    gold, found = _classes(scored)
    expressed = [int(g != _NONE) for g in gold], [int(f != _NONE) for f in found]
    classes = {
        name: with_interval(class_f1(number), gold, found, len(TONE_CLASSES))
        for number, name in enumerate(TONE_CLASSES)
    }
    return {
        "macro_f1": with_interval(macro_f1, gold, found, len(TONE_CLASSES)),
        "relation_f1": with_interval(class_f1(1), *expressed, classes=2),
        "direction_f1": _direction(gold, found),
        **classes,
        "rank_correlation": _ranks(scored),
        "calibration_error": calibration_error(*_stated(scored)),
        **quote_figures(scored),
    }


def confusion_table(scored: Sequence[Scored]) -> list[list[int]]:
    """Counts of items by gold class (rows) and found class (columns)."""
    counts: list[list[int]] = confusion(*_classes(scored), len(TONE_CLASSES)).tolist()
    return counts


def calibration(scored: Sequence[Scored]) -> list[Bin]:
    """Stated confidence beside the share of classes that were right, in ten bins."""
    return calibration_bins(*_stated(scored))


def quote_figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """``quote_named``: of the articles with a deciding quote, the share whose quote lies in a
    sentence that the tone's evidence names; ``quote_named_scored`` the same among those the
    program gives a tone. Nothing where gold has no quotes."""
    named = [(s, names_quote(s)) for s in scored if s.gold.get("quote")]
    found = [(s, hit) for s, hit in named if hit is not None]
    if not found:
        return {}
    return {
        "quote_named": share([hit for _, hit in found]),
        "quote_named_scored": share([hit for s, hit in found if s.found.tone is not None]),
    }


def topic_figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """``micro_f1`` over all decisions that a topic is present or not, and F1 of each topic;
    articles, not decisions, are resampled for the intervals. Topics that gold does not label in
    an article are not decisions: an analyst's correction says nothing of the others."""
    keys = packs.topic_keys()
    of_topics = [s for s in scored if _labels(s).keys() & set(keys)]
    gold = np.array([[int(_labels(s).get(key, 0) >= 1) for key in keys] for s in of_topics])
    found = np.array([[int(s.found.topics[key] >= PRESENT) for key in keys] for s in of_topics])
    asked = np.array([[key in _labels(s) for key in keys] for s in of_topics])

    def micro(rows: Rows) -> float:
        return class_f1(1)(confusion(gold[rows][asked[rows]], found[rows][asked[rows]], classes=2))

    return {
        "micro_f1": resampled(micro, len(of_topics)),
        **{key: _topic_figure(key, of_topics) for key in keys},
    }


def _topic_figure(key: str, scored: Sequence[Scored]) -> Figure:
    pairs = [
        (int(labels[key] >= 1), int(s.found.topics[key] >= PRESENT))
        for s in scored
        if key in (labels := _labels(s))
    ]
    return with_interval(class_f1(1), [g for g, _ in pairs], [f for _, f in pairs], classes=2)


def _labels(scored: Scored) -> dict[str, int]:
    labels: dict[str, int] = scored.gold.get("topics") or {}
    return labels


def _classes(scored: Sequence[Scored]) -> tuple[list[int], list[int]]:
    pairs = [s.classes for s in scored]
    return [gold for gold, _ in pairs], [found for _, found in pairs]


def _direction(gold: Sequence[int], found: Sequence[int]) -> Figure:
    pairs = [(g, f) for g, f in zip(gold, found, strict=True) if g in _DIRECTIONS]
    other = len(_DIRECTIONS)
    numbered = [
        (_DIRECTIONS.index(g), _DIRECTIONS.index(f) if f in _DIRECTIONS else other)
        for g, f in pairs
    ]
    return with_interval(macro_f1, [g for g, _ in numbered], [f for _, f in numbered], other + 1)


def _ranks(scored: Sequence[Scored]) -> Figure:
    pairs = [
        (gold, found)
        for gold, found in ((s.tone, s.found.tone) for s in scored)
        if gold is not None and found is not None
    ]
    return rank_correlation([gold for gold, _ in pairs], [found for _, found in pairs])


def _stated(scored: Sequence[Scored]) -> tuple[list[float], list[bool]]:
    """Confidence and whether the class was right, of all that has a confidence."""
    pairs = [(s.found.confidence, s.right) for s in scored if s.found.confidence is not None]
    return [confidence for confidence, _ in pairs], [right for _, right in pairs]
