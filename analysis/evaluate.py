"""Agreement of the scores with gold labels, by language and class.

A gold file is JSON lines, one labelled item each: ``language``, ``title``, ``text``, ``tone``
(null, −2 … +2) and, for articles, ``topics`` (0, 1 or 2 each). Gold tone / 2 is on the program's
scale; a topic counts as present from 1 up.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from analysis import packs
from analysis.agreement import Figure, class_f1, confusion, macro_f1, with_interval
from analysis.errors import SourceError
from analysis.models import PRESENT, TONE_CLASSES, Analysis, Article, tone_class
from analysis.pipeline import analyse, analyse_sentence

GOLD_TONE_STEPS = 2
"""Gold tone runs −2 … +2, the program's −1 … +1."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A gold item and what the program made of it."""

    gold: dict[str, Any]
    found: Analysis


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one gold file: tone and topics by language (``all`` for all of them)."""

    name: str
    unit: str
    tone: dict[str, dict[str, Figure]]
    confusion: dict[str, list[list[int]]]
    topics: dict[str, dict[str, Figure]]

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return asdict(self)

    def to_table(self) -> str:
        """The report as lines a person reads."""
        return "\n".join(_table(self))


def run(paths: Sequence[str | pathlib.Path], *, backend: str | None = None) -> list[Report]:
    """One report for each gold file. Raises SourceError where a file is not one."""
    return [
        report(read_gold(path), name=pathlib.Path(path).name, backend=backend) for path in paths
    ]


def read_gold(path: str | pathlib.Path) -> list[dict[str, Any]]:
    """The items of a gold file."""
    try:
        lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
        items = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as problem:
        raise SourceError(f"{path} cannot be read as gold labels: {problem}") from None
    if not items or not all({"text", "tone", "language"} <= item.keys() for item in items):
        raise SourceError(f"{path}: every line needs the fields text, tone and language")
    return items


def report(items: Sequence[dict[str, Any]], *, name: str, backend: str | None = None) -> Report:
    """Score labelled items and compare."""
    unit = "articles" if "topics" in items[0] else "sentences"
    scored = list(_score(items, unit, backend))
    groups = {"all": scored} | {
        language: [s for s in scored if s.gold["language"] == language]
        for language in sorted({item["language"] for item in items})
    }
    return Report(
        name=name,
        unit=unit,
        tone={group: tone_figures(members) for group, members in groups.items()},
        confusion={group: _confusion(members).tolist() for group, members in groups.items()},
        topics={g: topic_figures(m) for g, m in groups.items()} if unit == "articles" else {},
    )


def _score(items: Sequence[dict[str, Any]], unit: str, backend: str | None) -> Iterator[Scored]:
    if unit == "sentences":
        for item in items:
            found = analyse_sentence(item["text"], language=item["language"], title=item["title"])
            yield Scored(item, found)
        return
    articles = (
        Article(title=item["title"], text=item["text"], language=item["language"]) for item in items
    )
    yield from map(Scored, items, analyse(articles, backend=backend))


def gold_class(tone: int | None) -> int:
    """The number of a gold tone's class in `TONE_CLASSES`."""
    scaled = None if tone is None else tone / GOLD_TONE_STEPS
    return TONE_CLASSES.index(tone_class(scaled))


def _classes(scored: Iterable[Scored]) -> tuple[list[int], list[int]]:
    pairs = [
        (gold_class(s.gold["tone"]), TONE_CLASSES.index(tone_class(s.found.tone))) for s in scored
    ]
    return [gold for gold, _ in pairs], [found for _, found in pairs]


def _confusion(scored: Sequence[Scored]) -> Any:
    return confusion(*_classes(scored), len(TONE_CLASSES))


_NONE = TONE_CLASSES.index("none")
_DIRECTIONS = (TONE_CLASSES.index("negative"), TONE_CLASSES.index("positive"))


def tone_figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """``macro_f1`` over the four classes; ``relation_f1``, relation expressed or not;
    ``direction_f1``, negative against positive where gold has one (anything else a miss);
    and F1 of each class."""
    gold, found = _classes(scored)
    expressed = [int(g != _NONE) for g in gold], [int(f != _NONE) for f in found]
    figures = {
        "macro_f1": with_interval(macro_f1, gold, found, len(TONE_CLASSES)),
        "relation_f1": with_interval(class_f1(1), *expressed, classes=2),
        "direction_f1": _direction(gold, found),
    }
    for number, name in enumerate(TONE_CLASSES):
        figures[name] = with_interval(class_f1(number), gold, found, len(TONE_CLASSES))
    return figures


def _direction(gold: Sequence[int], found: Sequence[int]) -> Figure:
    pairs = [(g, f) for g, f in zip(gold, found, strict=True) if g in _DIRECTIONS]
    other = len(_DIRECTIONS)
    numbered = [
        (_DIRECTIONS.index(g), _DIRECTIONS.index(f) if f in _DIRECTIONS else other)
        for g, f in pairs
    ]
    return with_interval(macro_f1, [g for g, _ in numbered], [f for _, f in numbered], other + 1)


def topic_figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """F1 of present or not for each topic, and ``micro_f1`` over all decisions."""
    decisions = {key: _decisions(key, scored) for key in packs.topic_keys()}
    gold = [label for labels, _ in decisions.values() for label in labels]
    found = [label for _, labels in decisions.values() for label in labels]
    figures = {key: with_interval(class_f1(1), *pair, classes=2) for key, pair in decisions.items()}
    return {"micro_f1": with_interval(class_f1(1), gold, found, classes=2), **figures}


def _decisions(key: str, scored: Sequence[Scored]) -> tuple[list[int], list[int]]:
    gold = [int(s.gold["topics"].get(key, 0) >= 1) for s in scored]
    return gold, [int(s.found.topics[key] >= PRESENT) for s in scored]


def _table(report: Report) -> Iterator[str]:
    yield f"{report.name} ({report.unit})"
    for heading, groups in (("tone", report.tone), ("topics", report.topics)):
        for group, figures in groups.items():
            yield f"  {heading}, {group} (n={figures[next(iter(figures))].n})"
            for name, figure in figures.items():
                yield f"    {name:<18} {figure.value:.3f}  [{figure.low:.3f}–{figure.high:.3f}]"
    yield "  confusion, all (rows gold, columns found): " + ", ".join(TONE_CLASSES)
    for name, row in zip(TONE_CLASSES, report.confusion["all"], strict=True):
        yield f"    {name:<9}" + "".join(f"{count:>6}" for count in row)
