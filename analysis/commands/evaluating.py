"""``evaluate`` and ``train``: scores against labels, and weights fitted on them."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console.evidence import sentence_lines, tone_text
from analysis.console.options import Commands, add_backend

if TYPE_CHECKING:
    from analysis.evaluate import Scored

WORST_ERRORS = 20
"""Errors that ``evaluate`` prints with their evidence unless told otherwise."""

ERROR_WIDTH = 400
"""Characters of an item's title and text before the evidence of an error."""


def add(commands: Commands) -> None:
    """Adds ``evaluate`` and ``train``."""
    _add_evaluate(commands)
    _add_train(commands)


def _add_evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="accuracy against labels, by language",
        description="Compare scores with gold labels (sentences or articles), or translations "
        "side by side with each other; as JSON lines.",
    )
    command.add_argument("gold", metavar="GOLD.jsonl", nargs="+", help="files of such items")
    command.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="table (default): for reading; json: for machines",
    )
    add_backend(command)
    command.add_argument(
        "--errors",
        metavar="N",
        type=int,
        default=WORST_ERRORS,
        help=f"how many of the worst errors to print with their evidence ({WORST_ERRORS})",
    )
    command.set_defaults(run=_evaluate)


def _add_train(commands: Commands) -> None:
    command = commands.add_parser(
        "train",
        help="refit the learned weights on labels",
        description="Fit the learned scorer on labelled sentences. The same labels give the "
        "same weights, to the byte.",
    )
    command.add_argument("labels", metavar="LABELS.jsonl", nargs="+", help="files of labels")
    command.add_argument(
        "--out", metavar="FILE.npz", help="the file to write (default: the weights that ship)"
    )
    command.set_defaults(run=_train)


def _evaluate(options: argparse.Namespace) -> None:
    from analysis import evaluate

    reports = evaluate.run(options.gold, backend=options.backend, errors=options.errors)
    if options.format == "json":
        print(json.dumps([report.to_json() for report in reports], ensure_ascii=False, indent=1))
        return
    for report in reports:
        print(report.to_table(), end="\n\n")
        for number, wrong in enumerate(report.errors, start=1):
            print("\n".join(_error(number, wrong)), end="\n\n")


def _train(options: argparse.Namespace) -> None:
    from analysis.tone.learned import WEIGHTS
    from analysis.training import train

    out = Path(options.out or WEIGHTS)
    train(options.labels, out)
    print(f"weights written to {out}")


def _error(number: int, wrong: Scored) -> Iterator[str]:
    """An item of which the class is wrong: what was read, and the sentences that made it so."""
    analysis, words = wrong.found, wrong.gold.get("quote") or wrong.article.text
    yield (
        f"error {number}, {wrong.gold.get('id', analysis.article_id)} ({analysis.language}): "
        f"gold {tone_text(wrong.tone)}, found {tone_text(analysis.tone)}, "
        f"confidence {analysis.confidence or 0:.2f}"
    )
    yield textwrap.shorten(f"{wrong.article.title or ''} | {words}", ERROR_WIDTH, placeholder=" …")
    found = [item for item in analysis.evidence if item.kind == "tone"]
    for sentence in analysis.sentences:
        if own := [item for item in found if item.sentence == sentence.index]:
            yield from sentence_lines(wrong.article, sentence, own)
