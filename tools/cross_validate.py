"""Measures by cross-validation what the learned scorer makes of train: `make cross-validation`.

Five folds, grouped by article: no sentence of an article stands in the fold its scorer learned
from, and no article is scored by one that learned from its sentences. What ships is measured
beside its parts (words alone, findings of the rules alone, the rules as they are). The figures go
into analysis/accuracy.json, beside those on dev, and no text of the labels is written anywhere.

    python tools/cross_validate.py ../shared/gold
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis import tone  # noqa: E402
from analysis.evaluate import Scored, read_gold  # noqa: E402
from analysis.evaluate.gold import Item, score, unit_of  # noqa: E402
from analysis.evaluate.measures import tone_figures, topic_figures  # noqa: E402
from analysis.evaluate.report import EVERYTHING, by_language, plain  # noqa: E402
from analysis.models import Article  # noqa: E402
from analysis.pipeline import prepare  # noqa: E402
from analysis.tone.backend import ArticleTone, SentenceTone  # noqa: E402
from analysis.tone.features import Features  # noqa: E402
from analysis.tone.learned import Learned, Row, Weights  # noqa: E402
from analysis.tone.reading import Read, read  # noqa: E402
from analysis.training import Example, example, fit, read_sentence  # noqa: E402
from tools.accuracy import RECORD, as_json, fill_pages, measured_here, rounded  # noqa: E402

TRAIN = {"sentences": "sentences.train.jsonl", "articles": "articles.train.jsonl"}

FOLDS = 5

OPENING = 40
"""Characters of a text that stand for its article where it has no title."""

Part = Callable[[Features], Features]


def _words_alone(seen: Features) -> Features:
    """The words and the title; of what the rules found nothing but the language."""
    kept = {name: value for name, value in seen.rules.items() if name.startswith("language=")}
    return replace(seen, rules=kept)


def _findings_alone(seen: Features) -> Features:
    """What the rules found, without any word."""
    return replace(seen, words=(), title=())


PARTS: Mapping[str, Part] = {
    "learned": lambda seen: seen,
    "words alone": _words_alone,
    "findings alone": _findings_alone,
}
"""What each variant of the learned scorer sees of a sentence; the first is what ships."""

RULES = "rules"
"""The rules backend, which learns nothing, on the same items."""


class Partly(Learned):
    """The learned scorer where it sees a part of the features only."""

    def __init__(self, fitted: Weights, part: Part) -> None:
        super().__init__(fitted)
        self._part = part

    def log_odds(self, seen: Features) -> Row:
        """The log-odds of each step and of none from the part that is seen."""
        return super().log_odds(self._part(seen))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled item read once for all folds: the rules' answer, its sentences as read for tone,
    and, for a sentence near the relation, the example it is."""

    by_rules: Scored
    sentences: Sequence[Read]
    example: Example | None

    @property
    def group(self) -> str:
        """What its article is known by."""
        gold = self.by_rules.gold
        return str(gold.get("title") or gold["text"][:OPENING])


def labelled(items: Sequence[Item]) -> list[Labelled]:
    """The items of a gold file, read and scored by the rules."""
    whole = unit_of(items) == "articles"
    return [
        Labelled(scored, _whole(scored.article), None)
        if whole
        else Labelled(scored, read_sentence(scored.gold), example(scored.gold))
        for scored in score(items, backend=RULES)
    ]


def _whole(article: Article) -> list[Read]:
    ready = prepare(article)
    return read(ready.found, ready.language)


def out_of_fold(
    sentences: Sequence[Labelled], articles: Sequence[Labelled], part: Part
) -> tuple[list[Scored], list[Scored]]:
    """Every sentence and article as scored by a fit on the other folds that sees a part."""
    items = (*sentences, *articles)
    found = {
        at: judged(items[at], scorer, whole=at >= len(sentences))
        for scorer, held in folds(items, part)
        for at in held
    }
    ordered = [found[at] for at in range(len(items))]
    return ordered[: len(sentences)], ordered[len(sentences) :]


def folds(items: Sequence[Labelled], part: Part) -> Iterator[tuple[Learned, Sequence[int]]]:
    """For each fold the scorer fitted on the others, and the numbers of the items held out."""
    groups = [each.group for each in items]
    for rest, held in GroupKFold(FOLDS).split(items, groups=groups):
        known = [one for at in rest if (one := items[at].example) is not None]
        yield Partly(fit([replace(one, seen=part(one.seen)) for one in known]), part), held


def judged(item: Labelled, scorer: Learned, *, whole: bool) -> Scored:
    """An item as a scorer has it: a ``whole`` article, else its last sentence after its title."""
    (toned,) = scorer.sentences([item.sentences], item.by_rules.found.language)
    answer = scorer.article(toned) if whole else _alone(toned[-1])
    proofs = [proof for each in (toned if whole else toned[-1:]) for proof in each.evidence]
    found = replace(
        item.by_rules.found, tone=answer.tone, confidence=answer.confidence, evidence=tuple(proofs)
    )
    return replace(item.by_rules, found=found)


def _alone(sentence: SentenceTone) -> ArticleTone:
    return ArticleTone(sentence.tone, sentence.confidence or 0.0)


def reports_of(sentences: Sequence[Scored], articles: Sequence[Scored]) -> dict[str, Any]:
    """Figures by language, placed as in the reports of `analysis.evaluate`."""
    return {
        unit: {"n": len(scored), "tone": _by_group(scored)}
        for unit, scored in (("sentences", sentences), ("articles", articles))
    }


def _by_group(scored: Sequence[Scored]) -> dict[str, Any]:
    groups = by_language(scored)
    return {group: plain(tone_figures(members)) for group, members in groups.items()}


def cross_validated(gold: Path) -> dict[str, Any]:
    """What accuracy.json holds of the cross-validation, measured now.

    ``variants`` has the reports of each; topics, which no fold fits, are measured on the very
    articles their weights were fitted on and stand with the first. ``minutes`` is the time taken.
    """
    start = time.monotonic()
    read_in = {unit: labelled(read_gold(gold / name)) for unit, name in TRAIN.items()}
    variants = {
        name: reports_of(*out_of_fold(read_in["sentences"], read_in["articles"], part))
        for name, part in PARTS.items()
    }
    plainly = {unit: [each.by_rules for each in members] for unit, members in read_in.items()}
    variants[RULES] = reports_of(plainly["sentences"], plainly["articles"])
    variants[tone.DEFAULT]["articles"]["topics"] = {
        EVERYTHING: plain(topic_figures(plainly["articles"]))
    }
    return {
        "version": tone.backend_named(tone.DEFAULT).version(),
        "folds": FOLDS,
        **measured_here(),
        "minutes": round((time.monotonic() - start) / 60, 1),
        "variants": rounded(variants),
    }


def main() -> None:
    """Measure, write beside the figures on dev, and fill the pages."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "gold",
        type=Path,
        nargs="?",
        default=Path(os.environ.get("GOLD") or ROOT.parent / "shared" / "gold"),
        help="the folder of gold labels (default: $GOLD, else ../shared/gold)",
    )
    measured = cross_validated(parser.parse_args().gold)
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    RECORD.write_text(as_json(record | {"cross_validation": measured}), encoding="utf-8")
    fill_pages()


if __name__ == "__main__":
    main()
