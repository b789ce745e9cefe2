"""The same sentence should get the same answer in each language.

Nothing is labelled here: translations are compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from analysis.agreement import Figure, share
from analysis.evaluate.gold import Item, Scored, languages_of
from analysis.evaluate.report import figure_line, plain
from analysis.matching import Passage, scanner
from analysis.models import PRESENT, Analysis, Sentence
from analysis.pipeline import analyse_sentence
from analysis.tone.binding import SIDES, named_sides

READ_IN = "en"
"""The language in which it is told whether both sides are named: most of the set was written
in it, and the others translated from it."""


@dataclass(frozen=True, slots=True)
class ParallelReport:
    """Figures of one file of translations.

    ``figures``: ``topics_agree``, the share of lines with the same topics in every language
    among those where any language finds one; ``tone_none``, the share without tone in any
    language among those whose English names not both sides. ``disagreements`` are the ids of
    the lines that do not. There are no ``errors``: nothing is labelled.
    """

    name: str
    unit: str
    n: int
    backend: str
    version: str
    figures: dict[str, Figure]
    disagreements: dict[str, list[str]]
    errors: tuple[Scored, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    def to_table(self) -> str:
        """The report as lines a person reads."""
        return "\n".join(_table(self))


def parallel_report(
    items: Sequence[Item], *, name: str, backend: str | None = None
) -> ParallelReport:
    """Score translations side by side and compare them with each other."""
    analyses = [_analyses(item, backend) for item in items]
    topics = {
        str(item["id"]): len(set(found)) == 1
        for item, scored in zip(items, analyses, strict=True)
        if any(found := [_topics(each) for each in scored])
    }
    tones = {
        str(item["id"]): all(each.tone is None for each in scored)
        for item, scored in zip(items, analyses, strict=True)
        if READ_IN not in item or not _names_both(item[READ_IN])
    }
    first = analyses[0][0]
    return ParallelReport(
        name,
        "translations",
        len(items),
        first.backend,
        first.version,
        {"topics_agree": share(list(topics.values())), "tone_none": share(list(tones.values()))},
        {"topics_agree": _missed(topics), "tone_none": _missed(tones)},
    )


def _analyses(item: Item, backend: str | None) -> list[Analysis]:
    return [
        analyse_sentence(item[code], language=code, backend=backend) for code in languages_of(item)
    ]


def _topics(analysis: Analysis) -> frozenset[str]:
    return frozenset(key for key, salience in analysis.topics.items() if salience >= PRESENT)


def _names_both(text: str) -> bool:
    matches = scanner(READ_IN).find(Passage(Sentence(1, 0, len(text)), text))
    return named_sides(matches) >= SIDES


def _missed(agrees: dict[str, bool]) -> list[str]:
    return [number for number, agreed in agrees.items() if not agreed]


def _table(report: ParallelReport) -> Iterator[str]:
    yield f"{report.name}: {report.n} {report.unit}, backend {report.backend} ({report.version})"
    for name, figure in report.figures.items():
        yield f"    {figure_line(name, figure)}"
    for name, ids in report.disagreements.items():
        yield f"  not {name}: {' '.join(ids) or 'none'}"
