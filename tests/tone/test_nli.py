"""The optional backend where it cannot run: left out, and the reason told in one line.

What it does where it can is in tests/neural (`make test-neural`).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.errors import AnalysisError
from analysis.tone import DEFAULT, available, backend_named, backends
from analysis.tone.nli.place import LIBRARIES, entailment_label

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(params=LIBRARIES)
def missing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library that is not there, as `import` sees it."""
    monkeypatch.setitem(sys.modules, request.param, None)
    return str(request.param)


def test_without_its_libraries_it_is_left_out_and_says_what_to_install(missing: str) -> None:
    assert backends() == (DEFAULT, "rules")
    reason = available()["nli"]
    assert reason is not None and missing in reason
    assert "pip install -r requirements-neural.txt" in reason


@pytest.mark.parametrize("name", ["nli", "nli:some/model"])
def test_asked_for_without_its_libraries_it_is_refused_before_any_work(
    missing: str, name: str
) -> None:
    for ask in (lambda: backend_named(name), lambda: analyse([Article(text="x")], backend=name)):
        with pytest.raises(AnalysisError, match=r"requirements-neural\.txt"):
            ask()


def test_what_needs_no_libraries_is_always_there(missing: str) -> None:
    assert {name for name, reason in available().items() if reason is None} == {"learned", "rules"}


@pytest.mark.parametrize("name", ["nl", "rules:some/model", ":some/model", "NLI"])
def test_a_name_that_is_none_lists_those_there_are(name: str) -> None:
    with pytest.raises(AnalysisError, match="there are learned, rules, nli"):
        backend_named(name)


def test_the_library_itself_loads_no_neural_one() -> None:
    code = (
        "import sys, analysis.cli, analysis.tone; print({'torch', 'transformers'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout == "set()\n"


@pytest.mark.parametrize(
    ("labels", "number"),
    [
        ({"0": "entailment", "1": "neutral", "2": "contradiction"}, 0),
        ({"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}, 2),
        ({"0": "not_entailment", "1": "entailment"}, 1),
        ({"0": "LABEL_0", "1": "LABEL_1"}, None),
        (None, None),
    ],
)
def test_the_label_of_entailment_is_found_by_its_name(
    labels: dict[str, str] | None, number: int | None
) -> None:
    assert entailment_label({"id2label": labels}) == number
