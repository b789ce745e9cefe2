"""The figures of one gold file, for machines and on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from analysis.agreement import Bin, Figure
from analysis.evaluate.gold import Item, Scored, score, unit_of
from analysis.evaluate.measures import calibration, confusion_table, tone_figures, topic_figures
from analysis.models import TONE_CLASSES

EVERYTHING = "all"
"""The group of all items, beside one group a language."""

UNSAID = 1.0
"""How far off a tone counts where one side says nothing and the other has a tone: as far as
from neutral to the end of the scale."""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one gold file by language (``all`` for all of them).

    ``confusion`` has gold classes as rows, found ones as columns, in the order of
    `TONE_CLASSES`; ``topics`` is empty for sentences; ``errors`` are the worst items of a
    wrong class, worst first, as many as were asked for.
    """

    name: str
    unit: str
    n: int
    backend: str
    version: str
    tone: dict[str, dict[str, Figure]]
    topics: dict[str, dict[str, Figure]]
    confusion: dict[str, list[list[int]]]
    calibration: dict[str, list[Bin]]
    errors: tuple[Scored, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    def to_table(self) -> str:
        """The report as lines a person reads, without its errors."""
        return "\n".join(_table(self))


def report(
    items: Sequence[Item], *, name: str, backend: str | None = None, errors: int = 0
) -> Report:
    """Score labelled items and compare; keep so many of the worst errors."""
    scored = list(score(items, backend=backend))
    groups = by_language(scored)
    unit, first = unit_of(items), scored[0].found
    return Report(
        name=name,
        unit=unit,
        n=len(scored),
        backend=first.backend,
        version=first.version,
        tone={group: tone_figures(members) for group, members in groups.items()},
        topics={g: topic_figures(m) for g, m in groups.items()} if unit == "articles" else {},
        confusion={group: confusion_table(members) for group, members in groups.items()},
        calibration={group: calibration(members) for group, members in groups.items()},
        errors=worst(scored, errors),
    )


def worst(scored: Sequence[Scored], count: int) -> tuple[Scored, ...]:
    """So many items of a wrong class, worst first."""
    wrong = [each for each in scored if not each.right]
    return tuple(sorted(wrong, key=badness, reverse=True)[:count])


def badness(scored: Scored) -> float:
    """How bad an error is: how far the tone is off, times the confidence it was given with."""
    gold, found = scored.tone, scored.found.tone
    distance = UNSAID if gold is None or found is None else abs(gold - found)
    return distance * (scored.found.confidence or 0.0)


def by_language(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """The items of each language, after `EVERYTHING` that holds them all."""
    groups: dict[str, list[Scored]] = {EVERYTHING: list(scored)}
    for language in sorted({s.gold["language"] for s in scored}):
        groups[language] = [s for s in scored if s.gold["language"] == language]
    return groups


def plain(value: Any) -> Any:
    """A part of a report as plain JSON values, ``None`` for every not-a-number."""
    if isinstance(value, Scored):
        return _error(value)
    if isinstance(value, Figure | Bin):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _error(scored: Scored) -> dict[str, Any]:
    found = scored.found.to_record()
    wanted = ("language", "tone", "confidence", "note", "evidence")
    return {
        "id": scored.gold.get("id", found["id"]),
        "gold": scored.tone,
        **{name: found[name] for name in wanted},
    }


def figure_line(name: str, figure: Figure) -> str:
    """A figure on one line: its name, value, interval and number of items."""
    if math.isnan(figure.value):
        return f"{name:<18}   –                    n={figure.n}"
    interval = f"[{figure.low:.3f} to {figure.high:.3f}]"
    return f"{name:<18} {figure.value:.3f}  {interval}  n={figure.n}"


def _table(report: Report) -> Iterator[str]:
    yield f"{report.name}: {report.n} {report.unit}, backend {report.backend} ({report.version})"
    for heading, groups in (("tone", report.tone), ("topics", report.topics)):
        for group, figures in groups.items():
            yield f"  {heading}, {group}"
            yield from (f"    {figure_line(name, figure)}" for name, figure in figures.items())
    for group, counts in report.confusion.items():
        yield f"  confusion, {group} (rows gold, columns found)"
        yield " " * 13 + "".join(f"{name:>10}" for name in TONE_CLASSES)
        for name, row in zip(TONE_CLASSES, counts, strict=True):
            yield f"    {name:<9}" + "".join(f"{count:>10}" for count in row)
    yield f"  calibration, {EVERYTHING} (confidence stated, share right)"
    for each in report.calibration[EVERYTHING]:
        if each.n:
            stated, right = f"{each.confidence:.2f}", f"{each.right:.2f}"
            yield f"    {each.low:.1f} to {each.high:.1f}  {stated}  {right}  n={each.n}"
