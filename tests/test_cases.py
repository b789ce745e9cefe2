"""Each language's cases: what the pack and the rules make of short sentences.

A case marked ``known_failure`` is one that is not got right yet; it fails the run on the day it
is, so that the mark goes.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse, analyse_sentence, packs
from analysis.models import PRESENT, tone_class
from analysis.pipeline import prepare
from analysis.topics import Naming, namings

CASES = Path(__file__).parent / "cases"
FILES = [CASES / f"{language}.toml" for language in packs.languages()]


def cases(kind: str) -> list[Any]:
    """The cases of a kind in all languages, as pytest parameters."""
    return [
        pytest.param(path.stem, case, marks=_marks(case), id=f"{path.stem}-{number}")
        for path in FILES
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))[kind], start=1)
    ]


def _marks(case: dict[str, Any]) -> tuple[pytest.MarkDecorator, ...]:
    failing = pytest.mark.xfail(reason=case.get("why", "known failure"), strict=True)
    return (failing,) if case.get("known_failure") else ()


def test_every_language_has_its_cases() -> None:
    assert all(path.is_file() for path in FILES)


@pytest.mark.parametrize(("language", "case"), cases("topic"))
def test_topic(language: str, case: dict[str, Any]) -> None:
    (found,) = analyse([Article(title=case.get("title"), text=case["text"], language=language)])
    present = {key for key, salience in found.topics.items() if salience >= PRESENT}
    assert set(case.get("present", ())) <= present
    assert present.isdisjoint(case.get("absent", ()))


@pytest.mark.parametrize(("language", "case"), cases("said"))
def test_what_is_said_of_a_topic(language: str, case: dict[str, Any]) -> None:
    for sentence in case["sentences"]:
        found = prepare(Article(text=sentence, language=language)).found
        named = namings(found, language)[case["topic"]]
        assert set(named.values()) == {Naming.ABOUT}, sentence


@pytest.mark.parametrize(("language", "case"), cases("tone"))
def test_tone(language: str, case: dict[str, Any]) -> None:
    found = analyse_sentence(
        case["text"], language=language, title=case.get("title"), backend="rules"
    )
    assert tone_class(found.tone) == case["expect"], [item.why for item in found.evidence]
