"""The tables of accuracy in README.md and docs/ACCURACY.md, between their markers.

A table stands between ``<!-- accuracy: NAME -->`` and ``<!-- /accuracy -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from analysis import accuracy
from analysis.accuracy import Headline
from analysis.agreement import Figure
from analysis.models import TONE_CLASSES

PAGES = ("README.md", "docs/ACCURACY.md")

_BLOCK = re.compile(r"(<!-- accuracy: ([a-z ]+) -->\n).*?(<!-- /accuracy -->)", re.S)

LANGUAGES = {"all": "all", "ar": "Arabic", "en": "English", "ru": "Russian"}

MEASURES = {
    "macro_f1": "four classes, macro-F1",
    **{name: f"– {name}, F1" for name in TONE_CLASSES},
    "relation_f1": "relation expressed or not, F1",
    "direction_f1": "negative against positive, macro-F1",
    "rank_correlation": "rank correlation",
    "calibration_error": "calibration error",
}
"""What the tables by language show, and what it is called there."""

COMPARED = (
    "sentences",
    "relation",
    "articles",
    "direction",
    "ranks",
    "quote",
    "translations_none",
    "calibration",
)
"""The headline figures in which backends differ; topics are the same in all."""


PARTED = (
    "sentences",
    "sentences_ar",
    "sentences_en",
    "sentences_ru",
    "relation",
    "articles",
    "direction",
    "ranks",
    "calibration",
    "calibration_articles",
)
"""The headline figures that say what a part of the scorer is worth."""

VARIANTS = {
    "learned": "both (what ships)",
    "words alone": "learned from words alone",
    "findings alone": "learned from the rules' findings alone",
    "rules": "rules alone",
}


def filled(page: str) -> str:
    """A page with each marked table as the committed figures have it."""
    return _BLOCK.sub(lambda block: f"{block[1]}{_TABLES[block[2]]()}\n{block[3]}", page)


def _brief() -> str:
    rows = [
        (one.target.name, _value(one.figure), _interval(one.figure), _count(one.figure))
        for one in accuracy.headline()
        if one.target.brief
    ]
    return _table(("", "figure", "95 % interval", "items"), rows)


def _headlines() -> str:
    rows = [
        (
            dev.target.name,
            f"{'≤' if dev.target.at_most else '≥'} {dev.target.target:.2f}",
            _in_full(dev.figure),
            _count(dev.figure),
            _in_full(folds.figure),
            _verdict(dev, folds),
        )
        for dev, folds in zip(accuracy.headline(), accuracy.cross_validated(), strict=True)
    ]
    heads = ("", "to reach", "dev", "items", "cross-validation on train", "met")
    return _table(heads, rows)


def _verdict(dev: Headline, folds: Headline) -> str:
    """Whether a target is met on dev and, where it was measured there, out of fold."""
    missed = [
        place
        for place, one in (("dev", dev), ("cross-validation", folds))
        if not one.met and (one.figure or one is dev)
    ]
    return f"**no** ({', '.join(missed)})" if missed else "yes"


def _cross_validation() -> str:
    found = accuracy.recorded()["cross_validation"]
    shipped = _default()["version"]
    which = "what ships" if found["version"] == shipped else f"not what ships, {shipped}"
    return (
        f"Cross-validated {found['date']} with {found['version']} ({which}), {found['folds']} "
        f"folds, Python {found['python']}, {found['machine']}, in {found['minutes']:.0f} minutes."
    )


def _ablation() -> str:
    """The figures out of fold of what ships and of its parts."""
    variants = accuracy.recorded()["cross_validation"]["variants"]
    chosen = [target for target in accuracy.TARGETS if target.key in PARTED]
    figures = {
        name: {one.target.key: one.figure for one in accuracy.cross_validated(name)}
        for name in variants
    }
    rows = [
        (target.name, *(_with_interval(each[target.key]) for each in figures.values()))
        for target in chosen
    ]
    return _table(("", *(VARIANTS.get(name, name) for name in variants)), rows)


def _measured() -> str:
    record = accuracy.recorded()
    versions = ", ".join(f"{name} {each['version']}" for name, each in record["backends"].items())
    return (
        f"Measured {record['date']} with the backends {versions} (default: {record['default']}), "
        f"Python {record['python']}, {record['machine']}."
    )


def _backends() -> str:
    """The headline figures of every backend side by side."""
    chosen = [target for target in accuracy.TARGETS if target.key in COMPARED]
    names = list(accuracy.recorded()["backends"])
    figures = {
        name: {one.target.key: one.figure for one in accuracy.headline(name)} for name in names
    }
    rows = [
        (target.name, *(_with_interval(figures[name][target.key]) for name in names))
        for target in chosen
    ]
    return _table(("", *names), rows)


def _by_language(unit: str) -> Callable[[], str]:
    """Tone by language: the four classes together, then each, and the confidence."""

    def table() -> str:
        groups = _reports()[unit]["tone"]
        rows = [
            (name, *(_with_interval(_figure(found[key])) for found in groups.values()))
            for key, name in MEASURES.items()
        ]
        return _table(("", *(_language(*group) for group in groups.items())), rows)

    return table


def _topics() -> str:
    groups = _reports()["articles"]["topics"]
    names = list(groups["all"])
    rows = [
        (
            name.replace("_", " ").replace("f1", "F1"),
            *(_with_interval(_figure(found[name])) for found in groups.values()),
        )
        for name in names
    ]
    return _table(("", *(_language(group, found) for group, found in groups.items())), rows)


def _confusion(unit: str) -> Callable[[], str]:
    def table() -> str:
        counts = _reports()[unit]["confusion"]["all"]
        rows = [(name, *map(str, row)) for name, row in zip(TONE_CLASSES, counts, strict=True)]
        return _table(("label ↓ found →", *TONE_CLASSES), rows)

    return table


def _calibration(unit: str) -> Callable[[], str]:
    def table() -> str:
        rows = [
            (
                f"{each['low']:.1f}–{each['high']:.1f}",
                str(each["n"]),
                f"{each['confidence']:.2f}",
                f"{each['right']:.2f}",
            )
            for each in _reports()[unit]["calibration"]["all"]
            if each["n"]
        ]
        return _table(("confidence", "items", "stated, mean", "right"), rows)

    return table


def _disagreements(measure: str) -> Callable[[], str]:
    def listed() -> str:
        ids = _reports()["parallel"]["disagreements"][measure]
        return ", ".join(ids) or "None."

    return listed


_TABLES: dict[str, Callable[[], str]] = {
    "brief": _brief,
    "headlines": _headlines,
    "measured": _measured,
    "cross validation": _cross_validation,
    "ablation": _ablation,
    "backends": _backends,
    "topics": _topics,
    "topics disagree": _disagreements("topics_agree"),
    "tone disagrees": _disagreements("tone_none"),
    **{
        f"{unit} {name}": make(unit)
        for unit in ("sentences", "articles")
        for name, make in (
            ("by language", _by_language),
            ("confusion", _confusion),
            ("calibration", _calibration),
        )
    },
}


def _default() -> Any:
    record = accuracy.recorded()
    return record["backends"][record["default"]]


def _reports() -> Any:
    return _default()["reports"]


def _figure(values: dict[str, Any]) -> Figure | None:
    return Figure(**values) if values["value"] is not None else None


def _language(group: str, figures: dict[str, Any]) -> str:
    n = next(iter(figures.values()))["n"]
    return f"{LANGUAGES.get(group, group)} ({n} items)"


def _number(value: float) -> str:
    """Two decimals, three where two would turn nearly all into all."""
    short = f"{value:.2f}"
    return f"{value:.3f}" if short == "1.00" and value < 1 else short


def _value(figure: Figure | None) -> str:
    return f"**{_number(figure.value)}**" if figure else "–"


def _interval(figure: Figure | None) -> str:
    return f"{_number(figure.low)}–{_number(figure.high)}" if figure else "–"


def _count(figure: Figure | None) -> str:
    return f"{figure.n:,}" if figure else "0"


def _in_full(figure: Figure | None) -> str:
    """Three decimals, so that a target just missed shows as missed."""
    return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})" if figure else "–"


def _with_interval(figure: Figure | None) -> str:
    return f"{_number(figure.value)} ({_interval(figure)})" if figure else "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
