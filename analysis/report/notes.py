"""What a report says of itself: how it was made, how accurate that is, and what makes it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analysis import accuracy, packs
from analysis.catalogue import entry_named, ways
from analysis.locale import Words
from analysis.models import NEUTRAL_BAND, PRESENT
from analysis.report.model import Report

Row = tuple[str, ...]


def method(words: Words) -> list[str]:
    """How scores and numbers are made, a paragraph each."""
    neutral = words.decimal(NEUTRAL_BAND, digits=1)
    present = words.decimal(PRESENT, digits=1)
    languages = words["words.comma"].join(words.language_name(code) for code in packs.languages())
    return [
        words("report.method_tone", neutral=neutral),
        words("report.method_topics", present=present, languages=languages),
        words["report.method_numbers"],
    ]


def accuracy_text(report: Report) -> list[str]:
    """What the figures of accuracy are of, and for what scored articles here there are none."""
    words, record = report.words, accuracy.recorded()
    measured = [backend for backend, figures in report.accuracy.items() if figures]
    others = [backend for backend, figures in report.accuracy.items() if not figures]
    day = words.date(dt.date.fromisoformat(record["date"]))
    said = [words["report.accuracy_text"]] if measured else []
    for backend in measured:
        version = record["backends"][backend]["version"]
        said.append(words("report.measured", backend=backend, version=version, date=day))
        used = {each.version for each in report.provenance.scorers if each.backend == backend}
        if used != {version}:
            said.append(words("report.measured_other", backend=backend))
    if others:
        said.append(words("report.not_measured", backends=words["words.comma"].join(others)))
    return said


def accuracy_rows(report: Report, backend: str) -> list[Row]:
    """The main figures of a backend: what each is, its value, its 95 % interval, and n."""
    words = report.words
    return [
        (
            words.get(f"accuracy.{each.target.key}", each.target.name),
            words.decimal(each.figure.value, digits=2),
            words(
                "compare.ends",
                low=words.decimal(each.figure.low, digits=2),
                high=words.decimal(each.figure.high, digits=2),
            ),
            words.number(each.figure.n),
        )
        for each in report.accuracy[backend]
        if each.target.brief and each.figure
    ]


def provenance_rows(report: Report) -> list[tuple[str, str]]:
    """What the report was made of and when, each under its name."""
    words, made_of = report.words, report.provenance
    days = [words.date(day) for day in (made_of.first, made_of.last) if day]
    params = [f"{name}={value}" for name, value in made_of.params.items()]
    rows = {
        "filters": " & ".join(params) or words["words.none"],
        "dates": " – ".join(dict.fromkeys(days)) or words["words.undated"],
        "n": words.number(made_of.n),
        "stories_n": words.number(made_of.stories),
        "scored_by": ways(made_of.scorers, words),
        "packs": made_of.packs,
        "store": made_of.store or words["words.no_value"],
        "made": words.date(report.made),
        "path": made_of.path,
        "hash": report.hash,
    }
    return [(words[f"report.{name}"], value) for name, value in rows.items()]


def left_out(report: Report) -> Sequence[str]:
    """The charts that were asked for and would be empty, with why."""
    words = report.words
    return [
        words("report.left_out", chart=entry_named(name).called(words), why=why)
        for name, why in report.left_out.items()
    ]
